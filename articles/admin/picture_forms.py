from typing import Any

from django import forms
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from articles.models import Picture
from newsroom.lib import images

KEPT = "image/jpeg,image/png,image/webp"
WORDS = ["alt_text", "is_decorative", "caption", "credit", "licence"]


class WordsForm(forms.ModelForm):
    """What is said about a picture, to be filled in where it was dropped."""

    class Meta:
        model = Picture
        fields = WORDS
        # Room to see an alt text whole.
        widgets = {name: forms.Textarea(attrs={"rows": 2}) for name in ("alt_text", "caption")}

    def clean_alt_text(self) -> str:
        """One line, however it was broken while writing."""
        return " ".join(self.cleaned_data["alt_text"].split())


class PictureForm(WordsForm):
    focal_x = forms.IntegerField(
        label=_("From the left"), min_value=0, max_value=100, required=False, initial=50
    )
    focal_y = forms.IntegerField(
        label=_("From the top"), min_value=0, max_value=100, required=False, initial=50
    )

    class Meta(WordsForm.Meta):
        fields = ["file", *WORDS, "focal_x", "focal_y"]
        # Pillow decides what the file is; Django's own check would know more formats than we keep.
        field_classes = {"file": forms.FileField}
        # The picture itself is seen beside it, and its name says nothing.
        widgets = {**WordsForm.Meta.widgets, "file": forms.FileInput(attrs={"accept": KEPT})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "file" in self.fields:
            self.fields["file"].label = _("Another file in its place")

    def clean_file(self) -> File:
        """A new file is written anew here already, so that trouble with it is told in the form."""
        file = self.cleaned_data["file"]
        return images.prepare(file) if "file" in self.changed_data else file

    def clean_focal_x(self) -> int:
        return self._or_as_it_is("focal_x")

    def clean_focal_y(self) -> int:
        return self._or_as_it_is("focal_y")

    def _or_as_it_is(self, name: str) -> int:
        typed = self.cleaned_data[name]
        return getattr(self.instance, name) if typed is None else typed

    def clean(self) -> None:
        super().clean()
        if self._moves_focus() and "file" not in self.changed_data and not self._has_file():
            self.add_error(
                "file", _("The stored file is gone, so nothing can be cut from it. Send it again.")
            )

    def _moves_focus(self) -> bool:
        names = {"focal_x", "focal_y"} & set(self.cleaned_data)
        return any(self.cleaned_data[name] != getattr(self.instance, name) for name in names)

    def _has_file(self) -> bool:
        kept = self.instance.file
        return not kept or kept.storage.exists(kept.name)
