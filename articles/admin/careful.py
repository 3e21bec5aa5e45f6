"""Saving at the desk so that nobody overwrites anybody, and nothing that was typed is lost."""

from collections.abc import Iterator
from contextlib import nullcontext
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.forms import BaseFormSet, Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, reverse
from django.utils.translation import gettext as _

from articles import drafts
from articles.admin import collisions
from articles.admin import drafts as draft_pages
from articles.admin.forms import ArticleForm, form_for
from articles.admin.sessions import keeps_text
from articles.models import Article
from articles.models.workflow import Collision


class SavesWithCare:
    """For the ModelAdmin of stories."""

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        if request.method != "POST":
            request.draft = draft_pages.asked_for(request, object_id)
            return super().changeform_view(request, object_id, *args, **kwargs)
        try:
            with transaction.atomic(), in_turn(request):
                known = object_id or drafts.story_of(request.user, key_of(request))
                return super().changeform_view(request, known and str(known), *args, **kwargs)
        except Collision as collision:
            request.collision = collision
        article = str(request.collision.theirs.article_id)
        response = super().changeform_view(request, article, *args, **kwargs)
        response.status_code = 409
        return response

    def get_form(self, request: HttpRequest, *args: Any, **kwargs: Any) -> type[Form]:
        form = form_for(request.user, super().get_form(request, *args, **kwargs))
        if collision := getattr(request, "collision", None):
            return type("CollidedForm", (form,), {"collision": collision})
        if draft := getattr(request, "draft", None):
            return draft_pages.as_left(form, draft_pages.as_data(draft))
        return form

    def get_formsets_with_inlines(
        self, request: HttpRequest, obj: Article | None = None
    ) -> Iterator[tuple[type[BaseFormSet], Any]]:
        for formset, inline in super().get_formsets_with_inlines(request, obj):
            is_draft = getattr(request, "draft", None)
            yield (draft_pages.formset_as_left(formset) if is_draft else formset), inline

    def get_formset_kwargs(
        self, request: HttpRequest, obj: Article, inline: Any, prefix: str
    ) -> dict[str, Any]:
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if draft := getattr(request, "draft", None):
            kwargs.pop("initial", None)
            kwargs["data"] = draft_pages.as_data(draft)
        return kwargs

    def save_related(
        self,
        request: HttpRequest,
        form: ArticleForm,
        formsets: list[BaseFormSet],
        change: bool,  # noqa: FBT001
    ) -> None:
        bylines = [line for formset in formsets for line in formset.bylines()]
        typed, state = form.cleaned_data, form.state(bylines)
        if change and "_aside" in request.POST:
            version = form.instance.keep_aside(state, by=request.user, note=typed["version_note"])
        else:
            version = collisions.save(request, form, state)
        drafts.settle(request.user, typed["key"], form.instance, version.number)
        drafts.discard(request.user, typed["restores"])

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        here = reverse("admin:articles_article_change", args=[obj.pk])
        if "_aside" in request.POST:
            messages.success(request, _("Yours is kept aside: it is in the history of the story."))
            return redirect(here)
        response = super().response_change(request, obj)
        # A new story that was sent twice has an address of its own since the first time.
        began = response.get("Location", "").split("?")[0] == request.path != here
        return redirect(here) if began else response

    def message_user(self, request: HttpRequest, message: str, *args: Any, **kwargs: Any) -> None:
        """Where all was as it is, "changed successfully" would be untrue."""
        if not getattr(request, "has_changed_nothing", False):
            super().message_user(request, message, *args, **kwargs)

    def get_urls(self) -> list[URLPattern]:
        urls = super().get_urls()
        for url in urls:
            if url.name in {"articles_article_add", "articles_article_change"}:
                url.callback = keeps_text(url.callback)
        return urls

    def render_change_form(
        self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        article = kwargs.get("obj")
        form = context["adminform"].form
        context["nothing_lost"] = draft_pages.what_a_page_knows(request, article, form)
        if collision := getattr(request, "collision", None):
            context["collision"] = collisions.told(collision, form, request.user)
            context["errors"] = []
            context["title"] = _("Not saved: somebody has saved it meanwhile")
        return super().render_change_form(request, context, *args, **kwargs)


def key_of(request: HttpRequest) -> str:
    key = request.POST.get("key", "")
    return key if drafts.KEY.fullmatch(key) else ""


def in_turn(request: HttpRequest) -> Any:
    """A form that is sent twice is saved once and looked at again: never both at the same time."""
    key = key_of(request)
    return drafts.in_turn(request.user, key) if key else nullcontext()
