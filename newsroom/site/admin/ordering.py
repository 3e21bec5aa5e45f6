"""Lists whose rows are moved up and down with buttons: nobody has to think of numbers."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.db import models
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from newsroom.lib.numbers import number_in
from newsroom.lib.turns import one_at_a_time

STEP = 10


class InOrder(admin.ModelAdmin):
    """For the admin of things with a `position`; name the column `move` in `list_display`.

    `apart` names the field whose values make lists of their own, if there is one.
    """

    class Media:
        css = {"all": ["css/desk/site.css"]}

    apart = ""
    # All of them on one page, or the order could not be seen.
    list_per_page = 500
    list_max_show_all = 500

    @admin.display(description=gettext_lazy("order"))
    def move(self, row: models.Model) -> str:
        return render_to_string("admin/site/_move.html", {"row": row})

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if request.method == "POST" and "_move" in request.POST:
            return self.moved(request)
        return super().changelist_view(request, extra_context)

    def moved(self, request: HttpRequest) -> HttpResponse:
        way, _space, number = request.POST["_move"].partition(" ")
        row = self.get_queryset(request).filter(pk=number_in(number)).first()
        if not self.has_change_permission(request, row):
            raise PermissionDenied
        if row and way in {"up", "down"}:
            self.shift(row, -1 if way == "up" else 1)
            messages.success(request, _("%s was moved.") % row)
        return redirect(request.get_full_path())

    def shift(self, row: models.Model, by: int) -> None:
        """Writes the places of the whole list anew, with this row one further."""
        with one_at_a_time(f"order of {self.opts.label}"):
            rows = list(self.together_with(row))
            here = rows.index(row)
            rows.insert(min(max(here + by, 0), len(rows) - 1), rows.pop(here))
            for place, each in enumerate(rows, 1):
                if each.position != place * STEP:
                    each.position = place * STEP
                    each.save(update_fields=["position"])

    def together_with(self, row: models.Model) -> models.QuerySet[Any]:
        rows = self.model._default_manager.order_by(*self.model._meta.ordering)
        return rows.filter(**{self.apart: getattr(row, self.apart)}) if self.apart else rows

    def save_model(
        self,
        request: HttpRequest,
        obj: models.Model,
        form: Form,
        change: bool,  # noqa: FBT001
    ) -> None:
        """What is new stands last, and so does what comes over from another list."""
        if not change or self.apart in form.changed_data:
            last = self.together_with(obj).aggregate(last=models.Max("position"))["last"] or 0
            obj.position = last + STEP
        super().save_model(request, obj, form, change)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return ListInOrder


class ListInOrder(ChangeList):
    """Sorted by their place alone, whatever the address asks for."""

    def get_ordering(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> list[str]:
        apart = self.model_admin.apart
        return [*([f"-{apart}"] if apart else []), *self.model._meta.ordering]
