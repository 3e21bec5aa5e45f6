"""The inbox of messages to the newsroom."""

from typing import Any
from urllib.parse import quote

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from newsroom.contact import inbox
from newsroom.contact.models import Enquiry
from newsroom.lib.filters import SinceFilter
from newsroom.lib.lists import LongList


class NoticeFilter(admin.SimpleListFilter):
    title = _("notice by mail")
    parameter_name = "notice"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("untold", _("Not sent yet")), ("told", _("Sent"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[Enquiry]:
        if self.value() == "untold":
            return queryset.untold()
        return queryset.exclude(notified_at=None) if self.value() == "told" else queryset


class ReceivedFilter(SinceFilter):
    title = _("received")
    parameter_name = "received"


@admin.register(Enquiry)
class EnquiryAdmin(LongList):
    list_display = ["subject", "state", "name", "created_at", "notice"]
    list_filter = ["state", NoticeFilter, ReceivedFilter]
    sortable_by = ["created_at"]
    search_fields = ["name", "email", "subject", "message"]
    actions = ["send_again", "rescue_selected"]
    readonly_fields = ["subject", "message", "name", "reply", "page", "created_at", "notice"]
    fields = ["state", *readonly_fields]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    @admin.display(description=_("notice by mail"))
    def notice(self, enquiry: Enquiry) -> str:
        if enquiry.notified_at:
            return _("Sent")
        if enquiry.state == Enquiry.State.SPAM:
            return _("None, because it is spam")
        if enquiry.last_error:
            return _("Not sent yet: %(error)s") % {"error": enquiry.last_error}
        return _("On its way")

    @admin.display(description=_("e-mail"))
    def reply(self, enquiry: Enquiry) -> SafeString:
        subject = quote(f"Re: {enquiry.subject}")
        return format_html(
            '{} · <a href="mailto:{}?subject={}">{}</a>',
            enquiry.email,
            quote(enquiry.email, safe="@"),
            subject,
            _("Answer by mail"),
        )

    @admin.action(description=_("Send the notice again"), permissions=["change"])
    def send_again(self, request: HttpRequest, queryset: QuerySet[Enquiry]) -> None:
        untold = list(queryset.filter(pk__in=Enquiry.objects.untold()))
        for enquiry in untold:
            inbox.tell(enquiry)
        words = ngettext("%d notice is on its way.", "%d notices are on their way.", len(untold))
        self.message_user(request, words % len(untold), messages.SUCCESS)

    @admin.action(description=_("Not spam after all"), permissions=["change"])
    def rescue_selected(self, request: HttpRequest, queryset: QuerySet[Enquiry]) -> None:
        spam = list(queryset.filter(state=Enquiry.State.SPAM))
        for enquiry in spam:
            inbox.move(enquiry, Enquiry.State.NEW)
        words = ngettext("%d message was rescued.", "%d messages were rescued.", len(spam))
        self.message_user(request, words % len(spam), messages.SUCCESS)

    def save_model(self, request: HttpRequest, obj: Enquiry, *args: Any) -> None:
        """The state is all that can be changed here."""
        inbox.move(obj, obj.state)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        enquiry = self.get_object(request, object_id)
        if enquiry and request.method == "GET" and self.has_change_permission(request):
            inbox.mark_read(enquiry)
        return super().change_view(request, object_id, form_url, extra_context)
