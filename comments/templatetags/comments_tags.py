"""What templates know of comments: articles do not know them at all."""

from collections.abc import Iterable

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from articles.models import Article
from comments.forms import CommentForm
from comments.models import Comment
from comments.threads import Conversation, counts_of, newest_of_site, opening_of, thread_of
from newsroom.lib.templatetags.richtext import richtext

register = template.Library()


@register.simple_tag
def comments_of(article: Article, beside: Iterable[Article] = ()) -> Conversation:
    """Read once for all the blocks of a page; `beside` are other stories that it names."""
    if not hasattr(article, "conversation"):
        article.conversation = thread_of(article, beside=beside or ())
    return article.conversation


@register.simple_tag
def comment_counts(articles: list[Article]) -> dict[int, int]:
    return counts_of(list(articles))


@register.simple_tag(takes_context=True)
def front_counts(context: Context) -> dict[int, int]:
    """Of all the stories that a front page shows with what is known about them."""
    stories = [context.get("lead_story"), *context.get("second_stories", [])]
    stories += [story for block in context.get("blocks", []) for story in block["articles"]]
    return counts_of([story for story in stories if story])


@register.filter
def for_article(counts: dict[int, int] | None, article: Article) -> int:
    return (counts or {}).get(article.pk, 0)


@register.simple_tag
def recent_comments() -> list[Comment]:
    return newest_of_site()


@register.simple_tag
def comment_form(article: Article) -> CommentForm:
    return CommentForm(article=article)


@register.filter
def comment_text(comment: Comment) -> SafeString:
    """The comment as it was rendered when it was stored."""
    return richtext(comment.html)


@register.filter
def comment_opening(comment: Comment) -> str:
    return opening_of(comment)
