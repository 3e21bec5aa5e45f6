"""The list of bans: placing one by hand, and lifting."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from comments.models import Ban
from comments.moderation import bans, records
from newsroom.lib.lists import LongList
from newsroom.lib.templatetags.said import said_time


class BanForm(forms.ModelForm):
    term = forms.ChoiceField(
        label=_("How long"),
        choices=[(name, words) for name, (words, _length) in bans.TERMS.items()],
        initial="week",
    )

    class Meta:
        model = Ban
        fields = ["kind", "value", "note"]
        help_texts = {
            "value": _(
                "somebody@example.org, example.org, or an internet address: the range around it "
                "is banned, which may be many people."
            ),
            "note": _("For colleagues; readers never see it."),
        }

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        kind, value = typed.get("kind"), typed.get("value")
        if kind and value:
            typed["value"] = self.value_in(kind, value)
        return typed

    def value_in(self, kind: str, value: str) -> str:
        try:
            value = bans.cleaned(kind, value)
        except ValidationError as error:
            self.add_error("value", error)
            return value
        if banned := Ban.objects.in_force().filter(kind=kind, value=value).first():
            self.add_error("value", bans.already(banned))
        return value


class InForceFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("in-force", _("In force")), ("over", _("Lifted or over"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() == "in-force":
            return queryset.in_force()
        if self.value() == "over":
            return queryset.exclude(pk__in=Ban.objects.in_force().values("pk"))
        return queryset


@admin.register(Ban)
class BanAdmin(LongList):
    form = BanForm
    list_display = ["who", "kind", "end", "note", "by_whom", "when", "lifting"]
    list_display_links = None
    list_filter = [InForceFilter, "kind"]
    search_fields = ["value", "note"]
    sortable_by: list[str] = []
    actions = None
    empty_value_display = ""
    change_list_template = "admin/comments/bans.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Ban]:
        return super().get_queryset(request).select_related("by")

    def get_fields(self, request: HttpRequest, obj: Ban | None = None) -> list[str]:
        return ["who", "kind", "end", "note", "by_whom", "when"] if obj else [*BanForm.base_fields]

    def get_readonly_fields(self, request: HttpRequest, obj: Ban | None = None) -> list[str]:
        return self.get_fields(request, obj) if obj else []

    def has_change_permission(self, request: HttpRequest, obj: Ban | None = None) -> bool:
        """Bans are lifted and placed anew, so that the log tells all of it."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Ban | None = None) -> bool:
        return False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("comments.moderate_comment")

    def save_model(self, request: HttpRequest, obj: Ban, form: Any, change: bool) -> None:  # noqa: FBT001
        length = bans.TERMS[form.cleaned_data["term"]][1]
        until = timezone.now() + length if length else None
        decision = bans.place(obj.kind, obj.value, by=request.user, until=until, note=obj.note)
        obj.pk = decision.before["ban"]

    @admin.display(description=_("who"))
    def who(self, ban: Ban) -> str:
        return bans.in_words(ban.kind, ban.value)

    @admin.display(description=_("until"))
    def end(self, ban: Ban) -> SafeString | str:
        if ban.lifted_at:
            return format_html("{} {}", _("lifted"), said_time(ban.lifted_at))
        return said_time(ban.until) if ban.until else _("for ever")

    @admin.display(description=_("by"))
    def by_whom(self, ban: Ban) -> str:
        return records.name_of(ban.by)

    @admin.display(description=_("when"))
    def when(self, ban: Ban) -> SafeString | str:
        return said_time(ban.made_at)

    @admin.display(description=_("lift"))
    def lifting(self, ban: Ban) -> SafeString | str:
        """A button of the form that stands outside the list, as forms do not nest."""
        if ban.lifted_at or (ban.until and ban.until <= timezone.now()):
            return ""
        address = reverse("admin:comments_ban_lift", args=[ban.pk])
        return format_html(
            '<button type="submit" form="lift" formaction="{}">{}</button>', address, _("Lift")
        )

    def get_urls(self) -> list[URLPattern]:
        lift = self.admin_site.admin_view(require_POST(self.lift))
        return [path("<int:pk>/lift/", lift, name="comments_ban_lift"), *super().get_urls()]

    def lift(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not request.user.has_perm("comments.moderate_comment"):
            raise PermissionDenied
        ban = get_object_or_404(Ban, pk=pk)
        try:
            bans.lift(ban, by=request.user)
            words = _("The ban of %s was lifted. The log undoes it.")
            messages.success(request, words % bans.in_words(ban.kind, ban.value))
        except ValidationError as error:
            messages.error(request, error.messages[0])
        return redirect("admin:comments_ban_changelist")
