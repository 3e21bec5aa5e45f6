"""What programs are asked to leave alone (RFC 9309)."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from newsroom.found.crawlers import ANSWERING, TRAINING
from newsroom.lib.templatetags.reading import absolute
from newsroom.site.models import SiteSettings

Crawlers = SiteSettings.Crawlers
UNWANTED = {
    Crawlers.WELCOME: [],
    Crawlers.ANSWERS: TRAINING,
    Crawlers.UNWANTED: [*TRAINING, *ANSWERING],
}


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = [*for_everybody(), "", *for_unwanted(SiteSettings.current()), *sitemaps()]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def for_everybody() -> list[str]:
    return [
        "User-agent: *",
        f"Disallow: {reverse('admin:index')}",
        "Disallow: /comments/",
        # The conversations themselves: the longer of two matching lines counts (RFC 9309).
        "Allow: /comments/on/*/all/",
        "Allow: /comments/*/answers/",
        "Disallow: /preview/",
    ]


def for_unwanted(site: SiteSettings) -> list[str]:
    """Whoever is named obeys only the lines under its name, so one line says it all."""
    named = [f"User-agent: {name}" for name in UNWANTED[site.crawlers]]
    return [*named, "Disallow: /", ""] if named else []


def sitemaps() -> list[str]:
    return [f"Sitemap: {absolute(reverse(name))}" for name in ("sitemap", "news_sitemap")]
