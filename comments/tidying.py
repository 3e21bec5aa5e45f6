"""What is thrown away every night: nothing is kept of readers that nobody needs."""

from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone

from comments.models import Comment, Commenter, Rules

# As long as somebody may still look for a comment that was taken for spam by mistake.
SPAM_IS_KEPT = timedelta(days=90)
AT_A_TIME = 1000
# The same ranges as newsroom.lib.addresses.range_of; the cast leaves out the mask.
CUT = """
    UPDATE comments_comment SET address = host(cut.place)::inet
    FROM (
        SELECT id, network(set_masklen(
            address, CASE family(address) WHEN 4 THEN 24 ELSE 48 END
        )) AS place
        FROM comments_comment
        WHERE address IS NOT NULL AND (status <> 'pending' OR created_at < %s)
    ) cut
    WHERE cut.id = comments_comment.id AND address <> host(cut.place)::inet
"""


def cut_addresses() -> int:
    """Cuts internet addresses to their range, once nobody needs them whole; gives their number.

    That is when a comment is decided, spam and rejected ones at once, and for one that nobody has
    decided when the days are over that the rules give it.
    """
    since = timezone.now() - timedelta(days=Rules.current().forget_after_days)
    with connection.cursor() as cursor:
        cursor.execute(CUT, [since])
        return cursor.rowcount


def purge_spam() -> int:
    """Deletes spam that is older than 90 days; gives the number of comments.

    The record of decisions stays, and so does spam that somebody has answered: deleting it would
    take the answers along.
    """
    count = 0
    while number := purge_some():
        count += number
    return count


@transaction.atomic
def purge_some() -> int:
    """What a moderator is deciding about at this moment is left for the next night."""
    old = Comment.objects.filter(
        status=Comment.Status.SPAM,
        created_at__lt=timezone.now() - SPAM_IS_KEPT,
        answers=None,
    )
    held = old.select_for_update(of=("self",), skip_locked=True)
    pks = list(held.values_list("pk", flat=True)[:AT_A_TIME])
    Comment.objects.filter(pk__in=pks).delete()
    return len(pks)


def forget_commenters() -> int:
    """Forgets addresses that nobody has proved, and that no comment is left of."""
    left = Commenter.objects.filter(
        proved_at=None, comments=None, first_seen_at__lt=timezone.now() - SPAM_IS_KEPT
    )
    return left.delete()[0]
