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
# Those whose catalogue in locale/ is complete: a site may choose among them.
FINISHED = {"en", "ar", "de", "es", "fr", "pt", "ru"}
SPOKEN = [(code, name) for code, name in LANGUAGES if code in FINISHED]
RIGHT_TO_LEFT = {"ar"}
# As share cards want them: a language with a country (ogp.me).
LOCALES = {
    "ar": "ar_AR",
    "de": "de_DE",
    "en": "en_GB",
    "es": "es_ES",
    "fr": "fr_FR",
    "pt": "pt_PT",
    "ru": "ru_RU",
}
