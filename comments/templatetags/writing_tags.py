"""What the form under a story needs to know."""

from dataclasses import dataclass
from typing import Any

from django import template

from articles.models import Article
from comments.forms import CommentForm
from comments.models import Rules
from comments.modes import Standing, standing_of

register = template.Library()


@dataclass(frozen=True)
class Writing:
    """`standing` is one of comments.modes; `form` is the one on the page, or a fresh one."""

    standing: Standing
    form: CommentForm

    @property
    def rules(self) -> Rules:
        return self.standing.rules


@register.simple_tag(takes_context=True)
def writing_under(context: Any, article: Article) -> Writing:
    form = context.get("form") or CommentForm(article=article)
    # The thread on the page has asked already.
    standing = getattr(context.get("thread"), "standing", None) or standing_of(article)
    return Writing(standing, form)
