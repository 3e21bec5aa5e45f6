"""What templates know of comments: articles do not know them at all."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from articles.models import Article
from comments.forms import CommentForm
from comments.models import Comment
from comments.threads import Conversation, counts_of, thread_of

register = template.Library()


@register.simple_tag
def comments_of(article: Article) -> Conversation:
    return thread_of(article)


@register.simple_tag
def comment_counts(articles: list[Article]) -> dict[int, int]:
    return counts_of(list(articles))


@register.filter
def for_article(counts: dict[int, int], article: Article) -> int:
    return counts.get(article.pk, 0)


@register.simple_tag
def comment_form(article: Article) -> CommentForm:
    return CommentForm(article=article)


@register.filter
def comment_text(comment: Comment) -> SafeString:
    """The comment as it was rendered when it was stored."""
    # Made by newsroom.lib.marks, which lets no markup of the writer's through.
    return mark_safe(comment.html)  # noqa: S308
