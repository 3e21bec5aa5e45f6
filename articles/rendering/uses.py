"""Keeps what a story names: in the text that readers see, and in the newest version of it."""

from collections.abc import Set
from typing import TYPE_CHECKING, NamedTuple

from django.apps import apps
from django.db import models

from articles.models.uses import ArticleLink, PictureUse
from newsroom.lib.richtext.references import named_in

if TYPE_CHECKING:
    from articles.models import Article


class Uses(NamedTuple):
    pictures: set[int]
    articles: set[int]


def keep_uses(article: "Article") -> None:
    """Brings the rows of PictureUse and ArticleLink up to date with the row and its versions."""
    named = named_by(article)
    _keep(PictureUse, "picture", article, named.pictures)
    _keep(ArticleLink, "target", article, named.articles)


def uses_are_kept(article: "Article") -> bool:
    pictures = article.picture_uses.values_list("picture", flat=True)
    articles = article.links_out.values_list("target", flat=True)
    return (set(pictures), set(articles)) == named_by(article)


def named_by(article: "Article") -> Uses:
    """The pictures and stories that it names, of those that are still there."""
    newest = article.newest_version()
    bodies = [article.body, *([newest.state["body"]] if newest else [])]
    found = [named_in(body) for body in bodies]
    pictures = {article.lead_picture_id, *([newest.state["lead_picture"]] if newest else [])}
    pictures = pictures.union(*(named.pictures for named in found)) - {None}
    articles = set().union(*(named.articles for named in found))
    return Uses(_alive("Picture", pictures), _alive("Article", articles))


def _alive(model: str, pks: Set[int]) -> set[int]:
    rows = apps.get_model("articles", model)._default_manager.filter(pk__in=pks)
    return set(rows.values_list("pk", flat=True)) if pks else set()


def _keep(model: type[models.Model], field: str, article: "Article", wanted: set[int]) -> None:
    rows = model._default_manager.filter(article=article)
    kept = set(rows.values_list(field, flat=True))
    if kept - wanted:
        rows.filter(**{f"{field}__in": kept - wanted}).delete()
    model._default_manager.bulk_create(
        [model(article=article, **{f"{field}_id": pk}) for pk in sorted(wanted - kept)],
        ignore_conflicts=True,
    )
