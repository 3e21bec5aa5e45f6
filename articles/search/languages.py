"""Which rules Postgres has for a language; all of these come with every server."""

PLAIN = "simple"
CONFIGS = {
    "ar": "arabic",
    "de": "german",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "pt": "portuguese",
    "ru": "russian",
}


def config_of(language: str) -> str:
    """Words are compared as they stand where the rules of a language are not known."""
    return CONFIGS.get(language.partition("-")[0].lower(), PLAIN)
