"""What `check` says: one warning, known and explained, and errors that would open the seam."""

import re
from pathlib import Path

import pytest
from ckeditor.fields import RichTextField as UncleanedField  # noqa: TID251 (the one E003 is for)
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.utils import matches_patterns
from django.core import checks
from django.db import connection, models
from django.test.utils import isolate_apps

from newsroom.lib.richtext import checks as seam
from newsroom.lib.richtext.assets import UNUSED_PLUGINS, NewsroomStaticFiles
from newsroom.lib.richtext.widgets import REMOVED_PLUGINS

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ["articles", "comments", "newsroom"]


def ids(messages):
    return [message.id for message in messages]


@pytest.mark.django_db
def test_the_editor_is_the_only_thing_to_warn_of():
    """CKEditor 4 is no longer maintained; SECURITY.md says what that means here.

    The warning is not silenced, so that this test fails on the day the package leaves, and
    whenever anything else joins it.
    """
    found = checks.run_checks(databases=[connection.alias])
    assert {message.id for message in found} == {"ckeditor.W001"}


def test_nothing_is_silenced(settings):
    assert settings.SILENCED_SYSTEM_CHECKS == []


@pytest.mark.parametrize(
    "check",
    [
        seam.check_no_uploader,
        seam.check_no_outside_config,
        seam.check_no_uncleaned_fields,
        seam.check_editor_filters,
    ],
)
def test_the_seam_is_closed(check):
    assert check in checks.registry.registry.registered_checks
    assert check(None) == []


def test_e001_the_uploader(monkeypatch):
    monkeypatch.setattr(seam.apps, "is_installed", lambda name: name == "ckeditor_uploader")
    assert ids(seam.check_no_uploader(None)) == ["richtext.E001"]


def test_e002_configuration_outside_the_seam(settings):
    settings.CKEDITOR_CONFIGS = {}
    assert ids(seam.check_no_outside_config(None)) == ["richtext.E002"]


@isolate_apps("articles")
def test_e003_a_field_that_cleans_nothing(monkeypatch):
    class Leaflet(models.Model):  # noqa: DJ008
        text = UncleanedField()

        class Meta:
            app_label = "articles"

    monkeypatch.setattr(seam.apps, "get_models", lambda: [Leaflet])
    found = seam.check_no_uncleaned_fields(None)
    assert ids(found) == ["richtext.E003"]
    assert found[0].msg == "articles.Leaflet.text stores HTML that nothing has cleaned."


@pytest.mark.parametrize("loose", [{"fullPage": True}, {"allowedContent": True}, {}])
def test_e004_an_editor_that_filters_nothing(monkeypatch, loose):
    monkeypatch.setattr(seam, "editor_config", lambda: loose)
    assert ids(seam.check_editor_filters(None)) == ["richtext.E004"]


def test_no_page_of_the_editor_is_collected():
    collected = [
        path
        for finder in get_finders()
        for path, _storage in finder.list(NewsroomStaticFiles.ignore_patterns)
    ]
    assert "ckeditor/ckeditor/ckeditor.js" in collected
    assert [path for path in collected if path.endswith((".html", ".htm", ".php"))] == []
    assert len([path for path in collected if path.startswith("ckeditor/")]) > 300


@pytest.mark.parametrize(
    "path",
    [
        "ckeditor/ckeditor/plugins/preview/preview.html",
        "ckeditor/ckeditor/plugins/exportpdf/tests/manual/configfilename.html",
        "ckeditor/ckeditor/plugins/codesnippetgeshi/plugin.js",
        "ckeditor/ckeditor/plugins/wsc/dialogs/ciframe.html",
        "ckeditor/ckeditor/plugins/mathjax/icons/mathjax.png",
        "ckeditor/ckeditor/skins/moono/editor.css",
        "ckeditor/galleriffic/js/jquery-1.3.2.js",
        "ckeditor/ckeditor/samples/index.html",
    ],
)
def test_what_is_not_served(path):
    assert matches_patterns(path, NewsroomStaticFiles.ignore_patterns)


def test_what_is_left_out_is_asked_for_by_nothing():
    script = Path(finders.find("ckeditor/ckeditor/ckeditor.js")).read_text()
    built_in = set(re.findall(r'CKEDITOR\.plugins\.add\("([a-z0-9]+)"', script))
    assert "link" in built_in
    assert built_in & set(UNUSED_PLUGINS) <= set(REMOVED_PLUGINS)


def test_files_of_other_apps_are_served():
    for path in ("css/preview/site.css", "admin/js/core.js", "js/samples/x.js"):
        assert not matches_patterns(path, NewsroomStaticFiles.ignore_patterns)


def test_one_place_turns_text_into_html():
    """Templates escape everything, and code marks nothing as safe, but for the one filter."""
    templates = [
        path
        for room in ["templates", *ROOMS]
        for path in (ROOT / room).rglob("*")
        if path.suffix in {".html", ".xml"} and path.is_file()
    ]
    assert templates
    for path in templates:  # mails are .txt, and nothing in them is HTML
        text = path.read_text()
        assert not re.search(r"\|\s*safe(seq)?\b|autoescape\s+off", text), path
    unescaped = re.compile(r"\bmark_safe\b|\bSafe(String|Text)\(|\bhtml_safe\b|__html__")
    found = [
        str(path.relative_to(ROOT))
        for room in ROOMS
        for path in (ROOT / room).rglob("*.py")
        if unescaped.search(path.read_text())
    ]
    assert found == ["newsroom/lib/templatetags/richtext.py"]


def test_only_the_seam_knows_the_editor():
    """Elsewhere its name is an entry of INSTALLED_APPS, and nothing more."""
    found = {
        str(path.relative_to(ROOT)): len(re.findall("ckeditor|nh3", path.read_text()))
        for room in ROOMS
        for path in (ROOT / room).rglob("*.py")
        if "richtext" not in path.parts and re.search("ckeditor|nh3", path.read_text())
    }
    assert found == {"newsroom/settings.py": 1}
