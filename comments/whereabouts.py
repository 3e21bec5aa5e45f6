"""Where readers find a comment today, however the thread has grown and whatever its order."""

from django.urls import reverse

from comments.models import Comment, Rules, Sorting
from comments.threads import ANSWERS, ORDERS


def address_of(comment: Comment, rules: Rules) -> str:
    """The story's page while the comment stands there, then the page of its conversation."""
    anchor = f"#comment-{comment.pk}"
    place = place_below(comment)
    if place <= rules.answers_at_first and is_opened(comment, rules):
        return comment.article.get_absolute_url() + anchor
    page = max(1, -(-place // ANSWERS))
    address = reverse("comments:answers", args=[comment.root_id])
    return address + (f"?page={page}" if page > 1 else "") + anchor


def is_opened(comment: Comment, rules: Rules) -> bool:
    """Whether its conversation is on the first page of the thread."""
    roots = Comment.objects.with_places().filter(article=comment.article_id, parent=None)
    first = roots.order_by(*ORDERS[Sorting(rules.sorting)]).values_list("pk", flat=True)
    return comment.root_id in first[: rules.conversations_on_page]


def place_below(comment: Comment) -> int:
    """Which answer of its conversation it is, from 1; 0 for the one that began it."""
    if comment.parent_id is None:
        return 0
    below = Comment.objects.with_places().filter(root=comment.root_id, path__lte=comment.path)
    return below.exclude(pk=comment.root_id).count()
