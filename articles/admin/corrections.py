"""Corrections at the desk: beside the story they belong to, and all of them in a list to search."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.defaultfilters import truncatechars
from django.urls import URLPattern, path, reverse
from django.utils.formats import localize
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from articles import corrections
from articles.models import Article, Correction
from newsroom.lib.lists import LongList
from newsroom.lib.people import name_of


class CorrectionForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=Correction.Kind,
        widget=forms.RadioSelect,
        initial=Correction.Kind.CORRECTION,
        help_text=_(
            "Corrections and editor\u2019s notes stand above the story, clarifications and updates "
            "beneath it."
        ),
    )
    text = forms.CharField(
        label=_("Text"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5, "cols": 60}),
        help_text=_("What was wrong, and what is right. Readers see it with the date."),
    )


class AmendmentForm(CorrectionForm):
    note = forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_("Why it is reworded. Readers see this, and how it read before."),
    )
    # How many amendments the editor has read.
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)


def pages(ours: Any) -> list[URLPattern]:
    return [
        path("<int:pk>/correct/", ours(add), name="articles_article_correct"),
        path("<int:pk>/correct/<int:correction_pk>/", ours(amend), name="articles_article_amend"),
    ]


def can_correct(user: Any, article: Article | None) -> bool:
    """Whether the desk offers it: to editors, for what readers have seen."""
    return bool(article and article.was_public() and user.has_perm("articles.publish_article"))


def panel_of(user: Any, article: Article | None) -> dict[str, Any]:
    """What the writing form shows of corrections; one query."""
    return {
        "corrections": article.notes if article and article.was_public() else [],
        "can_correct": can_correct(user, article),
    }


def add(request: HttpRequest, pk: int) -> HttpResponse:
    article = for_editor(request, pk)
    form = CorrectionForm(request.POST or None)

    def do() -> None:
        corrections.add(article, by=request.user, **form.cleaned_data)

    if answered(request, form, do):
        messages.success(request, _("The correction is printed with the story."))
        return to_story(article)
    return ask(
        request, article, form, _("Add a correction"), _("What was wrong, and what is right?")
    )


def amend(request: HttpRequest, pk: int, correction_pk: int) -> HttpResponse:
    article = for_editor(request, pk)
    correction = get_object_or_404(Correction, pk=correction_pk, article=article)
    known = {
        "kind": correction.kind,
        "text": correction.text,
        "seen": correction.amendments.count(),
    }
    form = AmendmentForm(request.POST or None, initial=known)

    def do() -> None:
        corrections.amend(correction, by=request.user, **form.cleaned_data)

    if answered(request, form, do):
        messages.success(request, _("The correction was reworded. Readers can see how it read."))
        return to_story(article)
    return ask(request, article, form, _("Reword"), _("How is this correction to read?"))


def for_editor(request: HttpRequest, pk: int) -> Article:
    """The story, for who may correct it."""
    article = get_object_or_404(Article, pk=pk)
    if not can_correct(request.user, article):
        raise PermissionDenied
    return article


def answered(request: HttpRequest, form: forms.Form, do: Any) -> bool:
    """Whether the form was sent in and the thing is done."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        do()
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True


def ask(
    request: HttpRequest, article: Article, form: forms.Form, button: Promise, question: Promise
) -> HttpResponse:
    context = {
        **admin.site.each_context(request),
        "title": question,
        "article": article,
        "step": {"button": button},
        "form": form,
        "opts": Article._meta,
    }
    return render(request, "admin/articles/article/step.html", context)


def to_story(article: Article) -> HttpResponse:
    return redirect(reverse("admin:articles_article_change", args=[article.pk]))


@admin.register(Correction)
class CorrectionAdmin(LongList):
    """To search and to read. They are added and reworded beside their story."""

    list_display = ["excerpt", "kind", "story", "made_at", "who", "times_reworded"]
    list_filter = ["kind", "made_at"]
    list_per_page = 50
    search_fields = ["text", "article__headline"]
    fields = ["story", "kind", "text", "made_at", "who", "how_it_read"]
    readonly_fields = fields
    ordering = ["-made_at", "-pk"]
    actions = None
    view_on_site = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Correction]:
        """Those of the stories that the colleague may open."""
        found = super().get_queryset(request).select_related("article", "made_by")
        found = found.prefetch_related("amendments").defer(
            "article__body", "article__body_html", "article__contents"
        )
        if request.user.has_perm("articles.edit_any_article"):
            return found
        return found.filter(article__in=Article.objects.editable_by(request.user))

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Correction | None = None) -> bool:
        return request.user.has_perm("articles.change_article")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Correction | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Correction | None = None) -> bool:
        return False

    @admin.display(description=_("text"), ordering="text")
    def excerpt(self, correction: Correction) -> str:
        return truncatechars(correction.text, 120)

    @admin.display(description=_("article"), ordering="article__headline")
    def story(self, correction: Correction) -> SafeString:
        article = correction.article
        address = reverse("admin:articles_article_change", args=[article.pk])
        return format_html('<a href="{}">{}</a>', address, article.headline)

    @admin.display(description=_("made by"), ordering="made_by__username")
    def who(self, correction: Correction) -> str:
        return name_of(correction.made_by)

    @admin.display(description=_("reworded"))
    def times_reworded(self, correction: Correction) -> str:
        return str(len(correction.amendments.all()) or "")

    @admin.display(description=_("how it read before"))
    def how_it_read(self, correction: Correction) -> SafeString | str:
        former = correction.note.amendments
        return format_html_join(
            "",
            "<p><b>{}</b> {} {}<br>{}<br><i>{}</i></p>",
            (
                (one.label, _("until"), localize(localtime(one.changed_at)), one.text, one.reason)
                for one in former
            ),
        )
