"""The one place in this project where text becomes HTML unescaped."""

import json
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
# As Django's json_script does it: nothing in the data can end the element or begin another.
ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


@register.filter
def richtext(body: str) -> SafeString:
    """Prints HTML that is ours: what a RichTextField has stored, or newsroom.lib.marks has made.

    Nothing is cleaned here.
    """
    return mark_safe(body)  # noqa: S308 (cleaned by the field, or made from escaped text)


@register.filter
def data_block(data: Any) -> SafeString:
    """JSON to stand in a <script> element that runs nothing, such as application/ld+json."""
    written = json.dumps(data, ensure_ascii=False).translate(ESCAPES)
    return mark_safe(written)  # noqa: S308 (no character is left that HTML gives a meaning to)
