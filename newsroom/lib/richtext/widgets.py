"""The editor. To change to another one, replace this file, toolbar.py and the desk's scripts."""

from typing import Any

from ckeditor.widgets import CKEditorWidget
from django import forms
from django.templatetags.static import static
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from newsroom.lib import embeds
from newsroom.lib.richtext import toolbar, words
from newsroom.lib.richtext.policy import SCHEMES

# Nothing that stays requires one of these. They make what the policy forbids, talk to third
# parties (exportpdf, scayt), open windows (preview, print, popup) or send files (the last three).
REMOVED_PLUGINS = (
    *("about", "bidi", "colorbutton", "colordialog", "copyformatting", "dialogadvtab", "div"),
    *("exportpdf", "font", "forms", "iframe", "image", "justify", "language", "liststyle"),
    *("newpage", "pagebreak", "popup", "preview", "print", "save", "scayt", "smiley"),
    *("sourcearea", "stylescombo", "templates", "filebrowser", "uploadimage", "uploadwidget"),
)
STYLES = "css/editor.css"
LANGUAGES = {"zh-hans": "zh-cn", "zh-hant": "zh"}


def editor_config() -> dict[str, Any]:
    """The editor's settings, all of them: no setting of the project can loosen one."""
    return {
        "allowedContent": toolbar.allowed_content(),
        "format_tags": toolbar.format_tags(),
        "toolbar": toolbar.buttons(),
        "removePlugins": ",".join(REMOVED_PLUGINS),
        "extraPlugins": toolbar.plugins(),
        "removeDialogTabs": "link:target;link:advanced;table:advanced",
        "linkSchemes": list(SCHEMES),
        "linkDefaultProtocol": f"{SCHEMES[0]}://",
        # Pictures are chosen from the library, not pasted into the text as data.
        "clipboard_handleImages": False,
        # Off, because it drops the styles that say what is bold before they are understood;
        # allowedContent filters what is pasted as it filters everything.
        "pasteFilter": None,
        "disableNativeSpellChecker": False,
        "entities": False,
        # desk-editor.js names the editing area after the field's own label.
        "title": False,
        "customConfig": "",
        "stylesSet": False,
        "versionCheck": False,
        "skin": "moono-lisa",
        "width": "100%",
        "height": 640,
        "resize_dir": "vertical",
    }


def desk_config() -> dict[str, Any]:
    """What the scripts of the desk need to know, so that no rule is written down twice."""
    return {
        # A new footnote holds the last of these until something is typed over it.
        "labels": toolbar.labels() | {"FootnoteWords": _("Note")},
        "icons": {
            name: static(f"icons/desk/{icon}.svg")
            for name, (icon, _label) in toolbar.OUR_BUTTONS.items()
        },
        "counting": words.counting_rules(),
        # Where videos are watched: a line that is nothing but such an address becomes an embed.
        "videoHosts": sorted(host for provider in embeds.PROVIDERS for host in provider.hosts),
    }


class BodyWidget(CKEditorWidget):  # type: ignore[misc]
    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs)
        self.config = editor_config()
        self.external_plugin_resources: list[Any] = []

    def use_required_attribute(self, initial: Any) -> bool:
        """Never: browsers would refuse to send the form and could not show the hidden field."""
        return False

    def _set_config(self) -> None:
        language = (get_language() or "en").lower()
        self.config = editor_config() | {
            "language": LANGUAGES.get(language, language),
            "contentsCss": [static(STYLES)],
            "desk": desk_config(),
        }

    @property
    def media(self) -> forms.Media:
        script: Any = forms.Script("js/desk-editor.js", type="module")
        ours = forms.Media(css={"all": [STYLES]}, js=[script])
        editors: forms.Media = super().media
        return editors + ours
