"""A story's conversation, put together from one query."""

from dataclasses import dataclass

from django.db.models import Count

from articles.models import Article
from comments.models import Comment


@dataclass(frozen=True)
class Thread:
    """`count` public comments; `roots` are those that answer nobody, oldest first.

    Each root has its `replies`. A removed comment stays as a root without text, and is not
    counted, for as long as it has replies.
    """

    count: int
    roots: list[Comment]


def thread_of(article: Article) -> Thread:
    comments = list(Comment.objects.on(article).with_places().order_by("created_at", "pk"))
    replies: dict[int, list[Comment]] = {}
    for comment in comments:
        if comment.parent_id:
            replies.setdefault(comment.parent_id, []).append(comment)
    roots = [comment for comment in comments if comment.parent_id is None]
    for root in roots:
        root.replies = replies.get(root.pk, [])
    return Thread(
        count=sum(not comment.is_removed for comment in comments),
        roots=[root for root in roots if root.replies or not root.is_removed],
    )


def counts_of(articles: list[Article]) -> dict[int, int]:
    """How many public comments each of the stories has, by primary key, from one query."""
    pks = [article.pk for article in articles]
    found = Comment.objects.public().filter(article__in=pks).order_by()
    counted = found.values("article").annotate(count=Count("pk"))
    return dict.fromkeys(pks, 0) | dict(counted.values_list("article", "count"))
