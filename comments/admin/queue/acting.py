"""What moderators do on a card: each is a form, and answers a script as well as a page."""

import uuid
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from comments import moderation
from comments.admin.queue.answers import by_form, done, refused
from comments.models import Ban, Comment, Decision
from comments.models.decisions import Reason
from comments.moderation import MOVES, OF_MODERATORS, bans, staff_replies
from comments.moderation.thread_modes import change_mode
from newsroom.lib.numbers import number_in
from newsroom.lib.text import fit

LONGEST_NOTE = 300


@by_form
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    comment = get_object_or_404(Comment, pk=pk)
    verb = request.POST.get("verb", "")
    try:
        require_seen(request)
        reason = reason_in(request, verb)
        decision = moderation.decide(
            comment,
            verb,
            by=request.user,
            reason=reason,
            note=note_in(request),
            seen=seen_in(request),
        )
    except ValidationError as error:
        return refused(request, pk, error, opened="reject" if needs_reason(verb) else "")
    return done(request, decision.batch, [decision])


def needs_reason(verb: str) -> bool:
    return verb in MOVES and MOVES[verb].needs_reason


def reason_in(request: HttpRequest, verb: str) -> str:
    """The reason that was chosen; raises ValidationError where the writer is owed one."""
    if verb not in OF_MODERATORS:
        raise ValidationError(_("Choose what is to be done."))
    reason = request.POST.get("reason", "")
    if reason and reason not in Reason.values:
        raise ValidationError(_("Choose one of the reasons."))
    if needs_reason(verb) and not reason:
        raise ValidationError(_("Choose a reason: the writer is told of it."))
    return reason


def note_in(request: HttpRequest) -> str:
    return fit(request.POST.get("note", "")).strip()[:LONGEST_NOTE]


def seen_in(request: HttpRequest) -> int | None:
    return number_in(request.POST.get("seen"))


def require_seen(request: HttpRequest) -> None:
    if seen_in(request) is None:
        raise ValidationError(_("Look at the comment first: this form does not say what you saw."))


@by_form
def reply(request: HttpRequest, pk: int) -> HttpResponse:
    """Answers as the newsroom; `approve` with it lets the comment appear first."""
    comment = get_object_or_404(Comment, pk=pk)
    batch, decisions = uuid.uuid4(), []
    try:
        with transaction.atomic():
            if request.POST.get("approve"):
                require_seen(request)
                decisions.append(approve(request, comment, batch))
            text = request.POST.get("text", "")
            decisions.append(staff_replies.reply(comment, text, by=request.user, batch=batch))
    except ValidationError as error:
        return refused(request, pk, error, opened="reply")
    return done(request, decisions[0].batch, decisions)


def approve(request: HttpRequest, comment: Comment, batch: uuid.UUID) -> Decision:
    return moderation.approve(comment, by=request.user, seen=seen_in(request), batch=batch)


@by_form
def mode(request: HttpRequest, pk: int) -> HttpResponse:
    comment = get_object_or_404(Comment.objects.select_related("article"), pk=pk)
    chosen, seen = request.POST.get("mode", ""), request.POST.get("seen_mode")
    try:
        decision = change_mode(comment.article, chosen, by=request.user, seen=seen)
    except ValidationError as error:
        return refused(request, pk, error, opened="mode")
    return done(request, decision.batch, [decision])


@by_form
def ban(request: HttpRequest, pk: int) -> HttpResponse:
    comment = get_object_or_404(Comment, pk=pk)
    try:
        batch, decisions, left = place_ban(request, comment)
    except ValidationError as error:
        return refused(request, pk, error, opened="ban")
    return done(request, batch, decisions, left)


def place_ban(request: HttpRequest, comment: Comment) -> tuple[uuid.UUID, list[Decision], list]:
    """The ban, and with the same press what they wrote: one batch, and one undo."""
    kind, note = request.POST.get("kind", ""), note_in(request)
    stretch = request.POST.get("take_down", "")
    reason = reason_in(request, "remove") if stretch else ""
    if comment.is_by_newsroom or not (value := bans.value_of(kind, comment)):
        raise ValidationError(_("This comment tells nobody who could be banned so."))
    until, since = end_in(request), since_in(stretch)
    placed = bans.place(kind, value, by=request.user, until=until, note=note, about=comment)
    decisions, left = [placed], []
    if stretch:
        made = Ban.objects.get(pk=placed.before["ban"])
        outcome, has_more = bans.take_down(
            made, since, by=request.user, reason=reason, batch=placed.batch
        )
        decisions += outcome.done
        left += outcome.refused
        if has_more:
            words = _("There is more: find it by the address, and decide about many.")
            left.append((bans.in_words(made.kind, made.value), words))
    return placed.batch, decisions, left


def end_in(request: HttpRequest) -> datetime | None:
    term = request.POST.get("term", "")
    if term not in bans.TERMS:
        raise ValidationError(_("Choose how long the ban lasts."))
    length = bans.TERMS[term][1]
    return timezone.now() + length if length else None


def since_in(stretch: str) -> datetime | None:
    if stretch and stretch not in bans.STRETCHES:
        raise ValidationError(_("Choose which comments are taken down."))
    length = bans.STRETCHES[stretch][1] if stretch else None
    return timezone.now() - length if length else None


@by_form
def undo(request: HttpRequest) -> HttpResponse:
    batch = batch_in(request.POST.get("batch"))
    if batch is None:
        raise Http404
    outcome = moderation.undo(batch, by=request.user)
    if not outcome.done and not outcome.refused:
        outcome.refused.append((_("Undo"), _("There is nothing left to undo.")))
    return done(request, outcome.batch, outcome.done, outcome.refused)


def batch_in(text: str | None) -> uuid.UUID | None:
    try:
        return uuid.UUID(text or "")
    except ValueError:
        return None
