from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from newsroom.contact.models import LONGEST
from newsroom.lib.antispam import GuardedForm
from newsroom.lib.antispam.forms import OneLineField


class EnquiryForm(GuardedForm):
    subject = OneLineField(
        label=_("Subject"),
        max_length=160,
        error_messages={"required": _("Please say in a few words what it is about.")},
    )
    message = forms.CharField(
        label=_("Message"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={"required": _("Please write your message.")},
    )
    page = forms.CharField(required=False, max_length=300, widget=forms.HiddenInput)
    field_order = ["name", "email", "subject", "message"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "contact-%s")
        super().__init__(*args, about="contact", **kwargs)
        self.fields["email"].help_text = _("So that we can answer you.")
