"""The catalogues know every text there is, and are made ready without any other program."""

import gettext
import os

import pytest
from django.core.management import call_command

from newsroom.lib.languages import LANGUAGES
from newsroom.translations import catalogues
from newsroom.translations.gathering import gathered

ALL = catalogues.languages()


@pytest.fixture
def elsewhere(settings, tmp_path):
    """Catalogues in a folder of the test's own."""
    settings.LOCALE_PATHS = [tmp_path]
    return tmp_path


def texts_of(catalogue):
    return {(message.context, message.id) for message in catalogue if message.id}


def test_there_is_one_for_every_language_but_english():
    assert sorted([*ALL, "en"]) == sorted(code for code, _name in LANGUAGES)


@pytest.mark.parametrize("language", ALL)
def test_every_text_of_the_code_is_in_it_and_no_other(language):
    """When this fails: make messages."""
    assert texts_of(catalogues.catalogue_of(language)) == texts_of(gathered())


@pytest.mark.parametrize("language", ALL)
def test_nothing_in_it_is_a_guess(language):
    assert not [message.id for message in catalogues.catalogue_of(language) if message.fuzzy]


def test_what_was_translated_stays_and_what_is_gone_is_set_aside(elsewhere):
    catalogues.bring_up_to_date("de", gathered())
    catalogue = catalogues.catalogue_of("de")
    catalogue.get("Menu").string = "Menü"
    catalogue.add("Of yesterday", "Von gestern")
    with catalogues.path_of("de").open("wb") as file:
        catalogues.write_po(file, catalogue)
    catalogues.bring_up_to_date("de", gathered())
    written = catalogues.path_of("de").read_text(encoding="utf-8")
    assert 'msgid "Menu"\nmsgstr "Menü"' in written
    assert '#~ msgid "Of yesterday"' in written
    assert catalogues.catalogue_of("de").get("Of yesterday") is None


def test_to_gather_again_changes_nothing(elsewhere):
    catalogues.bring_up_to_date("ru", gathered())
    before = catalogues.path_of("ru").read_bytes()
    catalogues.bring_up_to_date("ru", gathered())
    assert catalogues.path_of("ru").read_bytes() == before


def test_the_command_says_what_is_missing(elsewhere, capsys):
    call_command("gather_messages")
    said = capsys.readouterr().out
    assert [line.partition(":")[0] for line in said.splitlines()] == ALL
    assert "texts wait for a translator" in said


def test_what_is_compiled_is_what_was_written(elsewhere):
    catalogues.bring_up_to_date("ru", gathered())
    catalogue = catalogues.catalogue_of("ru")
    forms = ("%(count)s комментарий", "%(count)s комментария", "%(count)s комментариев")
    catalogue.get("%(count)s Comment").string = forms
    with catalogues.path_of("ru").open("wb") as file:
        catalogues.write_po(file, catalogue)
    assert catalogues.compile_catalogues() == ["ru"]
    spoken = gettext.translation("django", elsewhere, ["ru"])
    texts = ("%(count)s Comment", "%(count)s Comments")
    assert [spoken.ngettext(*texts, number) for number in (21, 3, 11)] == list(forms)


def test_only_what_is_newer_is_compiled_and_nothing_is_left_lying(elsewhere):
    catalogues.bring_up_to_date("fr", gathered())
    assert catalogues.compile_catalogues() == ["fr"]
    assert catalogues.compile_catalogues() == []
    made = catalogues.path_of("fr").with_suffix(".mo")
    os.utime(made, (0, 0))
    assert catalogues.compile_catalogues() == ["fr"]
    assert sorted(path.name for path in made.parent.iterdir()) == ["django.mo", "django.po"]


def test_to_collect_the_static_files_compiles_them_too(elsewhere, settings):
    settings.STATIC_ROOT = elsewhere / "static"
    settings.STATICFILES_DIRS = []
    settings.STATICFILES_FINDERS = []
    catalogues.bring_up_to_date("es", gathered())
    call_command("collectstatic", interactive=False, verbosity=0, dry_run=True)
    assert not catalogues.path_of("es").with_suffix(".mo").exists()
    call_command("collectstatic", interactive=False, verbosity=0)
    assert catalogues.path_of("es").with_suffix(".mo").exists()
