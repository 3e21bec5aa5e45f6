import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from comments.models import LONGEST, Comment, Commenter, Report
from newsroom.lib.antispam import GuardedForm
from newsroom.lib.antispam.forms import (
    refuse_odd_characters,
    require_something_visible,
    without_nul_check,
)
from newsroom.lib.text import has_visible

SECONDS = re.compile("[0-9]{1,7}")


def text_field() -> forms.CharField:
    """What a comment may say: as long as the column, nothing that cannot be printed."""
    field = forms.CharField(
        label=_("Comment"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Please write your comment.")},
    )
    # Browsers cut what is pasted without a word; the form says it instead.
    field.widget.attrs.pop("maxlength", None)
    return field


class CommentForm(GuardedForm):
    text = text_field()
    reply_to = forms.ModelChoiceField(
        queryset=Comment.objects.none(),
        required=False,
        widget=forms.HiddenInput,
        error_messages={
            "invalid_choice": _(
                "The comment you answered is no longer there. "
                "Send the form once more, and yours will stand by itself."
            )
        },
    )
    # Filled in by the script; whatever else is sent in it is no news.
    elapsed = forms.Field(required=False, widget=forms.HiddenInput)
    field_order = ["name", "email", "text"]

    def __init__(self, *args: Any, article: Article, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "comment-%s")
        super().__init__(*args, about=f"article {article.pk}", **kwargs)
        self.fields["name"].help_text = _("It is shown with your comment.")
        self.fields["email"].help_text = _("It is never shown.")
        self.fields["reply_to"].queryset = Comment.objects.public().on(article)

    def clean_elapsed(self) -> float | None:
        """Seconds since the writer began; never a reason to refuse anything."""
        typed = str(self.cleaned_data["elapsed"] or "")
        seconds = float(typed) if SECONDS.fullmatch(typed) else None
        return seconds or None

    def clean(self) -> dict[str, Any]:
        """Lets go of a comment that cannot be answered, or sending again would fail for ever."""
        if "reply_to" in self.errors:
            self.put("reply_to", "")
        return super().clean()

    def answer(self, chosen: str) -> Comment | None:
        """Makes the form one that answers the comment with this primary key, if there is one."""
        try:
            comment = self.fields["reply_to"].clean(chosen)
        except ValidationError:
            return None
        self.initial["reply_to"] = comment
        return comment


class RewordingForm(forms.Form):
    """Only its writer gets here, so nothing but the words has to be judged.

    `seen` is the comment's number_of_state that the writer was looking at.
    """

    use_required_attribute = True
    text = text_field()
    seen = forms.IntegerField(min_value=1, max_value=2**31 - 1, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "rewording-%s")
        super().__init__(*args, **kwargs)
        text = self.fields["text"]
        text.widget.attrs.pop("maxlength", None)
        text.validators = [refuse_odd_characters, *without_nul_check(text.validators)]
        text.validators.append(require_something_visible)


class LinkForm(forms.Form):
    """Asks for a mail with a link that proves an address."""

    use_required_attribute = True
    email = forms.EmailField(
        label=_("E-mail"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        validators=[refuse_odd_characters],
        error_messages={
            "required": _("Please write your e-mail address."),
            "invalid": _("This is not a whole e-mail address: it looks like name@example.org."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "link-%s")
        super().__init__(*args, **kwargs)
        self.fields["email"].widget.attrs.pop("maxlength", None)


class WishesForm(forms.ModelForm):
    class Meta:
        model = Commenter
        fields = ["wants_decisions", "wants_answers"]


class ReportForm(forms.Form):
    use_required_attribute = True
    reason = forms.ChoiceField(
        label=_("What is wrong with it"),
        choices=Report.Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose what is wrong with the comment.")},
    )
    words = forms.CharField(
        label=_("In your words"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        validators=[refuse_odd_characters],
        help_text=_("Needed when it is against the law, and when it is something else."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "report-%s")
        super().__init__(*args, **kwargs)
        words = self.fields["words"]
        words.widget.attrs.pop("maxlength", None)
        words.validators = without_nul_check(words.validators)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        is_told = "words" in self.errors or has_visible(cleaned.get("words", ""))
        if cleaned.get("reason") in Report.NEED_WORDS and not is_told:
            self.add_error("words", _("Please say in a few words what is wrong."))
        return cleaned
