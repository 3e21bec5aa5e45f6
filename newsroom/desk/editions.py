"""Editions of newsletters that nothing happens to until an editor has looked at them."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from newsroom.desk.groups import SHOWN, Group, Item
from newsroom.newsletter.models import Edition
from newsroom.newsletter.models.editions import with_titles

State = Edition.State


def groups_of_editions(user: Any) -> Iterator[Group]:
    if user.has_perm("newsletter.send_edition"):
        yield editions_waiting()


def editions_waiting() -> Group:
    """Drafts, what was stopped, and what rests on its way because of some trouble."""
    rests = Q(state__in=[State.DRAFT, State.STOPPED]) | Q(state=State.SENDING) & ~Q(trouble="")
    found = Edition.objects.filter(rests).select_related("newsletter").defer("intro")
    items = [
        Item(
            edition.title,
            reverse("admin:newsletter_edition_change", args=[edition.pk]),
            edition.began_at or edition.due_at or edition.made_at,
            " \u00b7 ".join(filter(None, [edition.newsletter.name, edition.trouble])),
        )
        for edition in with_titles(found[:SHOWN])
    ]
    more = f"{reverse('admin:newsletter_edition_changelist')}?state__exact=draft"
    return Group("editions", _("Editions waiting"), items, more=more)
