"""The editor's settings, which are code, and what the page around it is given."""

import json
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.utils import translation

from newsroom.lib.richtext.policy import TAGS
from newsroom.lib.richtext.widgets import REMOVED_PLUGINS, BodyWidget, editor_config
from newsroom.lib.richtext.words import UNSPACED

BUNDLE = Path(finders.find("ckeditor/ckeditor/ckeditor.js"))


def config_of(html):
    found = re.search(r'data-config="([^"]*)"', html)
    return json.loads(found.group(1).replace("&quot;", '"').replace("&#x27;", "'"))


def rendered():
    return BodyWidget().render("body", "<p>a</p>", {"id": "id_body"})


def test_the_text_stands_in_a_textarea_escaped():
    assert "&lt;p&gt;a&lt;/p&gt;</textarea>" in rendered()
    assert 'id="id_body"' in rendered()


def test_no_setting_reaches_the_editor(settings):
    settings.CKEDITOR_CONFIGS = {"default": {"allowedContent": True, "fullPage": True}}
    config = config_of(rendered())
    assert config["allowedContent"] == editor_config()["allowedContent"]
    assert "fullPage" not in config


def test_what_could_do_harm_is_off():
    config = config_of(rendered())
    assert config["versionCheck"] is False
    assert config["clipboard_handleImages"] is False
    assert not {"filebrowserUploadUrl", "filebrowserBrowseUrl"} & set(config)
    assert len(REMOVED_PLUGINS) == len(set(REMOVED_PLUGINS)) == 29


def test_the_only_plugins_beside_the_bundle_are_our_own():
    """Each of them has a button, an icon that is there, and a name in the language of the desk."""
    config = config_of(rendered())
    assert config["extraPlugins"] == "storylink,footnote,pullquote,picture,embed"
    scripts = "".join(path.read_text() for path in Path("static/js/desk").glob("*.js"))
    for name, icon in config["desk"]["icons"].items():
        assert f'CKEDITOR.plugins.add("{name.lower()}"' in scripts
        assert finders.find(icon.removeprefix("/static/"))
        assert config["desk"]["labels"][name]
        assert name in {button for group in config["toolbar"] for button in group}


def test_the_editor_lets_through_what_the_policy_stores():
    allowed = config_of(rendered())["allowedContent"].split(";")
    assert "blockquote(pull-quote)" in allowed
    assert "figure[data-picture,data-embed](is-wide)" in allowed
    assert "a[!href,data-article,rel]" in allowed
    assert not [rule for rule in allowed if rule.startswith(("img", "iframe", "script", "style"))]


def test_scripts_count_by_the_same_table_and_know_the_same_hosts():
    desk = config_of(rendered())["desk"]
    assert dict(desk["counting"]["unspaced"]) == UNSPACED
    assert {"p", "td", "figcaption", "br"} <= set(desk["counting"]["breaks"])
    assert {"youtube.com", "youtu.be", "vimeo.com"} <= set(desk["videoHosts"])
    scripts = "".join(path.read_text() for path in Path("static/js").rglob("*.js"))
    assert not re.search("youtu|vimeo", scripts, re.IGNORECASE)


def test_every_removed_plugin_is_in_the_bundle():
    plugins = re.search(r"config\.plugins='([^']+)'", BUNDLE.read_text()).group(1).split(",")
    assert set(REMOVED_PLUGINS) <= set(plugins)


def test_the_bundle_is_the_one_that_was_examined():
    """Another version needs SECURITY.md's table, the plugin list and the browser tests again."""
    assert re.search(r'version:"([0-9.]+)"', BUNDLE.read_text()).group(1) == "4.22.1"


def test_the_editor_styles_its_text_as_the_site_does():
    assert config_of(rendered())["contentsCss"] == ["/static/css/editor.css"]
    styles = Path("static/css/editor.css").read_text()
    for tag in TAGS.keys() - {"thead", "tbody", "tr", "br", "strong", "em"}:
        assert re.search(rf"\b{tag}\b", styles), tag


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "en"), ("de", "de"), ("pt-br", "pt-br"), ("zh-hans", "zh-cn"), ("zh-hant", "zh")],
)
def test_the_editor_speaks_the_language_of_the_desk(language, expected):
    with translation.override(language):
        assert config_of(rendered())["language"] == expected


def test_no_language_at_all_is_english():
    with translation.override(None):
        assert config_of(rendered())["language"] == "en"


def test_the_page_loads_our_own_files_only():
    media = str(BodyWidget().media)
    assert 'src="/static/js/desk-editor.js" type="module"' in media
    assert re.findall(r"https?://", media) == []


def test_browsers_do_not_insist_on_the_hidden_textarea():
    assert BodyWidget().use_required_attribute(None) is False
