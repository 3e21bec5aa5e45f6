"""The line at the writing form that says who else has the story open, and what they saved."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from articles import presence
from articles.admin.for_scripts import for_scripts
from articles.models import Presence, Version
from newsroom.lib.numbers import count_in
from newsroom.lib.people import name_of
from newsroom.lib.times import said

# More names than this make no line.
MOST_NAMED = 5


def pages() -> list[URLPattern]:
    return [path("<int:pk>/presence/", for_scripts(ping), name="articles_article_presence")]


@require_POST
def ping(request: HttpRequest, pk: int) -> JsonResponse:
    """Says that the sender has the story open, and tells who else has and what is newer."""
    if "leave" in request.POST:
        presence.leave(pk, request.user)
        return JsonResponse({})
    presence.here(pk, request.user)
    people = presence.others(pk, request.user)[:MOST_NAMED]
    return JsonResponse(
        {
            "others": [{"name": name_of(one.user), "words": words_for(one)} for one in people],
            "newer": newer(request, pk),
        }
    )


def words_for(person: Presence) -> str:
    minutes = int((timezone.now() - person.opened_at).total_seconds() // 60)
    name = name_of(person.user)
    if minutes < 1:
        return _("%(name)s has just opened this.") % {"name": name}
    return ngettext(
        "%(name)s has had this open for %(minutes)d minute.",
        "%(name)s has had this open for %(minutes)d minutes.",
        minutes,
    ) % {"name": name, "minutes": minutes}


def newer(request: HttpRequest, pk: int) -> dict[str, Any] | None:
    """The newest version, where the sender's form does not know it."""
    based_on = count_in(request.POST.get("based_on"))
    if based_on is None:
        return None
    saved = Version.objects.filter(article=pk, kept_aside=False, number__gt=based_on)
    newest = saved.defer("state").select_related("saved_by").order_by("-number").first()
    if newest is None:
        return None
    return {
        "number": newest.number,
        "words": words_of_save(newest, request.user),
        "look": where_to_look(pk, based_on, newest.number),
    }


def where_to_look(pk: int, known: int, newest: int) -> str:
    """What has changed since the version that is known; the story itself where there is none."""
    if not known:
        return reverse("admin:articles_article_preview", args=[pk])
    return f"{reverse('admin:articles_article_compare', args=[pk])}?old={known}&new={newest}"


def words_of_save(version: Version, user: Any) -> str:
    known = {"number": version.number, "when": said(version.saved_at)}
    if version.saved_by == user:
        return _("You saved version %(number)d %(when)s in another window.") % known
    name = name_of(version.saved_by) or _("Somebody")
    return _("%(name)s saved version %(number)d %(when)s.") % {**known, "name": name}
