from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from newsroom.lib.antispam import GuardedForm
from newsroom.newsletter.models import Newsletter

ABOUT = "newsletter"


class AddressForm(GuardedForm):
    """An address and nothing else: for the link to one's own page."""

    name = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "newsletter-%s")
        super().__init__(*args, about=ABOUT, **kwargs)


class SignUpForm(AddressForm):
    """Which newsletters, and for which address."""

    newsletters = forms.ModelMultipleChoiceField(
        Newsletter.objects.none(),
        label=_("Newsletters"),
        to_field_name="slug",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Please choose at least one.")},
    )
    field_order = ["newsletters", "email"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["newsletters"].queryset = Newsletter.objects.on_offer()
