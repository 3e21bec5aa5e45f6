"""Bans: placing and lifting them, and taking down what the banned have written."""

import uuid
from datetime import datetime, timedelta
from ipaddress import ip_network
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import BooleanField, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from comments.models import Ban, Comment, Commenter, Decision
from comments.moderation.many import Outcome, decide_many
from comments.moderation.records import name_of, record, require_moderator
from newsroom.lib.addresses import RANGE_BITS, range_of
from newsroom.lib.turns import one_at_a_time

Status = Comment.Status
# How long a ban lasts, and from when on comments are taken down; None is for ever, or all of it.
TERMS: dict[str, tuple[Any, timedelta | None]] = {
    "day": (gettext_lazy("For a day"), timedelta(days=1)),
    "week": (gettext_lazy("For a week"), timedelta(days=7)),
    "month": (gettext_lazy("For a month"), timedelta(days=30)),
    "ever": (gettext_lazy("For ever"), None),
}
STRETCHES: dict[str, tuple[Any, timedelta | None]] = {
    "day": (gettext_lazy("of the last day"), timedelta(days=1)),
    "week": (gettext_lazy("of the last week"), timedelta(days=7)),
    "month": (gettext_lazy("of the last month"), timedelta(days=30)),
    "all": (gettext_lazy("they ever wrote"), None),
}
# Each comment that is taken down is a decision of its own; one press makes no more than these.
MOST_TAKEN_DOWN = 500


def value_of(kind: str, comment: Comment) -> str:
    """What a ban of this kind would name for the writer of a comment; empty where it cannot."""
    if kind == Ban.Kind.RANGE:
        return range_of(comment.address) or ""
    email = comment.email.lower()
    return email if kind == Ban.Kind.EMAIL else email.rpartition("@")[2]


def in_words(kind: str, value: str) -> str:
    if kind == Ban.Kind.DOMAIN:
        return f"@{value}"
    if kind == Ban.Kind.RANGE:
        return f"{value}/{RANGE_BITS[6 if ':' in value else 4]}"
    return value


def cleaned(kind: str, value: str) -> str:
    """The value as bans keep it; raises ValidationError for what no ban can name."""
    value = value.strip().lower()
    if kind == Ban.Kind.EMAIL:
        validate_email(value)
        return value
    if kind == Ban.Kind.DOMAIN:
        value = value.removeprefix("@")
        validate_email(f"somebody@{value}")
        return value
    if kind != Ban.Kind.RANGE:
        raise ValidationError(_("Choose what is banned: an address, a domain or a range."))
    return range_in(value)


def range_in(value: str) -> str:
    try:
        network = ip_network(value, strict=False)
    except ValueError as error:
        raise ValidationError(_("Write an internet address, such as 203.0.113.7.")) from error
    return range_of(str(network.network_address)) or ""


def place(
    kind: str,
    value: str,
    *,
    by: Any,
    until: datetime | None = None,
    note: str = "",
    batch: uuid.UUID | None = None,
    about: Comment | None = None,
) -> Decision:
    """Bans; `about` is the comment that gave the reason. Raises PermissionDenied, and
    ValidationError where the same is banned already.
    """
    require_moderator(by)
    value = cleaned(kind, value)
    with one_at_a_time(f"ban {kind} {value}"):
        if (banned := Ban.objects.in_force().filter(kind=kind, value=value).first()) is not None:
            raise ValidationError(already(banned))
        ban = Ban.objects.create(kind=kind, value=value, until=until, note=note, by=by)
        known = {"article_id": about.article_id, "comment_number": about.pk} if about else {}
        return record("ban", state_of(ban), by=by, batch=batch, note=note, **known)


def already(ban: Ban) -> str:
    words = {"who": in_words(ban.kind, ban.value), "name": name_of(ban.by), "until": end_of(ban)}
    return _("%(who)s has been banned by %(name)s already, %(until)s.") % words


def end_of(ban: Ban) -> str:
    if ban.until is None:
        return _("for ever")
    local = timezone.localtime(ban.until)
    return _("until %(when)s") % {"when": date_format(local, "j F Y, H:i")}


def state_of(ban: Ban) -> dict[str, Any]:
    until = ban.until.isoformat() if ban.until else None
    return {"ban": ban.pk, "kind": ban.kind, "value": ban.value, "until": until}


@transaction.atomic
def lift(ban: Ban, *, by: Any, note: str = "") -> Decision:
    require_moderator(by)
    held = Ban.objects.select_for_update().get(pk=ban.pk)
    if held.lifted_at:
        raise ValidationError(_("This ban has been lifted already."))
    held.lifted_at = timezone.now()
    held.save(update_fields=["lifted_at"])
    return record("lift_ban", state_of(held), by=by, note=note)


# What they wrote


def written_by(kind: str, value: str, since: datetime | None = None) -> QuerySet[Comment]:
    """What came from an address, a domain or a range; the newsroom's own people left out.

    Found through the commenters, who are far fewer than comments. Ranges are not indexed: that
    search reads what was written since.
    """
    found = Comment.objects.filter(is_by_newsroom=False)
    if since:
        found = found.filter(created_at__gte=since)
    if kind == Ban.Kind.EMAIL:
        return found.filter(commenter__in=Commenter.objects.filter(email=value))
    if kind == Ban.Kind.DOMAIN:
        return found.filter(commenter__in=Commenter.objects.filter(email__endswith=f"@{value}"))
    bits = RANGE_BITS[6 if ":" in value else 4]
    within = RawSQL("comments_comment.address <<= %s::inet", [f"{value}/{bits}"], BooleanField())
    return found.filter(within)


def take_down(
    ban: Ban,
    since: datetime | None,
    *,
    by: Any,
    reason: str = "",
    batch: uuid.UUID | None = None,
) -> tuple[Outcome, bool]:
    """Turns down what waits and removes what is shown, and says whether there is more of it.

    The newest first, MOST_TAKEN_DOWN at most.
    """
    require_moderator(by)
    standing = Q(status=Status.PENDING) | Q(status=Status.APPROVED)
    found = written_by(ban.kind, ban.value, since).filter(standing).order_by("-created_at", "-pk")
    rows = list(found.values_list("pk", "number_of_state", "status")[: MOST_TAKEN_DOWN + 1])
    outcome = Outcome(batch or uuid.uuid4())
    for status, verb in ((Status.PENDING, "reject"), (Status.APPROVED, "remove")):
        seen = {pk: number for pk, number, was in rows[:MOST_TAKEN_DOWN] if was == status}
        part = decide_many(seen, verb, by=by, reason=reason, batch=outcome.batch)
        outcome.done += part.done
        outcome.refused += part.refused
    return outcome, len(rows) > MOST_TAKEN_DOWN
