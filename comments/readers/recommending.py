"""Recommending a comment: one reader once, and a second press takes it back.

It is no change of the comment: what a moderator has on the screen stays as it was seen.
"""

from django.db import transaction
from django.db.models import F

from comments.models import Comment, Recommendation


@transaction.atomic
def press(comment: Comment, reader: str) -> bool:
    """Whether the reader (a digest) recommends the comment now; `comment` knows the new number."""
    hold(comment)
    taken_back, _ = Recommendation.objects.filter(comment=comment, reader=reader).delete()
    if not taken_back:
        Recommendation.objects.create(comment=comment, reader=reader)
    count(comment, -1 if taken_back else 1)
    return not taken_back


@transaction.atomic
def take_back(sign: Recommendation) -> None:
    hold(sign.comment)
    if Recommendation.objects.filter(pk=sign.pk).delete()[0]:
        count(sign.comment, -1)


def hold(comment: Comment) -> None:
    """Presses on one comment take turns; answers to it need not wait."""
    Comment.objects.select_for_update(no_key=True).only("pk").get(pk=comment.pk)


def count(comment: Comment, difference: int) -> None:
    Comment.objects.filter(pk=comment.pk).update(recommended=F("recommended") + difference)
    comment.refresh_from_db(fields=["recommended"])
