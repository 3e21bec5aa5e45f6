"""What templates know of comments: articles do not know them at all."""

import re

from django import template
from django.template.defaultfilters import linebreaks_filter
from django.utils.html import urlize
from django.utils.safestring import SafeString

from articles.models import Article
from comments.forms import CommentForm
from comments.threads import Thread, counts_of, thread_of

register = template.Library()
NOFOLLOW = re.compile(r'(<a href="[^"]*") rel="nofollow"')


@register.simple_tag
def comments_of(article: Article) -> Thread:
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
def comment_text(text: str) -> SafeString:
    """Plain text with its paragraphs and links, which search engines are asked not to trust."""
    linked = urlize(text, nofollow=True, autoescape=True)
    linked = NOFOLLOW.sub(r'\1 rel="ugc nofollow"', linked)
    # Escaped by urlize just above, so it must not be escaped again.
    return linebreaks_filter(linked, autoescape=False)
