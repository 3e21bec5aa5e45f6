from datetime import timedelta

from django.db.models import Case, CharField, F, Value, When
from django.db.models.functions import Concat
from django.utils.translation import gettext as _

from comments.intake.verdicts import Submission, Verdict, hold
from comments.models import Comment, Report

Status = Comment.Status
# So many of the newest decisions are looked at, and so many are needed to say anything.
LATELY, ENOUGH = 20, 3
A_SEASON = timedelta(days=90)
# Reports from so many places; a single reader could report a regular out of the conversation.
PLACES = 2


def history(submission: Submission) -> Verdict | None:
    """At least half of what this person wrote lately was turned down."""
    decided = submission.earlier().filter(
        status__in=[Status.APPROVED, *Comment.TURNED_DOWN],
        decided_at__gte=submission.now - A_SEASON,
    )
    statuses = list(decided.order_by("-decided_at").values_list("status", flat=True)[:LATELY])
    count = sum(status in Comment.TURNED_DOWN for status in statuses)
    if len(statuses) < ENOUGH or 2 * count < len(statuses):
        return None
    return hold(
        _("%(count)d of this person’s last %(all)d comments were turned down")
        % {"count": count, "all": len(statuses)}
    )


def reports(submission: Submission) -> Verdict | None:
    """Readers from more than one place have reported what this person wrote."""
    place = Case(
        When(place="", then=Concat(Value("reader "), "reader")),
        default=F("place"),
        output_field=CharField(),
    )
    open_ones = Report.objects.filter(comment__in=submission.earlier(), settled_at=None)
    count = open_ones.values(where=place).distinct().count()
    if count < PLACES:
        return None
    return hold(_("Other comments of this person were reported %d times") % count)
