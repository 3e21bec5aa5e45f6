"""What is being typed: where scripts send it, and how it is offered, looked at and opened again."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms import BaseFormSet, Form
from django.forms.utils import ErrorDict, ErrorList
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles import drafts
from articles.admin.for_scripts import for_scripts, refused
from articles.admin.forms import version_in
from articles.comparing import differences
from articles.drafts_as_states import names_a_row, state_in
from articles.models import Article, Draft
from articles.models.state import state_of
from newsroom.lib.numbers import number_in

# More than this is for the start page.
MOST_OFFERED = 3


def pages(ours: Any) -> list[URLPattern]:
    name = "articles_article_draft"
    return [
        path("<int:pk>/draft/", for_scripts(keep), name=name),
        path("draft/<str:key>/", for_scripts(keep), name=f"{name}_new"),
        path("draft/<str:key>/difference/", ours(difference), name=f"{name}_difference"),
        path("draft/<str:key>/discard/", ours(discard), name=f"{name}_discard"),
    ]


@require_POST
def keep(request: HttpRequest, pk: int | None = None, key: str = "") -> JsonResponse:
    """Keeps the writing form as it stands. Nobody but the sender ever gets to see it."""
    if request.POST.get("_user", str(request.user.pk)) != str(request.user.pk):
        return refused(401, _("Somebody else is logged in in this browser now."))
    article = get_object_or_404(Article, pk=pk) if pk else None
    draft = drafts.keep(
        by=request.user,
        key=key or request.POST.get("key", ""),
        typed=[[name, value] for name, values in request.POST.lists() for value in values],
        article=article,
        based_on=version_in(request.POST) or 0,
    )
    drafts.discard(request.user, request.POST.get("restores", ""))
    return JsonResponse({"kept": clock(draft)})


@require_POST
def discard(request: HttpRequest, key: str) -> HttpResponse:
    draft = Draft.objects.filter(user=request.user, key=key).first()
    story = number_in(request.POST.get("story"))
    drafts.discard(request.user, key)
    messages.success(request, _("What was not saved is gone, as you wished."))
    if draft and draft.article_id:
        return redirect(reverse("admin:articles_article_change", args=[draft.article_id]))
    if story is not None:
        return redirect(reverse("admin:articles_article_change", args=[story]))
    return redirect(reverse("admin:articles_article_add"))


@require_safe
def difference(request: HttpRequest, key: str) -> HttpResponse:
    """What a draft would change in the newest version of its story."""
    draft = find(request, key)
    article = draft.article or Article()
    if article.pk and not article.can_be_edited_by(request.user):
        raise PermissionDenied
    newest = article.newest_state() if article.pk else state_of(article)
    context = {
        **admin.site.each_context(request),
        "title": _("What is not saved yet"),
        "opts": Article._meta,
        "offer": about(draft),
        "draft_headline": drafts.headline_of(draft),
        "differences": differences(newest, state_in(draft, newest)),
    }
    return TemplateResponse(request, "admin/articles/article/draft_difference.html", context)


def find(request: HttpRequest, key: str) -> Draft:
    draft = drafts.unsaved_of(request.user).filter(key=key).first()
    if draft is None:
        raise Http404(_("There is no such draft any more."))
    return draft


# Offering


def about(draft: Draft) -> dict[str, Any]:
    """What is said of a draft where it is offered, and where its buttons lead."""
    newest = draft.article.newest_version() if draft.article else None
    to_form = (
        reverse("admin:articles_article_change", args=[draft.article_id])
        if draft.article_id
        else reverse("admin:articles_article_add")
    )
    return {
        "draft": draft,
        "headline": drafts.headline_of(draft),
        "newest": newest if newest and newest.number != draft.based_on else None,
        "open": f"{to_form}?draft={draft.key}",
    }


def what_a_page_knows(request: HttpRequest, article: Article | None, form: Form) -> dict[str, Any]:
    """For the writing page: where to keep what is typed, and what there is to offer."""
    key = form["key"].value() or ""
    if not drafts.KEY.fullmatch(key):
        key = drafts.new_key()
    left = drafts.offered(request.user, article).exclude(key=key) if is_fresh(request) else []
    return {
        "key": key,
        "user": request.user,
        "offers": [about(draft) for draft in left[:MOST_OFFERED]],
        "restored": getattr(request, "draft", None),
        "settled": drafts.settled_keys(request.user),
        "keep_at": (
            reverse("admin:articles_article_draft", args=[article.pk])
            if article
            else reverse("admin:articles_article_draft_new", args=[key])
        ),
    }


def is_fresh(request: HttpRequest) -> bool:
    """Whether the page starts from what is saved, and not from what was just typed."""
    return request.method == "GET" and not getattr(request, "draft", None)


def clock(draft: Draft) -> str:
    return date_format(timezone.localtime(draft.saved_at), "H:i")


# Opening


def asked_for(request: HttpRequest, object_id: str | None) -> Draft | None:
    """The draft that the address names, where it is the reader's own and of this story."""
    left = drafts.unsaved_of(request.user).filter(key=request.GET.get("draft", ""))
    draft = left.first() if "draft" in request.GET else None
    return draft if draft and str(draft.article_id or "") == (object_id or "") else None


def as_data(draft: Draft) -> QueryDict:
    """The draft as a browser would send it, but for what no browser could have."""
    data = QueryDict(mutable=True)
    for name, value in draft.typed:
        if not names_a_row(name) or number_in(value):
            data.appendlist(name, value)
    if "update_shown" not in data:
        # Kept before there were these fields: without a word of it, a box would count as cleared.
        data.update({"update_shown": Article.UpdateShown.AUTO, "shows_age": "on"})
    # A sitting of its own: the window where it was typed may be open still, and go on.
    data["key"] = drafts.new_key()
    data["restores"] = draft.key
    data["based_on"] = str(draft.based_on)
    data["bylines-TOTAL_FORMS"] = str(number_in(data.get("bylines-TOTAL_FORMS")) or 0)
    # No byline is ever edited in place: see BylineFormSet.
    data["bylines-INITIAL_FORMS"] = "0"
    return data


class AsLeft:
    """A form shown as it was left. It is judged when it is saved, and not before."""

    def full_clean(self) -> None:
        self._errors = ErrorDict()
        self.cleaned_data = {}


def as_left(form: type[Form], data: QueryDict) -> type[Form]:
    class FormAsLeft(AsLeft, form):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(data, **kwargs)

    return FormAsLeft


class FormSetAsLeft:
    def full_clean(self) -> None:
        self._errors: list[Any] = []
        self._non_form_errors = ErrorList()


def formset_as_left(formset: type[BaseFormSet]) -> type[BaseFormSet]:
    form = type("FormAsLeft", (AsLeft, formset.form), {})
    return type("FormSetAsLeft", (FormSetAsLeft, formset), {"form": form})


def rescued(request: HttpRequest) -> HttpResponse | None:
    """Keeps what was sent to a story that is not there, or no longer the sender's to change."""
    key = request.POST.get("key", "")
    if request.method != "POST" or not request.user.has_perm("articles.add_article"):
        return None
    typed = [[name, value] for name, values in request.POST.lists() for value in values]
    try:
        draft = drafts.keep(by=request.user, key=key[:20] + "-apart", typed=typed)
    except ValidationError:
        return None
    messages.info(request, _("What you typed is kept as the draft of a new story."))
    return redirect(about(draft)["open"])
