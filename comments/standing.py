"""Keeps what is stored of which comments are shown true when a status changes.

A comment is shown when it is approved and all that it stands under has appeared. Whoever calls
these holds the thread (`Thread.objects.locked`).
"""

from django.db import connection
from django.db.models import F
from django.db.models.functions import Now

from comments.models import Comment, Thread

# Which comments of a branch are to be shown now, changing only those that are not as they ought
# to be; gives the number of the newly shown less that of the newly hidden.
SHOW_BRANCH = """
    WITH wanted AS (
        SELECT branch.id, branch.status = 'approved' AND NOT EXISTS (
            SELECT 1 FROM comments_comment above
            WHERE above.id = ANY(branch.path) AND above.status <> ALL(%(appeared)s)
        ) AS shown
        FROM comments_comment branch
        WHERE branch.root_id = %(root)s AND branch.path @> ARRAY[%(top)s]::bigint[]
    ), changed AS (
        UPDATE comments_comment SET is_shown = wanted.shown
        FROM wanted
        WHERE comments_comment.id = wanted.id AND comments_comment.is_shown <> wanted.shown
        RETURNING comments_comment.is_shown
    )
    SELECT coalesce(sum(CASE WHEN is_shown THEN 1 ELSE -1 END), 0) FROM changed
"""
# Anew for a whole branch, from one reading of the conversation.
COUNT_BRANCH = """
    UPDATE comments_comment branch SET answers_shown = coalesce(counted.number, 0)
    FROM comments_comment same LEFT JOIN (
        SELECT above.id, count(*) AS number
        FROM comments_comment below, unnest(below.path) AS above(id)
        WHERE below.root_id = %(root)s AND below.is_shown AND above.id <> below.id
        GROUP BY above.id
    ) counted ON counted.id = same.id
    WHERE same.id = branch.id AND branch.root_id = %(root)s
        AND branch.path @> ARRAY[%(top)s]::bigint[]
"""


def settle(comment: Comment, thread: Thread, *, already: int = 0) -> None:
    """Shows and hides the comment and all that stands under it, as its status now demands.

    `already` is -1 when the comment itself has been hidden with its status.
    """
    words = {
        "root": comment.root_id,
        "top": comment.pk,
        "appeared": [str(status) for status in Comment.APPEARED],
    }
    with connection.cursor() as cursor:
        cursor.execute(SHOW_BRANCH, words)
        difference = int(cursor.fetchone()[0]) + already
        cursor.execute(COUNT_BRANCH, words)
    if difference:
        above = Comment.objects.filter(pk__in=comment.path[:-1])
        above.update(answers_shown=F("answers_shown") + difference)
        count_in(thread, difference)
    # Readers' first sight of it, and of the answers that waited with it.
    branch = Comment.objects.filter(root=comment.root_id, path__contains=[comment.pk])
    branch.filter(is_shown=True, appeared_at=None).update(appeared_at=Now())


def take_out(comment: Comment, thread: Thread) -> None:
    """Counts out a comment with all that stands under it, before it is deleted."""
    branch = Comment.objects.filter(root=comment.root_id, path__contains=[comment.pk])
    number = branch.filter(is_shown=True).update(is_shown=False)
    above = Comment.objects.filter(pk__in=comment.path[:-1])
    above.update(answers_shown=F("answers_shown") - number)
    count_in(thread, -number)


def count_in(thread: Thread, difference: int) -> None:
    """Adds to the number of comments shown; saving it also says that the thread has changed."""
    Thread.objects.filter(pk=thread.pk).update(count=F("count") + difference, changed_at=Now())
