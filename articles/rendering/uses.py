"""Keeps what a story names: in the public text, in the newest version, in one that is planned."""

from collections.abc import Set
from typing import TYPE_CHECKING, Any, NamedTuple

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


def keep_links_to(article_pk: int) -> list[int]:
    """Keeps the links to a story again that went with it when it was deleted; gives who links.

    Reads every body there is: for jobs, after a deleted story has been brought back.
    """
    articles = apps.get_model("articles", "Article").objects
    linking = list(articles.filter(body__contains=f' data-article="{article_pk}"'))
    for each in linking:
        keep_uses(each)
    return [each.pk for each in linking]


def uses_are_kept(article: "Article") -> bool:
    pictures = article.picture_uses.values_list("picture", flat=True)
    articles = article.links_out.values_list("target", flat=True)
    return (set(pictures), set(articles)) == named_by(article)


def named_by(article: "Article") -> Uses:
    """The pictures and stories that it names, of those that are still there."""
    pictures, articles = set[int | None](), set[int]()
    for state in states_in_use(article):
        named = named_in(state["body"])
        pictures |= {state["lead_picture"], *named.pictures}
        articles |= named.articles
    return Uses(_alive("Picture", pictures - {None}), _alive("Article", articles))


def states_in_use(article: "Article") -> list[dict[str, Any]]:
    """What readers see, what is being worked on, and what is planned to appear."""
    newest = article.newest_version()
    planned = article.planned_change()
    row = {"body": article.body, "lead_picture": article.lead_picture_id}
    return [row, *(version.state for version in (newest, planned and planned.version) if version)]


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
