"""The policy as the editor wants it told: what it lets through, and which buttons it shows."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from newsroom.lib.richtext.policy import HEADINGS, TAGS, Allowed

# Each button with the tag it makes, which may be none; a group is set apart by a line.
GROUPS: tuple[tuple[tuple[str, str], ...], ...] = (
    (("Format", "p"),),
    (("Bold", "strong"), ("Italic", "em"), ("RemoveFormat", "")),
    (("Link", "a"), ("StoryLink", "a"), ("Unlink", "a"), ("Footnote", "small")),
    (("BulletedList", "ul"), ("NumberedList", "ol")),
    (("Blockquote", "blockquote"), ("PullQuote", "blockquote")),
    (("Picture", "figure"), ("Embed", "figure"), ("Table", "table"), ("HorizontalRule", "hr")),
    (("SpecialChar", ""), ("Find", ""), ("Undo", ""), ("Redo", ""), ("Maximize", "")),
)
# The buttons that are ours, each a plugin in static/js/desk/, with its icon and what it is called.
OUR_BUTTONS: dict[str, tuple[str, Any]] = {
    "StoryLink": ("story-link", _("Link to one of our stories")),
    "Footnote": ("footnote", _("Footnote: type it where it belongs")),
    "PullQuote": ("pull-quote", _("Pull quote")),
    "Picture": ("picture", _("Picture")),
    "Embed": ("embed", _("Video or card for a link")),
}


def allowed_content() -> str:
    """The policy in the editor's own notation: `h2[id];a[!href,rel];...`."""
    return ";".join(_rule(tag, allowed) for tag, allowed in TAGS.items())


def _rule(tag: str, allowed: Allowed) -> str:
    names = [f"!{name}" if name in allowed.required else name for name in allowed.attributes]
    if tag == "a":
        names.append("rel")
    attributes = f"[{','.join(names)}]" if names else ""
    must = "!" if "class" in allowed.required else ""
    names = [f"{must}{name}" for name in sorted(allowed.classes)]
    classes = f"({','.join(names)})" if names else ""
    return f"{tag}{attributes}{classes}"


def format_tags() -> str:
    return ";".join(tag for tag in ("p", *HEADINGS) if tag in TAGS)


def buttons() -> list[list[str]]:
    """The toolbar, group by group, without a button for anything the policy forbids."""
    groups = [[name for name, tag in group if not tag or tag in TAGS] for group in GROUPS]
    return [group for group in groups if group]


def plugins() -> str:
    """The names under which the scripts of our buttons make themselves known to the editor."""
    return ",".join(name.lower() for name in OUR_BUTTONS)


def labels() -> dict[str, str]:
    return {name: str(label) for name, (_icon, label) in OUR_BUTTONS.items()}
