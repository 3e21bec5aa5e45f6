"""The table of redirects at the desk: by hand, from a file, and into one."""

import json
from typing import Any, NamedTuple

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from articles.admin.bin import GoesToBin
from articles.models import Redirect
from articles.redirects import importing, writing
from articles.redirects.living import warnings_for
from articles.redirects.reading import Line, lines_of
from newsroom.lib.lists import LongList

MOST_LINES = 20_000
MOST_BYTES = 4_000_000
# So many lines of each kind are shown before they are brought in.
SHOWN = 1000


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "A CSV file with the columns path, target and, if you like, note; the first line may "
            "name them. An empty target says that the page is gone. Nothing is changed yet: "
            "you see first what would be."
        ),
    )

    def clean_file(self) -> list[Line]:
        upload: UploadedFile = self.cleaned_data["file"]
        if upload.size > MOST_BYTES:
            raise ValidationError(_("This file is larger than 4 MB. Split it in two."))
        return lines_of(upload.read(), most=MOST_LINES)


class ShownForm(forms.Form):
    """The lines of the file that was read, and what the editor was shown of them."""

    lines = forms.CharField(widget=forms.HiddenInput)
    shown = forms.CharField(widget=forms.HiddenInput)

    def clean_lines(self) -> list[Line]:
        try:
            rows = [Line(*row) for row in json.loads(self.cleaned_data["lines"])]
        except (TypeError, ValueError, RecursionError) as error:
            raise ValidationError(_("Choose the file again.")) from error
        if not 0 < len(rows) <= MOST_LINES or not all(map(is_line, rows)):
            raise ValidationError(_("Choose the file again."))
        return rows


def is_line(line: Line) -> bool:
    texts = (line.path, line.target or "", line.note)
    return isinstance(line.number, int) and all(isinstance(text, str) for text in texts)


class Group(NamedTuple):
    """The lines of one outcome, as many as are shown of them."""

    name: str
    title: Promise
    count: int
    entries: list[importing.Entry]
    left_out: int


@admin.register(Redirect)
class RedirectAdmin(GoesToBin, LongList):
    list_display = ["path", "leads_to", "note", "who", "made_at"]
    list_select_related = ["made_by"]
    list_per_page = 100
    search_fields = ["path", "target", "note"]
    fields = ["path", "target", "note"]
    view_on_site = False

    @admin.display(description=_("leads to"), ordering="target")
    def leads_to(self, row: Redirect) -> str:
        return row.target or _("nothing: the page is gone")

    @admin.display(description=_("made by"), ordering="made_by__username")
    def who(self, row: Redirect) -> str:
        return row.made_by.get_username() if row.made_by else ""

    def save_model(
        self,
        request: HttpRequest,
        obj: Redirect,
        form: forms.Form,
        change: bool,  # noqa: FBT001
    ) -> None:
        if not change:
            obj.made_by = request.user
        super().save_model(request, obj, form, change)
        if warning := warnings_for([(obj.path, obj.target)])[obj.path]:
            messages.warning(request, warning)

    def get_urls(self) -> list[URLPattern]:
        ours = self.admin_site.admin_view
        return [
            path("import/", ours(self.import_view), name="articles_redirect_import"),
            path("export/", ours(self.export_view), name="articles_redirect_export"),
            *super().get_urls(),
        ]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        context = {"can_import": self.can_import(request), **(extra_context or {})}
        return super().changelist_view(request, context)

    def can_import(self, request: HttpRequest) -> bool:
        return self.has_add_permission(request) and self.has_change_permission(request)

    def import_view(self, request: HttpRequest) -> HttpResponse:
        """Reads a file, shows what would become of each line, and does it once that is agreed."""
        if not self.can_import(request):
            raise PermissionDenied
        if request.method == "POST" and "lines" in request.POST:
            return self.bring_in(request)
        form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
        if form.is_valid():
            lines = form.cleaned_data["file"]
            return self.show(request, lines, importing.plan_of(lines))
        return self.page(request, {"form": form})

    def bring_in(self, request: HttpRequest) -> HttpResponse:
        shown = ShownForm(request.POST)
        if not shown.is_valid():
            messages.error(request, _("That could not be read. Choose the file again."))
            return redirect(reverse("admin:articles_redirect_import"))
        lines, fingerprint = shown.cleaned_data["lines"], shown.cleaned_data["shown"]
        try:
            plan = importing.bring_in(lines, by=request.user, shown=fingerprint)
        except importing.Stale as stale:
            messages.warning(request, " ".join(stale.messages))
            return self.show(request, lines, stale.plan)
        messages.success(request, words_for(len(plan.to_write())))
        return redirect(reverse("admin:articles_redirect_changelist"))

    def show(self, request: HttpRequest, lines: list[Line], plan: importing.Plan) -> HttpResponse:
        held = {"lines": json.dumps(lines, ensure_ascii=False), "shown": plan.fingerprint()}
        context = {
            "groups": groups_of(plan),
            "count": len(plan.to_write()),
            "led_on": len(plan.led_on),
            "shown_form": ShownForm(initial=held),
        }
        return self.page(request, context)

    def page(self, request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
        common = {
            **self.admin_site.each_context(request),
            "title": _("Import redirects"),
            "opts": self.opts,
        }
        return render(request, "admin/articles/redirect/import.html", {**common, **context})

    def export_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return export(request)


@require_safe
def export(request: HttpRequest) -> StreamingHttpResponse:
    response = StreamingHttpResponse(writing.rows(), content_type="text/csv; charset=utf-8")
    name = f"redirects-{timezone.localdate():%Y-%m-%d}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def groups_of(plan: importing.Plan) -> list[Group]:
    groups = []
    for outcome in importing.Outcome:
        entries = plan.of(outcome)
        left_out = max(0, len(entries) - SHOWN)
        groups.append(Group(outcome.value, outcome.label, len(entries), entries[:SHOWN], left_out))
    return [group for group in groups if group.count]


def words_for(count: int) -> str:
    words = ngettext("%d redirect was brought in.", "%d redirects were brought in.", count)
    return words % count
