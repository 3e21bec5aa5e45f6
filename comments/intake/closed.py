from django.utils.translation import gettext as _

from comments.intake.verdicts import Refused, Submission, Verdict
from comments.models import Comment


def closed(submission: Submission) -> Verdict | None:
    """No comments under a story that takes none, and no answer to what nobody can see."""
    article, parent = submission.article, submission.parent
    if not (article.is_published() and submission.standing.is_open):
        raise Refused(_("Comments on this story are closed."), code="closed")
    if parent and not Comment.objects.public().on(article).filter(pk=parent.pk).exists():
        raise Refused(_("The comment you answer is no longer there."), code="gone")
    return None
