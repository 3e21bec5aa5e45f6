"""The rules of the conversation, and the modes of sections."""

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from comments.models import Rules, SectionMode
from comments.models.rules import THE_ONLY_ROW
from newsroom.lib.lists import LongList


@admin.register(Rules)
class RulesAdmin(admin.ModelAdmin):
    fieldsets = [
        (None, {"fields": ["mode", "closes_after_days", "house_rules", "welcome"]}),
        (
            _("How a thread looks"),
            {"fields": ["sorting", "depth", "conversations_on_page", "answers_at_first"]},
        ),
        (
            _("What is held"),
            {"fields": ["hold_links_from", "hold_reports_from", "forget_after_days"]},
        ),
        (_("Time to think again"), {"fields": ["edit_minutes", "undo_minutes"]}),
        (_("Mail"), {"fields": ["mail_times", "nudge_after_hours"]}),
    ]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        """There is nothing to list: go straight to the one page of rules."""
        if not self.has_view_permission(request):
            return super().changelist_view(request, extra_context)
        Rules.objects.get_or_create(pk=THE_ONLY_ROW)
        return redirect(reverse("admin:comments_rules_change", args=[THE_ONLY_ROW]))

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, object] | None = None,
    ) -> HttpResponse:
        context = {"title": self.opts.verbose_name_plural.capitalize(), **(extra_context or {})}
        return super().change_view(request, object_id, form_url, context)

    def response_change(self, request: HttpRequest, obj: Rules) -> HttpResponse:
        messages.success(request, _("The rules are kept, and hold from now on."))
        return redirect(request.path)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Rules | None = None) -> bool:
        return False


@admin.register(SectionMode)
class SectionModeAdmin(LongList):
    list_display = ["section", "mode"]
