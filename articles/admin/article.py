"""Where journalists write and editors publish."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import DateTimeField, Field
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.admin import (
    bulk,
    checks,
    corrections,
    deleted,
    drafts,
    finding,
    presence,
    preview,
    preview_links,
    sessions,
    steps,
    versions,
)
from articles.admin.careful import SavesWithCare
from articles.admin.events import events_of
from articles.admin.forms import ArticleForm, BylineForm, BylineFormSet
from articles.admin.lists import ArticleList
from articles.admin.outline import outline_rules
from articles.admin.picture_forms import WordsForm
from articles.models import Article, Byline
from articles.models.standing import standing_of
from newsroom.lib.moments import MomentField, When


class KeepsRelated:
    """No cross beside a section, picture or person that would delete it everywhere."""

    def formfield_for_dbfield(self, db_field: Field, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = False
            # Each of many has a cross of its own; one for all of them would stand in their list.
            field.widget.widget.is_required = field.required or db_field.many_to_many
        return field


class BylineInline(KeepsRelated, admin.StackedInline):
    model = Byline
    form = BylineForm
    formset = BylineFormSet
    autocomplete_fields = ["contributor"]
    fields = ["contributor", ("credit", "position")]
    extra = 0

    # Who may change a story may change its bylines: there is no permission of their own.
    def has_add_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return True

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return True

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return True

    def has_view_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return True


@admin.register(Article)
class ArticleAdmin(SavesWithCare, KeepsRelated, ArticleList):
    form = ArticleForm
    inlines = [BylineInline]
    formfield_overrides = {DateTimeField: {"form_class": MomentField, "widget": When}}
    autocomplete_fields = ["section", "lead_picture", "topics", "series"]
    view_on_site = False
    fieldsets = [
        (
            None,
            {"fields": ["kicker", "headline", "standfirst", "dateline", "body"]},
        ),
        (_("Placement"), {"fields": ["section", "topics", "series", "lead_picture"]}),
        (_("Read on"), {"fields": ["related_by_hand"]}),
        (_("Planning"), {"fields": ["planned_at", "desk_note", "version_note"]}),
        (
            _("Address, search and sharing"),
            {"classes": ["collapse"], "fields": ["short_headline", "slug", "language"]},
        ),
        (
            _("On its page"),
            {
                "classes": ["collapse"],
                "fields": ["contents_mode", "update_shown", "shows_age", "comments_enabled"],
            },
        ),
    ]

    # Who sees what

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        if obj is None or obj.pk is None:
            return super().has_change_permission(request, obj)
        return obj.can_be_edited_by(request.user)

    def has_view_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return self.has_change_permission(request, obj) or (
            obj is None and super().has_view_permission(request)
        )

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or obj.can_be_removed())

    def delete_model(self, request: HttpRequest, obj: Article) -> None:
        try:
            obj.remove(by=request.user)
        except ValidationError as error:  # somebody published it while the question was asked
            raise PermissionDenied(" ".join(error.messages)) from error

    # Saving

    def save_model(
        self,
        request: HttpRequest,
        obj: Article,
        form: Form,
        change: bool,  # noqa: FBT001
    ) -> None:
        """Nothing yet: bylines and topics belong to the version, and they come last."""

    def construct_change_message(
        self,
        request: HttpRequest,
        form: Form,
        formsets: list,
        add: bool = False,  # noqa: FBT001, FBT002
    ) -> list[dict[str, Any]]:
        shown = [form.fields[name] for name in form.changed_data]
        fields = [str(field.label) for field in shown if not field.widget.is_hidden]
        return [{"added": {}}] if add else [{"changed": {"fields": fields}}]

    def get_formset_kwargs(
        self, request: HttpRequest, obj: Article, inline: Any, prefix: str
    ) -> dict[str, Any]:
        """A journalist who begins a story is credited, unless they take the line away."""
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        person = getattr(request.user, "contributor", None)
        if obj.pk is None and person and request.method == "GET":
            kwargs["initial"] = [{"contributor": person.pk, "position": 1}]
        return kwargs

    def _get_obj_does_not_exist_redirect(
        self, request: HttpRequest, opts: Any, object_id: str
    ) -> HttpResponse:
        """Stories of others are left out of the list, so Django takes them for missing."""
        messages.warning(request, _("This story is not yours to edit, or it is no longer there."))
        return drafts.rescued(request) or redirect(reverse("admin:articles_article_changelist"))

    # Steps and preview

    def get_urls(self) -> list[URLPattern]:
        def ours(view: Any) -> Any:
            return self.admin_site.admin_view(view)

        return [
            *bulk.pages(ours),
            *drafts.pages(ours),
            *presence.pages(),
            *sessions.pages(),
            *finding.pages(ours),
            path("<int:pk>/step/<str:action>/", ours(steps.step), name="articles_article_step"),
            *corrections.pages(ours),
            *preview.pages(ours),
            *preview_links.pages(ours),
            *versions.pages(ours),
            *deleted.pages(ours),
            *checks.pages(ours),
            *super().get_urls(),
        ]

    def response_add(
        self, request: HttpRequest, obj: Article, post_url_continue: str | None = None
    ) -> HttpResponse:
        return self.to_step(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        return self.to_step(request, obj) or super().response_change(request, obj)

    def to_step(self, request: HttpRequest, article: Article) -> HttpResponse | None:
        """After "Save and ...", the page that asks what the step needs to know."""
        action = request.POST.get("_step")
        if action not in steps.open_to(request.user, article):
            return None
        return redirect(reverse("admin:articles_article_step", args=[article.pk, action]))

    def response_delete(self, request: HttpRequest, *args: Any) -> HttpResponse:
        deleted.tell_of_history(request)
        return super().response_delete(request, *args)

    def render_change_form(
        self, request: HttpRequest, context: dict, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        article = kwargs.get("obj")
        # The whole width is for writing.
        context["is_nav_sidebar_enabled"] = False
        context["outline"] = outline_rules()
        context["picture_words"] = WordsForm(auto_id="sent-picture-%s", label_suffix="")
        context["video_hosts"] = finding.video_hosts()
        context["steps"] = steps.offered_to(request.user, article)
        context |= corrections.panel_of(request.user, article)
        context.update(checks.publication_of(article))
        if article:
            context["standing"] = standing_of(article)
            context["is_public"] = article.is_published(timezone.now())
            context["events"] = events_of(article)
        return super().render_change_form(request, context, *args, **kwargs)
