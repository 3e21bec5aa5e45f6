"""The form of the site's settings: what is wrong is said beside its field."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminFileWidget
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from newsroom.lib.images import prepare_logo
from newsroom.lib.languages import SPOKEN
from newsroom.lib.swatches import ColourWidget
from newsroom.site.models import SiteSettings


class LogoWidget(AdminFileWidget):
    class Media:
        css = {"all": ["css/desk/site.css"]}

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None
    ) -> SafeString:
        field = super().render(name, value, {**(attrs or {}), "accept": ACCEPTED}, renderer)
        logo = value if self.is_initial(value) else None
        return render_to_string("admin/site/_logo.html", {"field": field, "logo": logo})


ACCEPTED = "image/jpeg,image/png,image/webp"


class SiteSettingsForm(forms.ModelForm):
    class Meta:
        model = SiteSettings
        # The desk names the others.
        fields = ["logo", "accent", "language"]
        # What the file is, is looked at in one place and told in one voice: see prepare_logo.
        field_classes = {"logo": forms.FileField}
        widgets = {"logo": LogoWidget, "accent": ColourWidget}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [("", _("That of the desk")), *SPOKEN]

    def clean_logo(self) -> Any:
        """Written anew here, so that a file that cannot be is turned down in words."""
        sent = self.cleaned_data["logo"]
        return prepare_logo(sent) if "logo" in self.changed_data and sent else sent
