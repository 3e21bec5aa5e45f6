"""Making an edition and arranging it by hand."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article
from newsroom.lib.turns import one_at_a_time
from newsroom.newsletter.editions.meeting import require_seen
from newsroom.newsletter.editions.picking import pick
from newsroom.newsletter.models import Edition, Newsletter
from newsroom.newsletter.models.newsletters import MOST_STORIES

State = Edition.State


def make(newsletter: Newsletter, *, by: Any = None, now: datetime | None = None) -> Edition:
    """A draft with what is new; an editor may make one at any time, with nothing in it too."""
    if by is not None and not by.has_perm("newsletter.add_edition"):
        raise PermissionDenied
    with one_at_a_time(turn_of(newsletter)):
        return created(newsletter, pick(newsletter, now), made_by=by)


def created(newsletter: Newsletter, stories: list[int], **fields: Any) -> Edition:
    last = newsletter.editions.aggregate(last=Max("number"))["last"] or 0
    return Edition.objects.create(
        newsletter=newsletter,
        number=last + 1,
        stories=stories,
        **fields,
    )


def turn_of(newsletter: Newsletter) -> str:
    return f"newsletter {newsletter.pk}"


def due(now: datetime | None = None) -> Iterator[Newsletter]:
    """Those of which an edition has to be made now, so that it can go out in time."""
    now = now or timezone.now()
    coming = Newsletter.objects.exclude(due_at=None).filter(due_at__lte=now + timedelta(days=1))
    for newsletter in coming:
        if newsletter.due_at - timedelta(minutes=newsletter.made_ahead) <= now:
            yield newsletter


def make_due(newsletter_pk: int, now: datetime | None = None) -> Edition | None:
    """Makes the edition that is due, once, and notes when the next one is.

    With nothing new to tell there is none, and nobody gets an empty mail.
    """
    now = now or timezone.now()
    newsletter = Newsletter.objects.get(pk=newsletter_pk)
    with one_at_a_time(turn_of(newsletter)):
        newsletter.refresh_from_db()
        if newsletter not in due(now):
            return None
        edition, stories = None, pick(newsletter, now)
        if stories:
            edition = created(
                newsletter,
                stories,
                due_at=newsletter.due_at,
                planned_at=newsletter.due_at,
                state=State.PLANNED if newsletter.sends_by_itself else State.DRAFT,
            )
        move_on(newsletter, now)
        return edition


def move_on(newsletter: Newsletter, now: datetime) -> None:
    newsletter.due_at = newsletter.time_after(max(now, newsletter.due_at))
    newsletter.save(update_fields=["due_at"])


@transaction.atomic
def arrange(
    edition: Edition,
    *,
    stories: list[int],
    subject: str,
    intro: str,
    by: Any,
    seen: int | None = None,
) -> None:
    """Keeps what an editor made of it. Raises PermissionDenied and ValidationError.

    `seen` is the revision that the editor began with: after another it raises `Overtaken`.
    """
    if not by.has_perm("newsletter.change_edition"):
        raise PermissionDenied
    row = Edition.objects.select_for_update().get(pk=edition.pk)
    if not row.can_be_changed:
        raise ValidationError(_("This edition has gone out, and stays as it is."))
    require_seen(row, seen)
    row.stories, row.subject, row.intro = known(stories), " ".join(subject.split()), intro.strip()
    row.is_arranged, row.revision = True, row.revision + 1
    row.full_clean(exclude=["newsletter"])
    row.save(update_fields=["stories", "subject", "intro", "is_arranged", "revision"])
    LogEntry.objects.log_actions(by.pk, [row], CHANGE, "Arranged.", single_object=True)


def known(stories: list[int]) -> list[int]:
    """Without what is said twice, or is neither public nor going to be."""
    out = Article.objects.filter(pk__in=stories, status=Article.Status.PUBLISHED)
    found = set(out.values_list("pk", flat=True))
    kept = [pk for pk in dict.fromkeys(stories) if pk in found]
    if len(kept) > MOST_STORIES:
        raise ValidationError(_("An edition has room for %d stories.") % MOST_STORIES)
    return kept
