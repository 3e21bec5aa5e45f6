"""The pages between a saved story and its next state: each asks what it must, then does it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminSplitDateTime
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from articles.models.standing import standing_of
from newsroom.lib.times import validate_year


class NoteForm(forms.Form):
    note = forms.CharField(label=_("Note"), max_length=300, required=False)


class ReasonForm(forms.Form):
    note = forms.CharField(label=_("Reason"), max_length=300)


class WithdrawForm(forms.Form):
    note = forms.CharField(
        label=_("Note for readers"),
        max_length=300,
        required=False,
        help_text=_("Printed where the story was. Say why it is gone."),
    )


class SeenForm(forms.Form):
    """Remembers which version the editor was shown."""

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class PublishForm(SeenForm):
    at = forms.SplitDateTimeField(
        label=_("When"),
        required=False,
        widget=AdminSplitDateTime,
        help_text="",
        validators=[validate_year],
    )
    note = forms.CharField(label=_("Note for colleagues"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["at"].help_text = _("In %(zone)s time. Leave it empty to publish now.") % {
            "zone": settings.TIME_ZONE
        }

    def clean_at(self) -> Any:
        at = self.cleaned_data["at"]
        if at and at <= timezone.now():
            raise ValidationError(_("This time is past. Leave it empty to publish now."))
        return at

    def clean(self) -> dict[str, Any]:
        """A first publication is no update, even where the button is pressed twice."""
        return {**super().clean(), "major": False}


class UpdateForm(SeenForm):
    major = forms.TypedChoiceField(
        label=_("What kind of change is it?"),
        coerce=lambda value: value == "major",
        choices=[
            ("minor", _("Minor: a slip of the pen. No date moves.")),
            ("major", _("Major: readers should know. The story says when it was updated.")),
        ],
        widget=forms.RadioSelect,
        initial="minor",
    )
    note = forms.CharField(label=_("Note for colleagues"), max_length=300, required=False)


@dataclass(frozen=True)
class Step:
    """One thing that can be done with a story, and what must be asked first."""

    button: Promise
    question: Promise
    done: Promise
    form: type[forms.Form]
    do: Callable[..., None]
    # The standings it can be taken from, by their names.
    starts: tuple[str, ...]
    needs_editor: bool = True
    # What the writing form's button says where the step is taken together with saving.
    save_button: Promise | None = None


STEPS = {
    "submit": Step(
        _("Send for review"),
        _("Send this story to the editors?"),
        _("%s was sent for review."),
        NoteForm,
        Article.submit,
        ("draft",),
        needs_editor=False,
        save_button=_("Save and send for review"),
    ),
    "send-back": Step(
        _("Send back"),
        _("Hand this story back to its writer?"),
        _("%s was sent back to its writer."),
        ReasonForm,
        Article.send_back,
        ("in-review",),
    ),
    "publish": Step(
        _("Publish"),
        _("Publish this story?"),
        _("%s was published."),
        PublishForm,
        Article.publish,
        ("draft", "in-review"),
        save_button=_("Save and publish"),
    ),
    "reschedule": Step(
        _("Schedule again"),
        _("When is this story to appear?"),
        _("%s was scheduled again."),
        PublishForm,
        Article.publish,
        ("scheduled", "scheduled-changed"),
        save_button=_("Save and schedule again"),
    ),
    "unschedule": Step(
        _("Cancel the schedule"),
        _("Make this story a draft again?"),
        _("%s is a draft again."),
        NoteForm,
        Article.withdraw,
        ("scheduled", "scheduled-changed"),
    ),
    "update": Step(
        _("Publish changes"),
        _("Publish these changes?"),
        _("The changes to %s were published."),
        UpdateForm,
        Article.publish,
        ("live", "live-changed"),
        save_button=_("Save and publish changes"),
    ),
    "withdraw": Step(
        _("Withdraw"),
        _("Take this story down?"),
        _("%s was withdrawn. It can be put back at any time."),
        WithdrawForm,
        Article.withdraw,
        ("live", "live-changed"),
    ),
    "restore": Step(
        _("Put back"),
        _("Put this story back?"),
        _("%s is public again."),
        NoteForm,
        Article.restore,
        ("withdrawn",),
    ),
}


def offered_to(user: Any, article: Article | None) -> dict[str, Step]:
    """The steps to show as buttons; a new story is treated as the draft it will be."""
    standing = standing_of(article).name if article else "draft"
    is_editor = user.has_perm("articles.publish_article")
    return {
        name: step
        for name, step in STEPS.items()
        if standing in step.starts and (is_editor or not step.needs_editor)
    }


def open_to(user: Any, article: Article) -> dict[str, Step]:
    return offered_to(user, article) if article.can_be_edited_by(user) else {}


def step(request: HttpRequest, pk: int, action: str) -> HttpResponse:
    """Asks what a step needs to know, and takes it when that has been answered."""
    article = get_object_or_404(Article, pk=pk)
    chosen = open_to(request.user, article).get(action)
    if chosen is None:
        return too_late(request, article, action)
    form = chosen.form(request.POST or None, initial=what_is_known(article))
    if request.method == "POST" and form.is_valid() and take(request, chosen, article, form):
        return redirect(reverse("admin:articles_article_change", args=[article.pk]))
    context = {
        **admin.site.each_context(request),
        "title": chosen.question,
        "article": article,
        "step": chosen,
        "form": form,
        "opts": Article._meta,
    }
    return render(request, "admin/articles/article/step.html", context)


def too_late(request: HttpRequest, article: Article, action: str) -> HttpResponse:
    """For who may take the step, but finds that somebody else has moved the story meanwhile."""
    wanted = STEPS.get(action)
    is_editor = request.user.has_perm("articles.publish_article")
    if wanted is None or not article.can_be_edited_by(request.user):
        raise PermissionDenied
    if wanted.needs_editor and not is_editor:
        raise PermissionDenied
    words = _("Nothing was done: this story is no longer where it was. %s")
    messages.warning(request, words % standing_of(article).words)
    return redirect(reverse("admin:articles_article_change", args=[article.pk]))


def what_is_known(article: Article) -> dict[str, Any]:
    """What the form of a step starts with: the version shown, and the time it is scheduled for."""
    newest = article.newest_version()
    return {"seen": newest and newest.number, "at": article.published_at}


def take(request: HttpRequest, chosen: Step, article: Article, form: forms.Form) -> bool:
    try:
        chosen.do(article, by=request.user, **form.cleaned_data)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    messages.success(request, words_for(chosen, article))
    return True


def words_for(chosen: Step, article: Article) -> str:
    headline = f"\u201c{article.headline}\u201d"
    standing = standing_of(article)
    if chosen.do is Article.publish and standing.name.startswith("scheduled"):
        return f"{headline}: {standing.words}."
    return str(chosen.done) % headline
