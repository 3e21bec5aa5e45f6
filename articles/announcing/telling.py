"""What is told of one story, and to whom."""

from collections.abc import Iterator, Sequence
from contextlib import suppress

from django.db import transaction
from django.urls import reverse
from procrastinate.exceptions import AlreadyEnqueued

from articles.announcing import indexnow
from articles.models import Article
from newsroom.lib.feeds import FORMS
from newsroom.lib.feeds.forms import ENDINGS
from newsroom.lib.templatetags.reading import absolute
from newsroom.site.models import SiteSettings


def tell(article_pk: int, former: Sequence[str]) -> None:
    """Does nothing for a story that nobody could read yet, such as one that was put off."""
    stories = Article.objects.select_related("section__parent", "series")
    article = stories.filter(pk=article_pk).first()
    if article is None or not article.was_public():
        return
    site = SiteSettings.current()
    if site.websub_hub:
        tell_hub(article)
    if indexnow.is_wanted(site):
        tell_search_engines(article, former)


def tell_hub(article: Article) -> None:
    from articles import jobs

    for address in feeds_showing(article):
        # Many stories at once are one piece of news to a feed. Whatever waits was deferred after
        # its story was stored, so nothing is told too early.
        job = jobs.ping_hub.configure(queueing_lock=f"websub {address}")
        with suppress(AlreadyEnqueued), transaction.atomic():
            job.defer(address=address)


def tell_search_engines(article: Article, former: Sequence[str]) -> None:
    from articles import jobs

    slugs = dict.fromkeys([article.slug, *former])
    pages = [reverse("articles:article_detail", args=[slug]) for slug in slugs]
    jobs.tell_indexnow.defer(addresses=[absolute(page) for page in pages])


def feeds_showing(article: Article) -> Iterator[str]:
    """The whole addresses of all feeds that the story is or was in, in each of their forms."""
    for page in ("/", *pages_listing(article)):
        for form in FORMS:
            yield absolute(f"{page}feed/{ENDINGS[form][0]}")


def pages_listing(article: Article) -> Iterator[str]:
    section = article.section
    places = [section, section.parent, article.series, *article.topics.all()]
    for place in filter(None, places):
        yield place.get_absolute_url()
    for credit in article.credits:
        yield reverse("articles:contributor_detail", args=[credit["slug"]])
