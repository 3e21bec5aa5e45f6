"""What the steps of a story ask before they are taken.

Each form is told which article it is about, and who asks. What it holds when it is valid is what
the function of its step takes.
"""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.checks import findings_of
from articles.models import Article
from newsroom.lib.moments import MomentField, When, with_zone


class StoryChooser(AutocompleteSelect):
    """Named by what stands in it, for it has no other name to those who hear the page."""

    def build_attrs(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        words = _("Another story: look for its headline")
        return {**super().build_attrs(*args, **kwargs), "data-placeholder": words}


class StepForm(forms.Form):
    def __init__(self, *args: Any, article: Article, user: Any, **kwargs: Any) -> None:
        self.article, self.user = article, user
        super().__init__(*args, initial=self.what_is_known(), **kwargs)

    def what_is_known(self) -> dict[str, Any]:
        """What the form starts with."""
        return {}


class NoteForm(StepForm):
    note = forms.CharField(label=_("Note"), max_length=300, required=False)


class ReasonForm(StepForm):
    note = forms.CharField(label=_("Reason"), max_length=300)


class WithdrawForm(StepForm):
    note = forms.CharField(
        label=_("Note for readers"),
        max_length=300,
        required=False,
        help_text=_("Printed where the story was. Say why it is gone."),
    )
    replaced_by = forms.ModelChoiceField(
        label=_("Or lead readers to another story"),
        queryset=Article.objects.none(),
        required=False,
        help_text=_(
            "Its old address then leads there for as long as that story is public, "
            "and shows the note after that."
        ),
        error_messages={"invalid_choice": _("Choose a story that is public.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["replaced_by"]
        chosen.widget = StoryChooser(
            Article._meta.get_field("replaced_by"), admin.site, attrs={"data-width": "100%"}
        )
        chosen.queryset = Article.objects.published().exclude(pk=self.article.pk)
        chosen.widget.choices = chosen.choices


class CheckedForm(StepForm):
    """For steps that show a version to readers: it says what the checks found in it.

    Where they found errors, an editor may overrule them with a note. `seen` remembers which
    version the editor was shown.
    """

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)
    note = forms.CharField(label=_("Note for colleagues"), max_length=300, required=False)
    overrule = forms.BooleanField(
        label=_("Publish it all the same"),
        required=False,
        help_text=_("What was overruled is recorded. Say in the note why."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.findings = findings_of(self.article, self.article.newest_state())
        self.errors_found = [finding for finding in self.findings if finding.is_error]
        self.is_blocked = any(finding.is_final for finding in self.errors_found)
        if not self.errors_found or self.is_blocked:
            del self.fields["overrule"]

    def what_is_known(self) -> dict[str, Any]:
        newest = self.article.newest_version()
        return {"seen": newest and newest.number}

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if self.is_blocked:
            raise ValidationError(_("Put right what is marked as an error first."))
        if self.errors_found and not typed.get("overrule"):
            words = _(
                "Put right what is marked as an error, or publish it all the same, with a note."
            )
            raise ValidationError(words)
        if typed.get("overrule") and not typed.get("note", "").strip():
            self.add_error("note", _("Say why it is published all the same."))
        return typed

    def clean_at(self) -> datetime | None:
        at = self.cleaned_data["at"]
        if at and at <= timezone.now():
            raise ValidationError(_("This time is past. Leave it empty to publish now."))
        return at


class PublishForm(CheckedForm):
    at = MomentField(
        label=_("When"),
        required=False,
        widget=When,
        help_text=_("Leave it empty to publish now."),
    )
    field_order = ["at", "note", "overrule"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.article.is_embargoed():
            self.fields["at"].help_text += " " + _("The embargo ends on %(when)s.") % {
                "when": with_zone(self.article.embargoed_until)
            }

    def what_is_known(self) -> dict[str, Any]:
        """The time it is scheduled for, or the first one that its embargo allows."""
        earliest = self.article.embargoed_until if self.article.is_embargoed() else None
        return {**super().what_is_known(), "at": self.article.published_at or earliest}

    def clean(self) -> dict[str, Any]:
        """A first publication is no update, even where the button is pressed twice."""
        return {**super().clean(), "major": False}


class UpdateForm(CheckedForm):
    major = forms.TypedChoiceField(
        label=_("What kind of change is it?"),
        coerce=lambda value: value == "major",
        choices=[
            ("minor", _("Minor: a slip of the pen. No date moves.")),
            ("major", _("Major: readers should know. The story says when it was updated.")),
        ],
        widget=forms.RadioSelect,
        # Neither is chosen beforehand: a habit would decide what readers are told.
        error_messages={"required": _("Say whether the change is minor or major.")},
    )
    at = MomentField(
        label=_("When"),
        required=False,
        widget=When,
        help_text=_("Leave it empty to publish now. Until then readers see the present text."),
    )
    field_order = ["major", "at", "note", "overrule"]

    def what_is_known(self) -> dict[str, Any]:
        """What was planned, where a change is scheduled already."""
        known, change = super().what_is_known(), self.article.planned_change()
        if change is None:
            return known
        kind = "major" if change.is_major else "minor"
        return {**known, "at": change.due_at, "major": kind, "note": change.note}


class EmbargoForm(StepForm):
    until = MomentField(
        label=_("Nothing is to be seen before"),
        widget=When,
        help_text=_("The story can be written and read at the desk; publishing waits."),
    )
    note = forms.CharField(
        label=_("Note"),
        max_length=200,
        required=False,
        help_text=_("Who asked for it, for colleagues."),
    )

    def what_is_known(self) -> dict[str, Any]:
        return {"until": self.article.embargoed_until}

    def clean_until(self) -> datetime:
        until = self.cleaned_data["until"]
        is_shorter = self.article.is_embargoed() and until < self.article.embargoed_until
        if is_shorter and not self.user.has_perm("articles.publish_article"):
            raise ValidationError(
                _("Only an editor lets an embargo end sooner. It ends on %(when)s.")
                % {"when": with_zone(self.article.embargoed_until)}
            )
        return until
