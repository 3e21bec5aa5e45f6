"""Who stands under whom on a page."""

from collections.abc import Iterable

from comments.models import Comment

# A phone has room to set answers in so many times; deeper ones name whom they answer there.
SET_IN_ON_A_PHONE = 2


def nest(
    roots: Iterable[Comment],
    comments: Iterable[Comment],
    depth: int,
    elsewhere: Iterable[Comment] = (),
) -> None:
    """Gives every comment its `replies`, its `level` and the comment that it `answered`.

    `comments` come in the order of their paths. What lies deeper than `depth` levels stands on
    the last of them; what begins a page in the middle of a branch, under as much of the branch
    as there is. Both are `is_moved`. `elsewhere` are comments that others on the page answer.
    """
    opened = {root.pk: root for root in roots}
    for root in opened.values():
        root.replies, root.level, root.seen = [], 0, 0
    placed, others = dict(opened), {comment.pk: comment for comment in elsewhere}
    for comment in comments:
        if comment.root_id in opened and comment.pk not in opened:
            place(comment, placed, max(depth, 1))
            comment.answered = placed.get(comment.parent_id) or others.get(comment.parent_id)
            opened[comment.root_id].seen += comment.is_shown


def place(comment: Comment, placed: dict[int, Comment], depth: int) -> None:
    above = next(placed[pk] for pk in reversed(comment.path[:-1][:depth]) if pk in placed)
    comment.replies, comment.level = [], above.level + 1
    comment.is_moved = above.pk != comment.parent_id
    comment.names_whom = comment.is_moved or comment.level > SET_IN_ON_A_PHONE
    above.replies.append(comment)
    placed[comment.pk] = comment


def answered_elsewhere(comments: Iterable[Comment]) -> set[int | None]:
    """The comments answered on a page that are not on it themselves."""
    return {comment.parent_id for comment in comments} - {comment.pk for comment in comments}
