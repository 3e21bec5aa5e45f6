"""Subscribers: numbers for the desk, and one person at a time when they write to us."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.admin.options import get_content_type_for_model
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from newsroom.lib.lists import LongList
from newsroom.lib.templatetags.said import said_time
from newsroom.newsletter import subscribing
from newsroom.newsletter.admin.exporting import export
from newsroom.newsletter.admin.movements import numbers_of_readers
from newsroom.newsletter.models import Subscriber

LATELY = 10


@admin.register(Subscriber)
class SubscriberAdmin(LongList):
    list_display = ["email", "seen"]
    search_fields = ["email"]
    search_help_text = _("A whole address. Nobody is listed without being asked for.")
    sortable_by: list[str] = []
    actions = None
    change_list_template = "admin/newsletter/subscriber/change_list.html"

    def get_urls(self) -> list[URLPattern]:
        ours = self.admin_site.admin_view
        own = path("export/", ours(export), name="newsletter_subscriber_export")
        return [own, *super().get_urls()]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody subscribes for somebody else."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Subscriber | None = None) -> bool:
        return False

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Subscriber], search_term: str
    ) -> tuple[QuerySet[Subscriber], bool]:
        asked_for = search_term.replace("\x00", "").strip().lower()
        return queryset.filter(email=asked_for), False

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        may = self.has_view_permission(request)
        context = {
            **(numbers_of_readers() if may else {}),
            "can_export": request.user.has_perm("newsletter.export_subscriber"),
        }
        return super().changelist_view(request, {**context, **(extra_context or {})})

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        subscriber = self.get_object(request, object_id)
        context = {"title": _("Subscriber"), **(of_one(subscriber) if subscriber else {})}
        return super().change_view(
            request, object_id, form_url, {**context, **(extra_context or {})}
        )

    def delete_model(self, request: HttpRequest, obj: Subscriber) -> None:
        subscribing.erase(obj)

    def log_deletions(self, request: HttpRequest, queryset: Any) -> None:
        """That somebody was erased is recorded; who it was is not, or it would be no erasure."""
        for subscriber in queryset:
            LogEntry.objects.create(
                user=request.user,
                content_type=get_content_type_for_model(subscriber),
                object_id=str(subscriber.pk),
                object_repr=_now("A subscriber"),
                action_flag=DELETION,
            )

    @admin.display(description=_("first seen"))
    def seen(self, subscriber: Subscriber) -> SafeString | str:
        return said_time(subscriber.first_seen_at)


def of_one(subscriber: Subscriber) -> dict[str, Any]:
    mails = subscriber.deliveries.select_related("edition__newsletter").order_by("-pk")
    return {
        "subscriptions": subscriber.subscriptions.select_related("newsletter"),
        "mails": mails[:LATELY],
    }
