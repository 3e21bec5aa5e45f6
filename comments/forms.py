from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from comments.models import LONGEST, Comment
from newsroom.lib.antispam import GuardedForm


class CommentForm(GuardedForm):
    text = forms.CharField(
        label=_("Comment"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Please write your comment.")},
    )
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
    field_order = ["name", "email", "text"]

    def __init__(self, *args: Any, article: Article, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "comment-%s")
        super().__init__(*args, about=f"article {article.pk}", **kwargs)
        self.fields["name"].help_text = _("It is shown with your comment.")
        self.fields["email"].help_text = _("It is never shown.")
        self.fields["reply_to"].queryset = Comment.objects.public().on(article)

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
