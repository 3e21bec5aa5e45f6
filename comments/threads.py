"""A story's conversation as a page shows it."""

from dataclasses import dataclass

from articles.models import Article
from comments.models import Comment, Thread


@dataclass(frozen=True)
class Conversation:
    """`count` public comments; `roots` are those that answer nobody.

    Each root has its `replies`. A removed comment stays as a root without text, and is not
    counted, for as long as it has replies.
    """

    count: int
    roots: list[Comment]


def thread_of(article: Article) -> Conversation:
    comments = list(Comment.objects.on(article).with_places().order_by("created_at", "pk"))
    replies: dict[int, list[Comment]] = {}
    for comment in comments:
        if comment.parent_id:
            replies.setdefault(comment.root_id, []).append(comment)
    roots = [comment for comment in comments if comment.parent_id is None]
    for root in roots:
        root.replies = replies.get(root.pk, [])
    return Conversation(sum(comment.is_shown for comment in comments), roots)


def counts_of(articles: list[Article]) -> dict[int, int]:
    """How many comments each of the public stories shows, by primary key, from one query."""
    pks = [article.pk for article in articles]
    public = Thread.objects.filter(article__in=Article.objects.published().filter(pk__in=pks))
    return dict.fromkeys(pks, 0) | dict(public.values_list("article", "count"))
