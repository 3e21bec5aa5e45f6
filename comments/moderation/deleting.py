"""Deleting for good, which only the owner does: what is shown stays true."""

from collections.abc import Iterable
from contextlib import suppress

from django.db import transaction

from comments import standing
from comments.models import Comment, Thread
from comments.moderation.deciding import Gone, hold_still


@transaction.atomic
def delete(comment: Comment) -> None:
    """Deletes a comment, and with it all that stands under it. Raises Gone."""
    thread = Thread.objects.locked(comment.article_id)
    hold_still(comment)
    standing.take_out(comment, thread)
    comment.delete()


def delete_many(comments: Iterable[Comment]) -> None:
    for comment in comments:
        # It may have gone with one that it stood under.
        with suppress(Gone):
            delete(comment)
