"""What readers will see: any version, at three widths, and what is being typed this moment."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import inlineformset_factory
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_safe

from articles.admin.forms import ArticleForm, BylineForm, BylineFormSet, form_for
from articles.admin.story import draw, editable_or_refused, version_or_404
from articles.models import Article, Byline, Section
from articles.models.state import PLAIN_FIELDS, State, state_of
from articles.showing import kept_by_nobody, show
from newsroom.lib.numbers import count_in
from newsroom.lib.slugs import slug_of

WIDTHS = {390: gettext_lazy("Phone"), 768: gettext_lazy("Tablet"), 1280: gettext_lazy("Desktop")}
Lines = inlineformset_factory(Article, Byline, form=BylineForm, formset=BylineFormSet)
# Stands for a story that has never been saved: nothing belongs to it.
UNSAVED = 0


def pages(ours: Callable) -> list[URLPattern]:
    named = "articles_article_preview"
    return [
        path("<int:pk>/preview/", ours(preview), name=named),
        path("<int:pk>/preview/frame/", ours(frame), name=f"{named}_frame"),
        path("<int:pk>/preview/typed/", ours(typed), name=f"{named}_typed"),
        path("preview/typed/", ours(typed), name=f"{named}_typed_new"),
    ]


@require_safe
@xframe_options_sameorigin
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """One version in the page that readers will see, by itself."""
    article = editable_or_refused(request, pk)
    number = count_in(request.GET.get("version"))
    if number is None:
        return show(request, article, article.newest_state())
    return show(request, article, version_or_404(article, number).state)


@require_safe
def frame(request: HttpRequest, pk: int) -> HttpResponse:
    """The same as on a phone, a tablet or a desktop."""
    article = editable_or_refused(request, pk)
    number, width = count_in(request.GET.get("version")), count_in(request.GET.get("width"))
    address = reverse("admin:articles_article_preview", args=[pk])
    return draw(
        request,
        "preview_frame.html",
        article,
        title=_("Preview"),
        number=number,
        address=address if number is None else f"{address}?version={number}",
        widths=WIDTHS.items(),
        width=width if width in WIDTHS else max(WIDTHS),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@xframe_options_sameorigin
def typed(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """What the writing form holds, as readers would see it; nothing of it is kept.

    A GET is answered with the page to begin with, a POST of the form with what became of it: the
    page, and what could not be shown in words.
    """
    article = editable_or_refused(request, pk) if pk else _unsaved(request)
    if request.method != "POST":
        return show(request, article, _begun(article))
    state, notes = typed_state(article, request.POST, by=request.user)
    page = show(request, article, state).content.decode()
    return kept_by_nobody(request, JsonResponse({"page": page, "notes": notes}))


def typed_state(article: Article, data: Any, by: Any = None) -> tuple[State, list[str]]:
    """What the form would save; where it would not, what was there before, and why."""
    before = _begun(article)
    form, lines = form_for(by)(data, instance=article), Lines(data, instance=article)
    notes = [_words_for(form, name) for name in form.errors if name in before]
    known = {name: form.cleaned_data[name] for name in PLAIN_FIELDS if name in form.cleaned_data}
    state = {**before, **known}
    for name in ("section", "lead_picture"):
        if name in form.cleaned_data:
            chosen = form.cleaned_data[name]
            state[name] = chosen and chosen.pk
    if "topics" in form.cleaned_data:
        state["topics"] = [topic.pk for topic in form.cleaned_data["topics"]]
    if lines.is_valid():
        state["bylines"] = lines.bylines()
    else:
        notes.append(_("The bylines are those saved last: one of the lines is not complete."))
    state["slug"] = state["slug"] or before["slug"] or slug_of(state["headline"], "article")
    return state, notes


def _words_for(form: ArticleForm, name: str) -> str:
    return f"{form.fields[name].label}: {' '.join(form.errors[name])}"


def _unsaved(request: HttpRequest) -> Article:
    if not request.user.has_perm("articles.add_article"):
        raise PermissionDenied
    return Article(pk=UNSAVED, section=Section.objects.select_related("parent").first())


def _begun(article: Article) -> State:
    """What the form begins with."""
    if article.pk != UNSAVED:
        return article.newest_state()
    return {**state_of(Article(section_id=article.section_id)), "slug": "article"}
