from django.utils.translation import gettext as _

from comments import akismet as service
from comments.intake.verdicts import Submission, Verdict, hold
from comments.models import Comment

SETTLED = {Comment.Status.REJECTED, Comment.Status.SPAM}


def akismet(submission: Submission) -> Verdict | None:
    """Another opinion, if the owner wants one; it holds, and leaves the decision to people.

    What is turned down anyway is nobody else's business.
    """
    if submission.status in SETTLED:
        return None
    said = service.is_spam(
        {
            "user_ip": submission.address or "",
            "comment_type": "reply" if submission.parent else "comment",
            "comment_author": submission.name,
            "comment_author_email": submission.email,
            "comment_content": submission.text,
        }
    )
    return hold(_("Akismet takes it for spam")) if said else None
