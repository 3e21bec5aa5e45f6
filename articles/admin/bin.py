"""The bin at the desk: what was deleted, by whom, and the way back."""

from typing import Any

from django.apps import apps
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles import bin as bins
from articles.models import Binned
from newsroom.lib.lists import LongList


class GoesToBin:
    """For the admin of things that can be brought back after they were deleted."""

    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        bins.put(obj, by=request.user)
        tell_of_bin(request)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        for thing in queryset:
            bins.put(thing, by=request.user)
        tell_of_bin(request)


def tell_of_bin(request: HttpRequest) -> None:
    link = format_html(
        '<a href="{}">{}</a>', reverse("admin:articles_binned_changelist"), _("the bin")
    )
    messages.info(request, format_html("{} {}", _("For 30 days it can be taken out of"), link))


@admin.register(Binned)
class BinnedAdmin(LongList):
    list_display = ["words", "what", "binned_at", "binned_by"]
    list_display_links = None
    list_select_related = ["binned_by"]
    actions = ["take_out"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Binned]:
        return bins.waiting().defer("rows").order_by(*Binned._meta.ordering)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Binned | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Binned | None = None) -> bool:
        return False

    @admin.display(description=_("kind"))
    def what(self, binned: Binned) -> str:
        return str(apps.get_model(binned.kind)._meta.verbose_name)

    @admin.action(description=_("Bring back"))
    def take_out(self, request: HttpRequest, queryset: Any) -> None:
        for binned in queryset:
            try:
                thing = bins.take_out(binned, by=request.user)
            except ValidationError as error:
                self.message_user(
                    request, f"{binned}: {' '.join(error.messages)}", messages.WARNING
                )
            except PermissionDenied:
                words = _("%s: this is not yours to bring back.")
                self.message_user(request, words % binned, messages.WARNING)
            else:
                self.message_user(request, _("%s is back.") % thing, messages.SUCCESS)
