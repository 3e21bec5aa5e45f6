"""The pages between a saved story and its next state: each asks what it must, then does it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.admin import checks
from articles.admin.step_forms import (
    EmbargoForm,
    NoteForm,
    PublishForm,
    ReasonForm,
    StepForm,
    UpdateForm,
    WithdrawForm,
)
from articles.models import Article, ScheduledChange
from articles.models.standing import standing_of
from newsroom.lib.moments import with_zone


def publish_changes(article: Article, *, at: datetime | None, **typed: Any) -> None:
    """Publishes what was changed in a public story, now or at a time."""
    if at:
        article.schedule_change(at=at, **typed)
    else:
        article.publish(**typed)


def has_planned_change(article: Article) -> bool:
    return ScheduledChange.objects.filter(article=article).exists()


def may_be_embargoed(article: Article) -> bool:
    return not article.was_public()


@dataclass(frozen=True)
class Step:
    """One thing that can be done with a story, and what must be asked first."""

    button: Promise
    question: Promise
    done: Promise
    form: type[StepForm]
    do: Callable[..., None]
    # The standings it can be taken from, by their names.
    starts: tuple[str, ...]
    needs_editor: bool = True
    # Only whoever writes the story takes it.
    needs_writer: bool = False
    # What the writing form's button says where the step is taken together with saving.
    save_button: Promise | None = None
    # What else must hold of the story.
    only_if: Callable[[Article], bool] | None = None

    def is_for(self, user: Any, article: Article | None) -> bool:
        if self.needs_writer:
            return article is not None and article.is_written_by(user)
        return not self.needs_editor or user.has_perm("articles.publish_article")

    def suits(self, article: Article | None, standing: str) -> bool:
        if standing not in self.starts:
            return False
        return self.only_if is None or (article is not None and self.only_if(article))


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
    "call-back": Step(
        _("Call back"),
        _("Take this story back from the editors?"),
        _("%s is yours again, as a draft."),
        NoteForm,
        Article.call_back,
        ("in-review",),
        needs_editor=False,
        needs_writer=True,
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
        publish_changes,
        ("live", "live-changed"),
        save_button=_("Save and publish changes"),
    ),
    "cancel-change": Step(
        _("Cancel the scheduled change"),
        _("Leave this story as it is?"),
        _("The scheduled change of %s was cancelled. The version is kept."),
        NoteForm,
        Article.cancel_change,
        ("live", "live-changed"),
        only_if=has_planned_change,
    ),
    "embargo": Step(
        _("Set an embargo"),
        _("Until when is nothing of this story to be seen?"),
        _("%s is under embargo."),
        EmbargoForm,
        Article.set_embargo,
        ("draft", "in-review", "scheduled", "scheduled-changed"),
        needs_editor=False,
        only_if=may_be_embargoed,
    ),
    "lift-embargo": Step(
        _("Lift the embargo"),
        _("May this story be seen from now on?"),
        _("The embargo on %s was lifted."),
        ReasonForm,
        Article.lift_embargo,
        ("draft", "in-review", "scheduled", "scheduled-changed"),
        only_if=Article.is_embargoed,
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
    return {
        name: step
        for name, step in STEPS.items()
        if step.suits(article, standing) and step.is_for(user, article)
    }


def open_to(user: Any, article: Article) -> dict[str, Step]:
    return offered_to(user, article) if article.can_be_edited_by(user) else {}


def step(request: HttpRequest, pk: int, action: str) -> HttpResponse:
    """Asks what a step needs to know, and takes it when that has been answered."""
    article = get_object_or_404(Article, pk=pk)
    chosen = open_to(request.user, article).get(action)
    if chosen is None:
        return too_late(request, article, action)
    form = chosen.form(request.POST or None, article=article, user=request.user)
    if request.method == "POST" and form.is_valid() and take(request, chosen, article, form):
        return redirect(reverse("admin:articles_article_change", args=[article.pk]))
    context = {
        **admin.site.each_context(request),
        "title": chosen.question,
        "article": article,
        "step": chosen,
        "form": form,
        "opts": Article._meta,
        "form_address": reverse("admin:articles_article_change", args=[article.pk]),
        **checks.publication_of(article),
    }
    return render(request, "admin/articles/article/step.html", context)


def too_late(request: HttpRequest, article: Article, action: str) -> HttpResponse:
    """For who may take the step, but finds that somebody else has moved the story meanwhile."""
    wanted = STEPS.get(action)
    if wanted is None or not article.can_be_edited_by(request.user):
        raise PermissionDenied
    if not wanted.is_for(request.user, article):
        raise PermissionDenied
    words = _("Nothing was done: this story is no longer where it was. %s")
    messages.warning(request, words % standing_of(article).words)
    return redirect(reverse("admin:articles_article_change", args=[article.pk]))


def take(request: HttpRequest, chosen: Step, article: Article, form: forms.Form) -> bool:
    try:
        chosen.do(article, by=request.user, **form.cleaned_data)
    except ValidationError as error:
        blame(form, error)
        return False
    messages.success(request, words_for(chosen, article, form.cleaned_data))
    return True


def blame(form: forms.Form, error: ValidationError) -> None:
    """Says what is wrong beside the field that it is about, where the form has it."""
    if hasattr(error, "error_dict") and set(error.error_dict) <= set(form.fields):
        form.add_error(None, error)
    else:
        form.add_error(None, error.messages)


def words_for(chosen: Step, article: Article, typed: dict[str, Any]) -> str:
    headline = f"\u201c{article.headline}\u201d"
    standing = standing_of(article)
    if chosen.do is publish_changes and typed["at"]:
        words = _("The changes to %(story)s will be published on %(when)s.")
        return words % {"story": headline, "when": with_zone(typed["at"])}
    if chosen.do is Article.publish and standing.name.startswith("scheduled"):
        return f"{headline}: {standing.words}."
    return str(chosen.done) % headline
