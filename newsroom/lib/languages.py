"""The languages that readers may be spoken to in, each by its own name."""

LANGUAGES = [
    ("en", "English"),
    ("ar", "العربية"),
    ("de", "Deutsch"),
    ("es", "Español"),
    ("fr", "Français"),
    ("pt", "Português"),
    ("ru", "Русский"),
]
RIGHT_TO_LEFT = {"ar"}
