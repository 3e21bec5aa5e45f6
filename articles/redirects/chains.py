"""Leads every redirect straight to its end, so that no reader is sent on twice."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles.redirects.paths import carrying, path_of

# The target of a path in the table; None where the table has nothing.
Lookup = Callable[[str], str | None]


def end_of(path: str, target: str, lookup: Lookup, is_living: Callable[[str], bool]) -> str:
    """Where the redirect leads at last: to the end of its chain, or to the first page in it.

    A redirect at a page that is there waits, so it leads nobody on; but a circle through it is
    refused all the same, as the page may go. Raises ValidationError for a circle.
    """
    passed, page = {path}, None
    while (key := path_of(target)) is not None:
        if key in passed:
            raise ValidationError(circle(path, key, passed))
        passed.add(key)
        onward = lookup(key)
        if onward is None:
            break
        if page is None and is_living(key):
            page = target
        # An end that is gone stays gone, whatever was asked of it.
        target = onward and carrying(onward, urlsplit(target).query)
    return target if page is None else page


def circle(path: str, key: str, passed: set[str]) -> str:
    if passed == {path}:
        return _("This would lead to itself.")
    if key == path:
        return _("This would lead in a circle: where it leads to, leads back here.")
    return _("This would lead into a circle at %(path)s.") % {"path": key}
