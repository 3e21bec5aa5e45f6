"""Editions: the list of them, making one, and the page of each."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from newsroom.lib.lists import LongChangeList, LongList
from newsroom.lib.templatetags.said import said_time
from newsroom.newsletter import editions
from newsroom.newsletter.admin.arranging import arrange_page
from newsroom.newsletter.admin.forms import MakeForm
from newsroom.newsletter.admin.outcome import outcome_of
from newsroom.newsletter.admin.preview import preview
from newsroom.newsletter.admin.steps import offered_to, step_page
from newsroom.newsletter.models import Edition
from newsroom.newsletter.models.editions import with_titles
from newsroom.newsletter.sending.summing import counts_of_many

# Marks that the desk knows from stories.
LOOKS = {
    "draft": "draft",
    "planned": "scheduled",
    "sending": "in-review",
    "stopped": "withdrawn",
    "sent": "live",
}


class EditionList(LongChangeList):
    def get_results(self, request: HttpRequest) -> None:
        """Titles and numbers of all that are shown, in a query each."""
        super().get_results(request)
        self.result_list = with_titles(self.result_list)
        counts = counts_of_many(self.result_list)
        for edition in self.result_list:
            edition.mails = counts.get(edition.pk, {})


@admin.register(Edition)
class EditionAdmin(LongList):
    list_display = ["titled", "newsletter", "standing", "when", "reached"]
    list_filter = ["newsletter", "state"]
    list_select_related = ["newsletter"]
    sortable_by: list[str] = []
    actions = None

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[EditionList]:
        return EditionList

    def get_urls(self) -> list[URLPattern]:
        ours = self.admin_site.admin_view
        return [
            path("<int:pk>/step/<slug:action>/", ours(step_page), name="newsletter_edition_step"),
            path("<int:pk>/preview/<slug:kind>/", ours(preview), name="newsletter_edition_preview"),
            *super().get_urls(),
        ]

    def has_delete_permission(self, request: HttpRequest, obj: Edition | None = None) -> bool:
        """What has gone out has gone out; its page is linked from every mail."""
        may = super().has_delete_permission(request, obj)
        return may and (obj is None or obj.state == Edition.State.DRAFT)

    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Makes one of what is new."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = MakeForm(request.POST or None, initial=request.GET.dict())
        if request.method == "POST" and form.is_valid():
            made = editions.make(form.cleaned_data["newsletter"], by=request.user)
            if not made.stories:
                words = _now("There is nothing new since the last edition. Add stories by hand.")
                messages.info(request, words)
            return redirect(reverse("admin:newsletter_edition_change", args=[made.pk]))
        context = {**self.admin_site.each_context(request), "form": form, "opts": self.opts}
        context["title"] = _("Make an edition")
        return render(request, "admin/newsletter/edition/make.html", context)

    def change_view(
        self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        edition = self.get_object(request, object_id)
        if edition is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, edition):
            raise PermissionDenied
        if edition.can_be_changed and self.has_change_permission(request, edition):
            return arrange_page(request, edition)
        return self.show(request, edition)

    def show(self, request: HttpRequest, edition: Edition) -> HttpResponse:
        """Of one that has gone out: what became of it."""
        context = {
            **self.admin_site.each_context(request),
            **outcome_of(edition),
            "title": edition.title,
            "opts": self.opts,
            "edition": edition,
            "stories": edition.readable_stories,
            "steps": offered_to(request.user, edition),
        }
        return render(request, "admin/newsletter/edition/gone_out.html", context)

    @admin.display(description=_("edition"))
    def titled(self, edition: Edition) -> str:
        return edition.title

    @admin.display(description=_("state"))
    def standing(self, edition: Edition) -> SafeString:
        words = edition.get_state_display()
        mark = format_html(
            '<span class="standing standing--{}">{}</span>', LOOKS[edition.state], words
        )
        return format_html("{} <br>{}", mark, edition.trouble) if edition.trouble else mark

    @admin.display(description=_("goes or went out"))
    def when(self, edition: Edition) -> SafeString | str:
        at = edition.began_at
        if edition.state == Edition.State.PLANNED:
            at = edition.planned_at
        return said_time(at)

    @admin.display(description=_("mails sent"))
    def reached(self, edition: Edition) -> str:
        total = sum(edition.mails.values())
        if not total:
            return ""
        return _now("%(sent)d of %(total)d") % {
            "sent": edition.mails.get("sent", 0),
            "total": total,
        }

    def get_queryset(self, request: HttpRequest) -> QuerySet[Edition]:
        return super().get_queryset(request).select_related("newsletter")
