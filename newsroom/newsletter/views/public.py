"""What everybody may read: the editions of a newsletter, and each of them."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from newsroom.lib.paging import page_or_404
from newsroom.newsletter.models import Edition, Newsletter
from newsroom.newsletter.models.editions import with_titles

PER_PAGE = 30


@require_safe
def newsletter(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Newsletter, slug=slug)
    editions = found.editions.public().order_by("-began_at", "-pk").defer("intro")
    page = page_or_404(request, editions, PER_PAGE)
    page.object_list = with_titles(page.object_list)
    address = settings.SITE_ADDRESS + found.get_absolute_url()
    if page.number > 1:
        address += f"?page={page.number}"
    context = {"newsletter": found, "page": page, "canonical_address": address}
    return render(request, "newsletter/newsletter.html", context)


@require_safe
def edition(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """As it reads today: a story that was withdrawn since is left out."""
    public = Edition.objects.public().select_related("newsletter")
    found = get_object_or_404(public, newsletter__slug=slug, number=number)
    return render(request, "newsletter/edition.html", page_of(found))


def page_of(edition: Edition) -> dict[str, object]:
    older, newer = beside(edition)
    return {
        "edition": edition,
        "older": older,
        "newer": newer,
        "newsletter": edition.newsletter,
        "stories": edition.readable_stories,
        "canonical_address": settings.SITE_ADDRESS + edition.get_absolute_url(),
    }


def beside(edition: Edition) -> tuple[Edition | None, Edition | None]:
    """What went out before it and after it."""
    public = edition.newsletter.editions.public().only("newsletter", "number")
    older = public.filter(began_at__lt=edition.began_at).order_by("-began_at").first()
    newer = public.filter(began_at__gt=edition.began_at).order_by("began_at").first()
    return older, newer
