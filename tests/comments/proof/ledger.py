"""What must be true of every conversation, whatever was done to it, and in whatever order.

All of it is worked out anew here, in the plainest way, from what the rules say.
"""

from collections.abc import Iterable
from itertools import pairwise

from articles.models import Article
from comments.models import Comment, Decision, Thread

APPEARED = {"approved", "removed", "withdrawn"}


def is_to_be_shown(comment: Comment, by_pk: dict[int, Comment]) -> bool:
    above = [by_pk[pk] for pk in comment.path[:-1]]
    return comment.status == "approved" and all(one.status in APPEARED for one in above)


def check() -> None:
    by_pk = {comment.pk: comment for comment in Comment.objects.all()}
    shown = {pk for pk, comment in by_pk.items() if is_to_be_shown(comment, by_pk)}
    for comment in by_pk.values():
        check_place(comment, by_pk)
        assert comment.is_shown == (comment.pk in shown), said(comment)
        below = [pk for pk in shown if comment.pk in by_pk[pk].path[:-1]]
        assert comment.answers_shown == len(below), said(comment)
        check_record(comment)
        check_reports(comment)
    check_threads(by_pk[pk] for pk in shown)


def check_place(comment: Comment, by_pk: dict[int, Comment]) -> None:
    above = by_pk[comment.parent_id].path if comment.parent_id else []
    assert comment.path == [*above, comment.pk], said(comment)
    assert comment.root_id == comment.path[0], said(comment)


def check_threads(shown: Iterable[Comment]) -> None:
    counts: dict[int, int] = {}
    for comment in shown:
        counts[comment.article_id] = counts.get(comment.article_id, 0) + 1
    for thread in Thread.objects.all():
        assert thread.count == counts.pop(thread.pk, 0), thread.pk
    assert counts == {}


def check_record(comment: Comment) -> None:
    """Every change of the status stands in the record, and each begins where the last ended."""
    record = list(Decision.objects.filter(comment=comment).order_by("pk"))
    for before, after in pairwise(record):
        assert after.from_status == before.to_status, said(comment)
        assert after.state_after > before.state_after, said(comment)
    for decision in record:
        assert decision.before.get("status", decision.from_status) == decision.from_status
    if record:
        assert record[-1].to_status == comment.status, said(comment)
        assert record[-1].state_after == comment.number_of_state, said(comment)
    else:
        assert comment.number_of_state == 1, said(comment)


def check_reports(comment: Comment) -> None:
    open_ones = comment.reports.filter(settled_at=None)
    places = open_ones.values("place").distinct().order_by().count()
    assert comment.reported == places, said(comment)


def said(comment: Comment) -> str:
    record = Decision.objects.filter(comment=comment).order_by("pk")
    moves = [f"{one.verb}: {one.from_status}>{one.to_status} ({one.state_after})" for one in record]
    return f"{comment.pk} {comment.status} {comment.path} {comment.number_of_state}; {moves}"


def public_words(words: dict[int, str]) -> set[str]:
    """The words of the comments that readers may find."""
    by_pk = {comment.pk: comment for comment in Comment.objects.all()}
    hidden = set(Thread.objects.filter(mode="hidden").values_list("pk", flat=True))
    published = {article.pk for article in Article.objects.all() if article.is_published()} - hidden
    return {
        words[pk]
        for pk, comment in by_pk.items()
        if comment.article_id in published and is_to_be_shown(comment, by_pk)
    }
