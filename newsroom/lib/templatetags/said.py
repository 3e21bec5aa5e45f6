"""Time as people say it, with the exact time and its zone for whoever wants to know."""

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString

from newsroom.lib.times import said

register = template.Library()


@register.filter(expects_localtime=True)
def for_machines(at: datetime) -> str:
    """What `datetime` of a `time` holds: three digits after the second are all that it may have."""
    return at.isoformat(timespec="seconds")


@register.simple_tag
def said_time(at: datetime | None, now: datetime | None = None) -> SafeString | str:
    """`{% said_time article.planned_at %}`; nothing at all where there is no time."""
    if at is None:
        return ""
    here = timezone.localtime(at)
    exact = f"{date_format(here, 'l, j F Y, H:i')} {timezone.get_current_timezone_name()}"
    # The title is for the pointer. Who hears the page hears the words in brackets, and who goes
    # through it by keyboard sees them where the focus is: see desk.css.
    return format_html(
        '<time class="said-time" datetime="{}" title="{}">{}'
        '<span class="said-time__exact"> ({})</span></time>',
        for_machines(here),
        exact,
        said(at, now),
        exact,
    )
