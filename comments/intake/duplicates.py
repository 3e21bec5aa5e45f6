from django.utils.translation import gettext as _

from comments.intake.verdicts import Submission, Verdict, hold, spam
from comments.models import Comment
from newsroom.lib.spelling import fingerprint


def duplicate(submission: Submission) -> Verdict | None:
    """The same letters stand in another comment; short ones may well have been said twice.

    What moderators took for spam once is spam again.
    """
    same = fingerprint(submission.text)
    found = submission.others().filter(fingerprint=same) if same else Comment.objects.none()
    if found.filter(status=Comment.Status.SPAM).exclude(decided_at=None).exists():
        return spam(_("The same text was marked as spam before"))
    earlier = found.order_by("-pk").first()
    return hold(_("The same text as comment %d") % earlier.pk) if earlier else None
