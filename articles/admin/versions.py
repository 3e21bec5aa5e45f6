"""Every version of a story: look at one, compare two, bring one back."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.admin.story import draw, editable_or_refused, version_or_404
from articles.comparing import differences
from articles.history import history_of, public_state
from articles.models import Article, ScheduledChange, Version
from articles.models.workflow import Collision
from newsroom.lib.numbers import count_in


def pages(ours: Callable) -> list[URLPattern]:
    return [
        path("<int:pk>/history/", ours(versions), name="articles_article_history"),
        path("<int:pk>/compare/", ours(compare), name="articles_article_compare"),
        path(
            "<int:pk>/bring-back/<int:number>/",
            ours(bring_back),
            name="articles_article_bring_back",
        ),
    ]


@require_safe
def versions(request: HttpRequest, pk: int) -> HttpResponse:
    article = editable_or_refused(request, pk)
    newest, public = article.newest_version(), article.public_version
    return draw(
        request,
        "versions.html",
        article,
        title=_("Versions"),
        history=history_of(article.pk, before=count_in(request.GET.get("before"))),
        newest=newest,
        public=public,
        planned=ScheduledChange.objects.filter(article=article).first(),
        from_number=_number_before(article, newest, public),
        is_first_page="before" not in request.GET,
    )


def _number_before(
    article: Article, version: Version | None, public: Version | None = None
) -> int | None:
    """What a version is compared with first: what readers see, or else the one before it."""
    if version is None or (public and public.pk != version.pk):
        return public and public.number
    earlier = article.versions.filter(number__lt=version.number, kept_aside=False)
    return earlier.values_list("number", flat=True).first()


@require_safe
def compare(request: HttpRequest, pk: int) -> HttpResponse:
    """Two versions beside each other; by itself, what would change for readers."""
    article = editable_or_refused(request, pk)
    chosen = sorted({count_in(request.GET.get("old")), count_in(request.GET.get("new"))} - {None})
    if len(chosen) != 2:
        return _compare_with_public(request, article)
    old, new = (version_or_404(article, number) for number in chosen)
    return draw(
        request,
        "compare.html",
        article,
        title=_("Versions %(old)d and %(new)d") % {"old": old.number, "new": new.number},
        old=old,
        new=new,
        newest=article.newest_version(),
        differences=differences(old.state, new.state),
    )


def _compare_with_public(request: HttpRequest, article: Article) -> HttpResponse:
    newest = article.newest_version()
    if newest is None:
        return redirect(reverse("admin:articles_article_history", args=[article.pk]))
    if article.follows_newest_version:
        return _compare_with_last(request, article, newest)
    return draw(
        request,
        "compare.html",
        article,
        title=_("What would change for readers"),
        old=article.public_version,
        new=newest,
        newest=newest,
        is_for_readers=True,
        differences=differences(public_state(article), newest.state),
    )


def _compare_with_last(request: HttpRequest, article: Article, newest: Version) -> HttpResponse:
    """Readers have seen nothing yet: what was changed last is of interest."""
    before = _number_before(article, newest)
    if before is None:
        return redirect(reverse("admin:articles_article_history", args=[article.pk]))
    address = reverse("admin:articles_article_compare", args=[article.pk])
    return redirect(f"{address}?old={before}&new={newest.number}")


def bring_back(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Asks once, showing what would change; then it is a new version."""
    article = editable_or_refused(request, pk)
    version = version_or_404(article, number)
    newest = article.newest_version()
    if request.method == "POST":
        return _brought_back(request, article, version)
    before = article.newest_state()
    return draw(
        request,
        "bring_back.html",
        article,
        title=_("Bring back version %(number)d?") % {"number": number},
        version=version,
        newest=newest,
        differences=differences(before, {**before, **version.state, "slug": before["slug"]}),
    )


def _brought_back(request: HttpRequest, article: Article, version: Version) -> HttpResponse:
    seen = count_in(request.POST.get("seen"))
    if seen is None:
        raise Http404
    try:
        made = article.bring_back(version, by=request.user, seen=seen)
    except Collision as collision:
        words = _("Nothing was brought back. %(why)s Have a look at it, and ask again.")
        messages.warning(request, words % {"why": collision.messages[0]})
        return redirect(reverse("admin:articles_article_history", args=[article.pk]))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect(reverse("admin:articles_article_history", args=[article.pk]))
    messages.success(request, _words_for(article, version, made))
    return redirect(reverse("admin:articles_article_change", args=[article.pk]))


def _words_for(article: Article, version: Version, made: Version) -> str:
    numbers = {"old": version.number, "new": made.number}
    if article.follows_newest_version:
        return _("Version %(old)d is back, as version %(new)d.") % numbers
    return (
        _("Version %(old)d is back, as version %(new)d. Readers see it once it is published.")
        % numbers
    )
