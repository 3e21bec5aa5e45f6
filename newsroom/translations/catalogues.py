"""The catalogues in locale/: brought up to date by `gather_messages`, compiled where they serve."""

import os
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings

from newsroom.lib.languages import LANGUAGES
from newsroom.translations.gathering import gathered

# The words in the code are English.
SOURCE = "en"
WIDTH = 100
HEADER = """\
# What readers of Newsroom are told, in one language: %s.
#
# Between "msgid" and "msgstr" nothing but the latter is changed. What stands in %%(brackets)s or {}
# is filled in when the page is made: keep it letter for letter, in any order. A text with
# "msgid_plural" has a form for each kind of number of the language; where a form serves several
# numbers it has to name the number, even if the English does not.
# After a change: manage.py gather_messages."""


def languages() -> list[str]:
    return [code for code, _ in LANGUAGES if code != SOURCE]


def path_of(language: str) -> Path:
    return Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.po"


def catalogue_of(language: str) -> Catalog:
    """As it is stored; empty for a language that has none yet."""
    path = path_of(language)
    if not path.exists():
        return new_catalogue(language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def new_catalogue(language: str) -> Catalog:
    return Catalog(
        locale=language,
        header_comment=HEADER % dict(LANGUAGES)[language],
        project="Newsroom",
        version="1",
        msgid_bugs_address="see SECURITY.md and CONTRIBUTING.md",
        last_translator="the translators of Newsroom",
        language_team="the translators of Newsroom",
        charset="utf-8",
        fuzzy=False,
    )


def bring_up_to_date(language: str, template: Catalog) -> int:
    """Adds what is new, sets aside what is no longer said; how many wait for a translator.

    Nothing is guessed from texts that look alike: a guess that nobody read would be printed.
    """
    catalogue = catalogue_of(language)
    catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
    path = path_of(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=WIDTH, include_lineno=False)
    return sum(not is_translated(message) for message in catalogue if message.id)


def is_translated(message: object) -> bool:
    forms = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(forms)


def gather() -> Iterator[tuple[str, int]]:
    template = gathered()
    for language in languages():
        yield language, bring_up_to_date(language, template)


def compile_catalogues() -> list[str]:
    """Makes those ready to serve that are newer than what was made of them before."""
    return [language for language in languages() if compile_one(path_of(language))]


def compile_one(path: Path) -> bool:
    made = path.with_suffix(".mo")
    if not path.exists() or is_newer(made, than=path):
        return False
    with path.open("rb") as file:
        catalogue = read_po(file, locale=path.parent.parent.name)
    # In one step: another process may be reading it, or making it as well.
    unfinished = made.with_suffix(f".{os.getpid()}")
    with unfinished.open("wb") as file:
        write_mo(file, catalogue)
    unfinished.replace(made)
    return True


def is_newer(made: Path, *, than: Path) -> bool:
    return made.exists() and made.stat().st_mtime_ns > than.stat().st_mtime_ns
