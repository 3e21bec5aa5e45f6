from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from newsroom.contact.models import LONGEST
from newsroom.lib.antispam import GuardedForm
from newsroom.lib.antispam.forms import OneLineField


class EnquiryForm(GuardedForm):
    name = OneLineField(
        label=_("Name"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("So that we can answer you."),
    )
    subject = OneLineField(label=_("Subject"), max_length=160)
    message = forms.CharField(
        label=_("Message"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 7})
    )
    page = forms.CharField(required=False, max_length=300, widget=forms.HiddenInput)
    field_order = ["name", "email", "subject", "message"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "contact-%s")
        super().__init__(*args, about="contact", **kwargs)
