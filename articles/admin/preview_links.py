"""Preview links of a story: make one, copy it, close one or all."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from articles import previews
from articles.admin.story import draw, editable_or_refused
from articles.history import versions_of
from articles.models import Article, PreviewLink
from newsroom.lib.numbers import number_in

# Links that were made longer ago than these are of no interest to anybody.
SHOWN = 50
VERSIONS_OFFERED = 30
TIMES = [
    (1, gettext_lazy("1 hour")),
    (8, gettext_lazy("8 hours")),
    (24, gettext_lazy("1 day")),
    (72, gettext_lazy("3 days")),
    (7 * 24, gettext_lazy("1 week")),
    (14 * 24, gettext_lazy("2 weeks")),
    (30 * 24, gettext_lazy("30 days")),
]


def pages(ours: Callable) -> list[URLPattern]:
    named = "articles_article_preview_links"
    return [
        path("<int:pk>/preview-links/", ours(links), name=named),
        path("<int:pk>/preview-links/close/", ours(close), name=f"{named}_close"),
        path("<int:pk>/preview-links/reopen/", ours(reopen), name=f"{named}_reopen"),
    ]


class LinkForm(forms.Form):
    version = forms.TypedChoiceField(
        label=gettext_lazy("What it shows"), coerce=int, empty_value=None, required=False
    )
    hours = forms.TypedChoiceField(
        label=gettext_lazy("Valid for"), coerce=int, choices=TIMES, initial=previews.USUAL
    )
    note = forms.CharField(
        label=gettext_lazy("For whom"),
        max_length=160,
        required=False,
        help_text=gettext_lazy("Only colleagues see this."),
    )

    def __init__(self, article: Article, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = versions_of(article.pk)[:VERSIONS_OFFERED]
        self.fields["version"].choices = [
            ("", _("Always the newest version")),
            *((version.number, _words_for(version)) for version in offered),
        ]


def _words_for(version: Any) -> str:
    words = {"number": version.number, "headline": version.headline or ""}
    return _("Version %(number)d: %(headline)s") % words


def links(request: HttpRequest, pk: int) -> HttpResponse:
    article = editable_or_refused(request, pk)
    form = LinkForm(article, request.POST or None)
    if request.method == "POST" and form.is_valid() and _made(request, article, form):
        return _back(article)
    now = timezone.now()
    shown = article.preview_links.select_related("version", "made_by").defer("version__state")
    return draw(
        request,
        "preview_links.html",
        article,
        title=_("Preview links"),
        form=form,
        links=[(link, _address(link, now)) for link in shown[:SHOWN]],
        now=now,
        has_open=previews.open_links(article, now).exists(),
    )


def _address(link: PreviewLink, now: Any) -> str:
    return previews.address_of(link) if previews.is_open(link, now) else ""


def _made(request: HttpRequest, article: Article, form: LinkForm) -> bool:
    typed = form.cleaned_data
    version = typed["version"] and article.versions.get(number=typed["version"])
    try:
        previews.make(
            article,
            by=request.user,
            version=version or None,
            hours=typed["hours"],
            note=typed["note"],
        )
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    messages.success(request, _("The link is ready: copy it from the list."))
    return True


@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """One link, or all of them: from now on they open nothing."""
    article = editable_or_refused(request, pk)
    if request.POST.get("link") == "all":
        count = previews.revoke_all(article, by=request.user)
        words = ngettext("%d link was closed.", "%d links were closed.", count) % count
    else:
        previews.revoke(_link_in(request, article), by=request.user)
        words = _("The link was closed. It opens nothing from now on.")
    messages.success(request, words)
    return _back(article)


@require_POST
def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """For a link that was closed by mistake."""
    article = editable_or_refused(request, pk)
    previews.reopen(_link_in(request, article), by=request.user)
    messages.success(request, _("The link opens the story again, until it expires."))
    return _back(article)


def _link_in(request: HttpRequest, article: Article) -> PreviewLink:
    return get_object_or_404(article.preview_links, pk=number_in(request.POST.get("link")))


def _back(article: Article) -> HttpResponse:
    return redirect(reverse("admin:articles_article_preview_links", args=[article.pk]))
