"""What the pages of an edition send."""

from typing import Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from newsroom.lib.moments import MomentField, When
from newsroom.newsletter.models import Edition, Newsletter


class NewsletterForm(forms.ModelForm):
    def clean(self) -> None:
        super().clean()
        chosen = self.cleaned_data.get("source") == Newsletter.Source.SECTIONS
        if chosen and not self.cleaned_data.get("sections"):
            self.add_error("sections", _("Choose at least one, or nothing would ever be in it."))


class MakeForm(forms.Form):
    newsletter = forms.ModelChoiceField(Newsletter.objects.all(), label=_("Newsletter"))


class EditionForm(forms.ModelForm):
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Edition
        fields = ["subject", "intro"]
        widgets = {"subject": AdminTextInputWidget, "intro": AdminTextareaWidget(attrs={"rows": 4})}


class StepForm(forms.Form):
    """Carries which revision was read: another one is not sent unseen."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class PlanForm(StepForm):
    at = MomentField(label=_("It goes out at"), widget=When)

    def clean_at(self) -> Any:
        at = self.cleaned_data["at"]
        if at <= timezone.now():
            words = _("This time is past. To send it now there is another button.")
            raise ValidationError(words)
        return at
