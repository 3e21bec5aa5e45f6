from typing import Any

from django import template

from articles.models import Article
from articles.structured_data import news_article

register = template.Library()


@register.inclusion_tag("articles/_structured_data.html", takes_context=True)
def structured_data(context: template.Context, article: Article) -> dict[str, Any]:
    """The story for search engines; the site's name comes with the page, so nothing is asked."""
    return {"data": news_article(article, context["site"])}
