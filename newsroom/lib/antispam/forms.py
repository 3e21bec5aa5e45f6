"""The part that public forms share: the stamp, the trap, and care with what is typed."""

import unicodedata
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from newsroom.lib.antispam.stamps import is_genuine, stamp
from newsroom.lib.text import has_visible

TRAP = "website"
LONGEST_EMAIL = 254
# What stands between lines and words; a field of one line folds it all into spaces.
WHITE_SPACE = "\t\n\r\x0b\x0c\x85"


def refuse_odd_characters(text: str) -> None:
    """Control characters and lone surrogates cannot be printed; no keyboard types them."""
    if any(unicodedata.category(c) in {"Cc", "Cs"} and c not in WHITE_SPACE for c in text):
        raise ValidationError(_("This contains a character that cannot be stored."))


def require_something_visible(text: str) -> None:
    if not has_visible(text):
        raise ValidationError(_("Nothing of this can be seen."))


def without_nul_check(validators: list[Any]) -> list[Any]:
    """Ours says it already; nobody should be told twice."""
    return [v for v in validators if not isinstance(v, ProhibitNullCharactersValidator)]


class OneLineField(forms.CharField):
    """Text without line breaks: they are what forges headers of mails."""

    def to_python(self, value: Any) -> str:
        return " ".join((super().to_python(value) or "").split())


class GuardedForm(forms.Form):
    """A public form about a story or the like; subclasses add what is said in it."""

    use_required_attribute = True
    name = OneLineField(
        label=_("Name"),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Please write your name.")},
    )
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=LONGEST_EMAIL,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Please write your e-mail address."),
            "invalid": _("This is not a whole e-mail address: it looks like name@example.org."),
        },
    )
    stamp = forms.CharField(widget=forms.HiddenInput, required=False)
    # Nobody sees this field, so only a program fills it in.
    website = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "tabindex": "-1", "aria-hidden": "true"}
        ),
    )

    def __init__(self, *args: Any, about: str, **kwargs: Any) -> None:
        self.about = about
        kwargs["initial"] = {**(kwargs.get("initial") or {}), "stamp": stamp(about)}
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            # Browsers cut what is pasted without a word; the form says it instead.
            field.widget.attrs.pop("maxlength", None)
            if isinstance(field, forms.CharField):
                field.validators = [refuse_odd_characters, *without_nul_check(field.validators)]
                if field.required:
                    field.validators.append(require_something_visible)

    def clean_email(self) -> str:
        """Django allows quoted control characters, which no mail can carry.

        Some capitals are two characters as small ones, and addresses are kept in small ones.
        """
        email: str = self.cleaned_data["email"]
        if not email.isprintable() or len(email.lower()) > LONGEST_EMAIL:
            raise ValidationError(self.fields["email"].error_messages["invalid"])
        return email

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not is_genuine(cleaned.get("stamp", ""), self.about):
            self.put("stamp", stamp(self.about))
            raise ValidationError(
                _("This page had been open for a long time. Please send the form once more."),
                code="stale",
            )
        return cleaned

    def put(self, name: str, value: str) -> None:
        """Changes what is shown again in a hidden field; all that was typed stays."""
        data = cast(QueryDict, self.data).copy()
        data[name] = value
        self.data = data

    @property
    def fell_into_trap(self) -> bool:
        return bool(self.cleaned_data.get(TRAP))
