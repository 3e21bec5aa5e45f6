"""Renders stories anew when something that they name has changed.

Always in jobs, which are deferred in the transaction of the change: nobody waits for a thousand
stories, and two stories that link to each other cannot lock each other out. No version is made
and no time moves, for nobody edited those stories; the feed tells by its ETag.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.apps import apps
from django.db import transaction

from articles.at_its_time import at_its_time, is_to_come
from articles.models.uses import ArticleLink, PictureUse
from articles.rendering.bodies import SAYS_SOMETHING, served_body
from articles.rendering.uses import keep_links_to

if TYPE_CHECKING:
    from articles.models import Article, Picture


def render_users_of(picture: "Picture") -> None:
    """Has the stories rendered anew that show a picture: call it when the picture has changed."""
    from articles import jobs

    if PictureUse.objects.filter(picture=picture).exists():
        jobs.render_users_of.defer(picture_pk=picture.pk)


def render_without(picture: "Picture") -> None:
    """Has the stories rendered anew that show a picture which is about to be deleted."""
    from articles import jobs

    uses = PictureUse.objects.filter(picture=picture)
    if pks := list(uses.values_list("article", flat=True)):
        jobs.render_again.defer(article_pks=pks)


def render_links_to(article: "Article") -> None:
    """Has the stories rendered anew that link to a story: call it when its address has changed,
    or when readers may see it from now on, at a time to come, or no longer.
    """
    from articles import jobs

    # Whoever links to it meanwhile is found when the time comes.
    if is_to_come(article) or ArticleLink.objects.filter(target=article).exists():
        at_its_time(jobs.render_links_to, article).defer(article_pk=article.pk)


def find_links_to(article: "Article") -> None:
    """Has the stories looked for that link to a story: call it when a deleted one came back."""
    from articles import jobs

    jobs.find_links_to.defer(article_pk=article.pk)


def find_again(article_pk: int) -> None:
    render_all(keep_links_to(article_pk))


def render_in_another_language() -> None:
    """Has words in bodies said as readers are spoken to now: captions, footnotes, links."""
    articles = apps.get_model("articles", "Article").objects
    drawn = articles.filter(body__regex=SAYS_SOMETHING.pattern).order_by("pk")
    render_all(drawn.values_list("pk", flat=True).iterator())


def render_all(pks: Iterable[int]) -> None:
    for pk in pks:
        render_again(pk)


def render_again(pk: int) -> bool:
    """Whether the body as served was out of date; it no longer is."""
    articles = apps.get_model("articles", "Article").objects
    with transaction.atomic():
        rows = articles.select_for_update(no_key=True).only("body", "body_html")
        article = rows.filter(pk=pk).first()
        if article is None:
            return False
        served = served_body(article.body, articles.addresses_of)
        if served == article.body_html:
            return False
        articles.filter(pk=pk).update(body_html=served)
    return True
