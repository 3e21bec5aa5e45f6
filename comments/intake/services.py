from comments.intake.verdicts import Submission, Verdict
from comments.models import Comment

SETTLED = {Comment.Status.REJECTED, Comment.Status.SPAM}


def akismet(submission: Submission) -> Verdict | None:
    return None
