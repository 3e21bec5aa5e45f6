from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from newsroom.lib.languages import RIGHT_TO_LEFT

register = template.Library()


@register.simple_tag
def in_language(code: str) -> SafeString | str:
    """Attributes for words in a language, where it is not that of the page around them."""
    if not code or code == (get_language() or "").partition("-")[0]:
        return ""
    return format_html(' lang="{}" dir="{}"', code, "rtl" if code in RIGHT_TO_LEFT else "ltr")
