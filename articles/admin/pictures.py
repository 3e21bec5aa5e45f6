"""The picture library."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import ProtectedError
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from articles.admin import picture_picker
from articles.admin.bin import GoesToBin
from articles.admin.picture_forms import PictureForm, WordsForm
from articles.admin.picture_list import MineFilter, NeedsWordsFilter, UnusedFilter, Wall
from articles.admin.picture_words import words
from articles.models import Picture
from articles.picture_uses import uses_of
from newsroom.lib.lists import LongList

CROPS = [("16x9", _("Wide")), ("4x3", _("In lists")), ("1x1", _("Square"))]


@admin.register(Picture)
class PictureAdmin(GoesToBin, LongList):
    form = PictureForm
    fieldsets = [
        (None, {"fields": ["file", "alt_text", "is_decorative", "caption", "credit", "licence"]}),
        (
            _("Focus"),
            {
                "fields": [("focal_x", "focal_y")],
                "description": _(
                    "Where the eye goes, in hundredths of the picture. Crops are cut around it."
                ),
            },
        ),
    ]
    list_display = ["__str__"]
    list_filter = [MineFilter, NeedsWordsFilter, UnusedFilter]
    list_per_page = 48
    ordering = ["-pk"]
    search_fields = ["alt_text", "caption", "credit"]
    search_help_text = _("Words of the alt text, the caption or the credit.")
    actions = None

    # Who may

    def has_change_permission(self, request: HttpRequest, obj: Picture | None = None) -> bool:
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or obj.can_be_changed_by(request.user))

    # The library

    def get_urls(self) -> list[URLPattern]:
        saying = path("<int:pk>/words/", words, name="articles_picture_words")
        return [*picture_picker.pages(), saying, *super().get_urls()]

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[Wall]:
        return Wall

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        # In the script's copies of this form, a picture's number takes the place of NUMBER.
        form = WordsForm(auto_id="picture-NUMBER-%s", label_suffix="")
        ours = {"words_form": form, "title": _("Pictures")}
        return super().changelist_view(request, {**ours, **(extra_context or {})})

    # One picture

    def get_fieldsets(self, request: HttpRequest, obj: Picture | None = None) -> list:
        """Without a picture there is nothing to set the focus on."""
        return self.fieldsets if obj else self.fieldsets[:1]

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Picture | None:
        """Locked while it is being saved, so that a file just replaced is not put back."""
        found = super().get_object(request, object_id, from_field)
        if found and request.method == "POST":
            return Picture.objects.select_for_update().filter(pk=found.pk).first()
        return found

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        if picture := kwargs.get("obj"):
            context |= {
                "uses": uses_of(picture, request.user),
                "crops": CROPS,
                "show_save_and_add_another": False,
            }
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(
        self,
        request: HttpRequest,
        obj: Picture,
        form: ModelForm,
        change: bool,  # noqa: FBT001
    ) -> None:
        if not change:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)

    # Deleting

    def get_deleted_objects(
        self, objs: Any, request: HttpRequest
    ) -> tuple[list, dict, set, list[str]]:
        """Nothing that is used goes: the page says where it is used instead of asking."""
        going, counted, lacking, _protected = super().get_deleted_objects(objs, request)
        used = [picture for picture in objs if picture.is_used()]
        return going, counted, lacking, [str(picture) for picture in used]

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        picture = super().get_object(request, object_id)
        uses = {"uses": uses_of(picture, request.user)} if picture else {}
        try:
            return super().delete_view(request, object_id, {**uses, **(extra_context or {})})
        except ProtectedError:  # since the page was asked for
            messages.error(request, _("This picture has been used meanwhile, so it stays."))
            return redirect("admin:articles_picture_change", object_id)
