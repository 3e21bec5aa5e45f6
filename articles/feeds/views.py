"""Feeds are asked for again and again: that nothing is new is said from one query."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import get_language
from django.views.decorators.http import condition, require_safe

from articles.feeds.making import feed_of
from articles.feeds.places import stamped, stamps_of_site, stories_of
from articles.models import Redirect, RetiredSectionSlug
from newsroom.lib.compressing import compressed
from newsroom.lib.feeds import FORMS, etag_of
from newsroom.site.models import SiteSettings


@compressed
@require_safe
def of_site(request: HttpRequest, form: str) -> HttpResponse:
    return answer(request, "site", None, form, stamps=stamps_of_site(), about=[])


@compressed
@require_safe
def of_thing(request: HttpRequest, kind: str, slug: str, form: str) -> HttpResponse:
    thing = stamped(kind, slug)
    if thing is None:
        return moved(request, kind, slug)
    if kind != "section" and not thing.stamps:
        # A topic or a person that only an unpublished story names is nobody's business yet.
        raise Http404
    described = thing.biography if kind == "contributor" else thing.description
    about = [thing.name, thing.get_absolute_url(), described]
    return answer(request, kind, thing, form, stamps=thing.stamps, about=about)


def answer(
    request: HttpRequest,
    kind: str,
    thing: Any,
    form: str,
    *,
    stamps: Sequence[dict[str, Any]],
    about: Sequence[Any],
) -> HttpResponse:
    site = SiteSettings.current()
    told_of_site = [site.name, site.tagline, site.websub_hub, site.logo.name]
    etag = etag_of([form, get_language(), *told_of_site, *about, *stamps])
    newest = max((datetime.fromisoformat(stamp["at"]) for stamp in stamps), default=None)
    told = condition(etag_func=lambda _request: etag, last_modified_func=lambda _request: newest)
    return told(lambda request: written(request, kind, thing, form))(request)


def written(request: HttpRequest, kind: str, thing: Any, form: str) -> HttpResponse:
    site, address = SiteSettings.current(), settings.SITE_ADDRESS + request.path
    feed = feed_of(kind, thing, list(stories_of(thing)), site=site, address=address)
    text = FORMS[form].written(feed)
    response = HttpResponse(text, content_type=f"{FORMS[form].TYPE}; charset=utf-8")
    if feed.hub:
        # WebSub asks for these in the head, where a subscriber looks first.
        response["Link"] = f'<{feed.hub}>; rel="hub", <{address}>; rel="self"'
    return response


def moved(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    """To the feed of what has another address now."""
    page, _slash, rest = request.path.partition(f"/{slug}/")
    if kind == "section":
        retired = RetiredSectionSlug.objects.select_related("section").filter(slug=slug).first()
        target = retired and retired.section.get_absolute_url()
    else:
        target = Redirect.objects.target_of(f"{page}/{slug}/")
    if not (target and target.startswith(page)):
        raise Http404
    return HttpResponsePermanentRedirect(f"{target}{rest}")
