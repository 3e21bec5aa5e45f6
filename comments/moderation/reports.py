from comments.models import Comment


def count_again(comment: Comment) -> int:
    """From how many places there are reports that no moderator has looked at.

    The caller holds the thread and the comment.
    """
    open_reports = comment.reports.filter(settled_at=None)
    number = open_reports.values("place").distinct().order_by().count()
    Comment.objects.filter(pk=comment.pk).update(reported=number)
    comment.reported = number
    return number
