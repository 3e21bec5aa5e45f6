"""Which pages there are to see, and in which shapes."""

from typing import NamedTuple

from django.core.management.base import CommandError
from django.urls import reverse

from articles.models import Article, Contributor, Series
from newsroom.newsletter.models import Edition, Newsletter
from newsroom.site.models import SitePage

WIDTHS = (360, 768, 1280)
SCHEMES = ("light", "dark")


class Shot(NamedTuple):
    """One picture: `page` is a name from `addresses()`, `width` is in CSS pixels."""

    name: str
    page: str
    width: int
    scheme: str
    is_whole: bool = False


FOR_DOCUMENTS = [
    Shot("front", "front", 1280, "light"),
    Shot("article", "article", 1280, "light"),
    Shot("article-phone", "article", 360, "dark"),
    Shot("start", "desk-start", 1280, "light"),
    Shot("desk", "desk-article", 1280, "light"),
    Shot("versions", "desk-compare", 1280, "light"),
    Shot("front-desk", "desk-front", 1280, "light"),
    Shot("pictures", "desk-pictures", 1280, "light"),
    Shot("queue", "desk-comments", 1280, "light"),
]


def every_shape(pages: dict[str, str]) -> list[Shot]:
    return [
        Shot(f"{page}-{width}-{scheme}", page, width, scheme, is_whole=True)
        for page in pages
        for width in WIDTHS
        for scheme in SCHEMES
    ]


def addresses() -> dict[str, str]:
    """A page of each kind, by name. Raises CommandError when there is no story to show."""
    stories = Article.objects.published().newest_first()
    with_contents = (story for story in stories if story.shows_contents and story.lead_picture_id)
    article = next(with_contents, None)
    if article is None:
        raise CommandError("There is no story to take pictures of. Run `make demo` first.")
    return {**reader_addresses(article), **error_addresses(), **desk_addresses(article)}


def reader_addresses(article: Article) -> dict[str, str]:
    house, newsletter, edition = SitePage.objects.public(), Newsletter.objects, Edition.objects
    first = {
        "topic": article.topics.first(),
        "series": Series.objects.filter(articles__in=Article.objects.published()).first(),
        "contributor": Contributor.objects.filter(bylines__article=article).first(),
        "right-to-left": Article.objects.published().filter(language="ar").first(),
        "house-page": house.first(),
        "newsletter": newsletter.on_offer().first(),
        "edition": edition.public().first(),
    }
    return {
        "front": reverse("articles:front"),
        "article": article.get_absolute_url(),
        "section": article.section.get_absolute_url(),
        **{name: row.get_absolute_url() for name, row in first.items() if row is not None},
        "search": reverse("articles:search") + "?q=bridge",
        "search-in-vain": reverse("articles:search") + "?q=quixotry",
        "archive": reverse("articles:archive"),
        "corrections": reverse("articles:corrections"),
        "newsletters": reverse("newsletter:newsletters"),
        "comment-form": reverse("comments:comment_form", args=[article.slug]),
        "my-comments": reverse("comments:mine"),
        "contact": reverse("contact:enquiry_form"),
    }


def error_addresses() -> dict[str, str]:
    withdrawn = Article.objects.filter(status=Article.Status.WITHDRAWN).first()
    gone = {"gone": withdrawn.get_absolute_url()} if withdrawn else {}
    return {"not-found": "/no-such-page/", **gone}


def desk_addresses(article: Article) -> dict[str, str]:
    reworked = Article.objects.filter(versions__number=2, versions__kept_aside=False).first()
    return {
        "desk-start": reverse("admin:index"),
        "desk-calendar": reverse("admin:calendar"),
        "desk-front": reverse("admin:front"),
        "desk-articles": reverse("admin:articles_article_changelist"),
        "desk-new-article": reverse("admin:articles_article_add"),
        "desk-article": reverse("admin:articles_article_change", args=[article.pk]),
        "desk-step": reverse("admin:articles_article_step", args=[article.pk, "update"]),
        "desk-preview": reverse("admin:articles_article_preview_frame", args=[article.pk]),
        "desk-preview-links": reverse("admin:articles_article_preview_links", args=[article.pk]),
        "desk-versions": reverse("admin:articles_article_history", args=[article.pk]),
        **({"desk-compare": comparison_of(reworked)} if reworked else {}),
        "desk-pictures": reverse("admin:articles_picture_changelist"),
        "desk-redirects": reverse("admin:articles_redirect_changelist"),
        "desk-comments": reverse("admin:comments_queue"),
        "desk-comments-log": reverse("admin:comments_decision_changelist"),
        "desk-comments-numbers": reverse("admin:comments_numbers"),
        "desk-enquiries": reverse("admin:contact_enquiry_changelist"),
    }


def comparison_of(article: Article) -> str:
    return reverse("admin:articles_article_compare", args=[article.pk]) + "?old=1&new=2"
