import re
from collections.abc import Callable, Iterator
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from articles import corrections
from articles.archive import months
from articles.models import Article
from newsroom.found.sitemaps.kinds import KINDS, Kind, lately_changed
from newsroom.found.sitemaps.writing import Told, index_of, list_of
from newsroom.lib.compressing import compressed
from newsroom.lib.templatetags.reading import absolute
from newsroom.newsletter.models import Newsletter

# One way to write each number, so that each file has one address.
NAME = re.compile("([a-z]+)-(0|[1-9][0-9]{0,11})")
# Stands where the slug does; and what needs no escape there, as `reverse` has it (RFC 3986).
MARK = "slug-of-a-page"
SAFE = "!$&'()*+,;=/~:@"


@compressed
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The list of all sitemaps. That of Google News is named in robots.txt beside it."""
    return index_of(
        [(address_of("front"), None), *((address_of(name), at) for name, at in numbered())]
    )


def numbered() -> Iterator[tuple[str, object]]:
    changed = {"stories": lately_changed()}
    for name, kind in KINDS.items():
        for number in kind.numbers():
            yield f"{name}-{number}", changed.get(name, {}).get(number)


def address_of(name: str) -> str:
    return absolute(reverse("sitemap_of", args=[name]))


@compressed
@require_safe
def sitemap(request: HttpRequest, name: str) -> HttpResponse:
    if name == "front":
        return list_of(fixed_pages())
    match = NAME.fullmatch(name)
    kind, number = (KINDS.get(match[1]), int(match[2])) if match else (None, 0)
    if kind is None or (number and not kind.exists(number)):
        raise Http404
    rows = kind.within(number)
    known = ("told_at",) if "told_at" in rows.query.annotations else ()
    address, count = addresses_of(kind), len(kind.parts)
    return list_of(
        (address(*row[:count]), row[-1] if known else None)
        for row in rows.values_list(*kind.parts, *known)
    )


def addresses_of(kind: Kind) -> Callable[..., str]:
    """What `reverse` gives, asked for once and not for each of ten thousand pages."""
    if kind.parts != ("slug",):
        return lambda *parts: absolute(reverse(kind.page, args=parts))
    before, mark, behind = absolute(reverse(kind.page, args=[MARK])).rpartition(MARK)
    return lambda slug: f"{before}{quote(slug, safe=SAFE)}{behind}"


def fixed_pages() -> list[Told]:
    """The front page, which is as new as the newest story; the list of corrections; the archive;
    what there is to subscribe to.
    """
    stories = Article.objects.published().newest_first().values_list("published_at", flat=True)
    notes = corrections.public().values_list("made_at", flat=True)
    return [
        (absolute(reverse("articles:front")), stories.first()),
        (absolute(reverse("articles:corrections")), notes.first()),
        *((absolute(address), None) for address in (*archive(), *newsletter_pages())),
    ]


def archive() -> Iterator[str]:
    """The years and months that have stories."""
    years = months.years()
    if years:
        yield reverse("articles:archive")
    for year in years:
        yield from (each.get_absolute_url() for each in (year, *year.months))


def newsletter_pages() -> Iterator[str]:
    offered = [newsletter.get_absolute_url() for newsletter in Newsletter.objects.on_offer()]
    if offered:
        yield from (reverse("newsletter:newsletters"), *offered)
