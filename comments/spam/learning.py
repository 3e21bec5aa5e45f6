"""Counts what moderators decided, and takes it back when they think again."""

from django.db import connection, transaction

from comments.models import Comment, Decision, Lesson
from comments.spam.features import features_of, number_of

# A reader who takes a comment back says nothing of what it was, nor does a decision of the rules.
BY_MODERATORS = [Decision.Via.DESK, Decision.Via.MAIL]
# Everybody takes the first row, that of all texts, first and the others in one order: nobody
# waits in a circle. A count never falls below nothing.
COUNT = """
    INSERT INTO comments_learned (feature, spam, honest)
    SELECT feature, greatest(%(spam)s, 0), greatest(%(honest)s, 0)
    FROM unnest(%(features)s::text[]) WITH ORDINALITY AS given(feature, place) ORDER BY place
    ON CONFLICT (feature) DO UPDATE SET
        spam = greatest(comments_learned.spam + %(spam)s, 0),
        honest = greatest(comments_learned.honest + %(honest)s, 0)
"""


@transaction.atomic
def learn(comment_pk: int) -> None:
    """Makes what was learned of a comment what moderators think of it now.

    However often this is done, the comment counts once.
    """
    comment = Comment.objects.select_for_update(no_key=True).filter(pk=comment_pk).first()
    if comment is None or comment.status == Comment.Status.WITHDRAWN:
        return
    kind, known = kind_of(comment), Lesson.objects.filter(comment=comment).first()
    if kind == (known.kind if known else ""):
        return
    if known:
        count(known.kind, known.features, by=-1)
        known.delete()
    if kind:
        features = sorted({number_of(name) for name in features_of(comment.text, comment.name)})
        count(kind, features, by=1)
        Lesson.objects.create(comment=comment, kind=kind, features=features)


def count(kind: str, features: list[str], *, by: int) -> None:
    changes = {"spam": 0, "honest": 0, kind: by}
    with connection.cursor() as cursor:
        cursor.execute(COUNT, {**changes, "features": ["", *sorted(features)]})


def kind_of(comment: Comment) -> str:
    """Spam or honest, by the moderators' last word on it; empty if they have said neither.

    Who was rude, wrong or beside the point was rejected or removed, and is no spammer.
    """
    said = comment.decisions.filter(
        via__in=BY_MODERATORS, undone_at=None, to_status=comment.status
    ).exclude(verb="undo")
    last = said.first() if comment.decided_at else None
    if last is None:
        return ""
    if comment.status == Comment.Status.SPAM or last.reason == "advertising":
        return Lesson.Kind.SPAM
    return Lesson.Kind.HONEST if comment.status == Comment.Status.APPROVED else ""
