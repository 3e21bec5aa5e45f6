from django import forms
from django.contrib import admin
from django.core.files.base import File
from django.http import HttpRequest
from django.urls import URLPattern
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin import picture_picker
from articles.models import Picture
from newsroom.lib import images


class PictureForm(forms.ModelForm):
    class Meta:
        model = Picture
        fields = ["file", "alt_text", "is_decorative", "caption", "credit"]
        # Pillow decides what the file is; Django's own check would know more formats than we keep.
        field_classes = {"file": forms.FileField}
        widgets = {"caption": forms.Textarea(attrs={"rows": 3})}

    def clean_file(self) -> File:
        """A new file is written anew here already, so that trouble with it is told in the form."""
        file = self.cleaned_data["file"]
        return images.prepare(file) if "file" in self.changed_data else file


@admin.register(Picture)
class PictureAdmin(admin.ModelAdmin):
    form = PictureForm
    list_display = ["thumbnail", "__str__", "credit", "size", "created_at"]
    list_display_links = ["thumbnail", "__str__"]
    list_per_page = 40
    search_fields = ["alt_text", "caption", "credit"]
    date_hierarchy = "created_at"
    show_full_result_count = False

    def has_change_permission(self, request: HttpRequest, obj: Picture | None = None) -> bool:
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or obj.can_be_changed_by(request.user))

    def get_urls(self) -> list[URLPattern]:
        return [*picture_picker.pages(), *super().get_urls()]

    def save_model(
        self,
        request: HttpRequest,
        obj: Picture,
        form: forms.ModelForm,
        change: bool,  # noqa: FBT001
    ) -> None:
        if not change:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)

    @admin.display(description=_("preview"))
    def thumbnail(self, picture: Picture) -> SafeString:
        name = picture.renditions[0]["name"] if picture.renditions else picture.file.name
        return format_html(
            '<img src="{}" alt="" width="120" loading="lazy">', picture.file.storage.url(name)
        )

    @admin.display(description=_("size"))
    def size(self, picture: Picture) -> str:
        return f"{picture.width} \u00d7 {picture.height}"
