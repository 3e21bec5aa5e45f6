"""The pages of stories, all of them through `Article.objects.published()`."""

from django.conf import settings
from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from articles import corrections
from articles.fronts import arrange
from articles.models import (
    Article,
    Contributor,
    RetiredSectionSlug,
    RetiredSlug,
    Section,
    Series,
    Topic,
)
from articles.reading.beside import beside
from articles.redirects.paths import carrying
from articles.sharing import share_links
from newsroom.lib.paging import page_or_404

PER_PAGE = 20
CORRECTIONS_IN_FRONT = 3


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    newest = corrections.with_stories()[:CORRECTIONS_IN_FRONT]
    return render(request, "articles/front.html", {**arrange(), "corrections": newest})


# A story may come back and a name may be given back: browsers are to ask again each time.
@cache_control(no_cache=True)
def no_longer_here(request: HttpRequest, slug: str) -> HttpResponse:
    """Where a story was: the way to another, a note if it was withdrawn, otherwise nothing."""
    withdrawn = Article.objects.filter(slug=slug, status=Article.Status.WITHDRAWN).first()
    if withdrawn:
        instead = withdrawn.story_in_its_place()
        return lead_to(request, instead) if instead else gone(request, withdrawn)
    retired = RetiredSlug.objects.filter(slug=slug).select_related("article").first()
    if retired is None or not retired.article.was_public():
        raise Http404
    return lead_to(request, retired.article.story_in_its_place() or retired.article)


def gone(request: HttpRequest, article: Article) -> HttpResponse:
    return render(request, "410.html", {"note": article.withdrawal_note}, status=410)


def lead_to(request: HttpRequest, article: Article) -> HttpResponse:
    """To the address of another story in one step, with whatever stood behind the question mark."""
    query = request.META.get("QUERY_STRING")
    return HttpResponsePermanentRedirect(
        article.get_absolute_url() + (f"?{query}" if query else "")
    )


@require_safe
def article_detail(request: HttpRequest, slug: str) -> HttpResponse:
    stories = Article.objects.published().for_page().with_surroundings()
    article = stories.filter(slug=slug).first()
    if article is None:
        return no_longer_here(request, slug)
    return render(request, "articles/article_detail.html", page_of(article))


def page_of(article: Article) -> dict[str, object]:
    """What the page of a story shows beside the story itself."""
    address = settings.SITE_ADDRESS + article.get_absolute_url()
    notes = article.notes
    return {
        "article": article,
        "notes_above": [note for note in notes if note.stands_above],
        "notes_beneath": [note for note in notes if not note.stands_above],
        "canonical_address": address,
        "share_links": share_links(article.headline, address),
        "beside": beside(article),
    }


@require_safe
def section_detail(request: HttpRequest, slug: str) -> HttpResponse:
    section = Section.objects.select_related("parent", "share_card").filter(slug=slug).first()
    if section is None:
        return renamed_section(request, slug)
    stories = Article.objects.published().in_section(section)
    return listing(request, "section", section, stories)


# A name may be given back or away: browsers are to ask again each time.
@cache_control(no_cache=True)
def renamed_section(request: HttpRequest, slug: str) -> HttpResponse:
    """Where a section was: a redirect to where it is, with the query string."""
    retired = get_object_or_404(RetiredSectionSlug.objects.select_related("section"), slug=slug)
    target = carrying(retired.section.get_absolute_url(), request.META.get("QUERY_STRING", ""))
    return HttpResponsePermanentRedirect(target)


@require_safe
def topic_detail(request: HttpRequest, slug: str) -> HttpResponse:
    topic = get_object_or_404(Topic, slug=slug)
    return listing(request, "topic", topic, topic.articles.published())


@require_safe
def contributor_detail(request: HttpRequest, slug: str) -> HttpResponse:
    contributor = get_object_or_404(Contributor.objects.select_related("portrait"), slug=slug)
    stories = Article.objects.published().filter(bylines__contributor=contributor)
    return listing(request, "contributor", contributor, stories)


@require_safe
def series_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """The parts in the order in which they are read: of a series one begins with the first."""
    series = get_object_or_404(Series, slug=slug)
    parts = Article.objects.published().filter(series=series).for_lists()
    page = page_or_404(request, parts.order_by("published_at", "pk"), PER_PAGE)
    if not page.object_list:
        raise Http404
    address = address_of_page(series.get_absolute_url(), page)
    context = {"series": series, "page": page, "canonical_address": address}
    return render(request, "articles/series_detail.html", context)


def listing(
    request: HttpRequest, kind: str, thing: Section | Topic | Contributor, stories: QuerySet
) -> HttpResponse:
    page = page_or_404(request, stories.for_lists().newest_first(), PER_PAGE)
    if kind != "section" and not page.object_list:
        # A topic or a person that only an unpublished story names is nobody's business yet.
        raise Http404
    address = address_of_page(thing.get_absolute_url(), page)
    context = {kind: thing, "page": page, "canonical_address": address}
    return render(request, f"articles/{kind}_detail.html", context)


def address_of_page(path: str, page: Page) -> str:
    """The one address that a page of a list is known by."""
    address = settings.SITE_ADDRESS + path
    return f"{address}?page={page.number}" if page.number > 1 else address


@require_safe
def corrections_list(request: HttpRequest) -> HttpResponse:
    """Every correction of a story that can be read, the newest first."""
    page = page_or_404(request, corrections.for_list(), PER_PAGE)
    address = address_of_page(reverse("articles:corrections"), page)
    return render(
        request, "articles/corrections.html", {"page": page, "canonical_address": address}
    )
