"""The steps of an edition: each asks once, says what follows, and is taken then."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from newsroom.lib.moments import with_zone
from newsroom.newsletter import editions
from newsroom.newsletter.admin.board import rows_of
from newsroom.newsletter.admin.forms import PlanForm, StepForm
from newsroom.newsletter.models import Delivery, Edition

State = Edition.State


@dataclass(frozen=True)
class Step:
    button: Promise
    question: Promise
    done: Promise
    do: Callable[..., None]
    starts: tuple[str, ...]
    form: type[StepForm] = StepForm
    # Whether somebody gets a mail by it, so that the page says how many.
    sends: bool = False

    def suits(self, edition: Edition) -> bool:
        if edition.state not in self.starts:
            return False
        return self.do is not send_to_unknown or has_unknown(edition)


def resume(edition: Edition, *, by: Any, seen: int) -> None:
    editions.resume(edition, by=by)


def send_to_unknown(edition: Edition, *, by: Any, seen: int) -> None:
    editions.resume(edition, by=by, with_unknown=True)


def stop(edition: Edition, *, by: Any, seen: int) -> None:
    editions.stop(edition, by=by)


def take_back(edition: Edition, *, by: Any, seen: int) -> None:
    editions.take_back(edition, by=by)


def has_unknown(edition: Edition) -> bool:
    return edition.deliveries.filter(state=Delivery.State.UNKNOWN).exists()


STEPS = {
    "send": Step(
        _("Send now"),
        _("Send this edition now?"),
        _("The edition is on its way."),
        editions.send_now,
        (State.DRAFT, State.PLANNED),
        sends=True,
    ),
    "plan": Step(
        _("Send at a set time"),
        _("When is this edition to go out?"),
        _("The edition is planned."),
        editions.plan,
        (State.DRAFT, State.PLANNED),
        form=PlanForm,
        sends=True,
    ),
    "take-back": Step(
        _("Take the plan back"),
        _("Keep this edition here after all?"),
        _("The edition is a draft again. It stays here until somebody sends it."),
        take_back,
        (State.PLANNED,),
    ),
    "stop": Step(
        _("Stop sending"),
        _("Stop sending this edition?"),
        _("Sending has stopped. Whoever has not got it yet waits."),
        stop,
        (State.SENDING,),
    ),
    "resume": Step(
        _("Go on sending"),
        _("Go on sending this edition?"),
        _("The edition goes on to those who have not got it yet. Nobody gets it twice."),
        resume,
        (State.STOPPED,),
    ),
    "send-to-unknown": Step(
        _("Send again where nobody knows"),
        _("Send it once more where nobody knows whether it arrived?"),
        _("The edition goes out again where nobody knows. Some may get it twice."),
        send_to_unknown,
        (State.STOPPED, State.SENT),
    ),
}


def offered_to(user: Any, edition: Edition) -> dict[str, Step]:
    if not user.has_perm("newsletter.send_edition"):
        return {}
    return {name: step for name, step in STEPS.items() if step.suits(edition)}


def step_page(request: HttpRequest, pk: int, action: str) -> HttpResponse:
    if not request.user.has_perm("newsletter.send_edition"):
        raise PermissionDenied
    edition = get_object_or_404(Edition.objects.select_related("newsletter"), pk=pk)
    step = offered_to(request.user, edition).get(action)
    if step is None:
        return back_with(request, edition, moved_on(edition))
    form = step.form(request.POST or None, initial=begin_with(edition))
    is_answered = request.method == "POST" and form.is_valid()
    if is_answered and (answer := take(request, edition, step, form)):
        return answer
    context = {
        **admin.site.each_context(request),
        "title": step.question,
        "opts": Edition._meta,
        "edition": edition,
        "rows": rows_of(edition.stories, request.user),
        "step": step,
        "name": action,
        "form": form,
        "number": reached_by(edition, action),
    }
    return render(request, "admin/newsletter/edition/step.html", context)


def begin_with(edition: Edition) -> dict[str, Any]:
    return {"seen": edition.revision, "at": edition.planned_at}


def reached_by(edition: Edition, action: str) -> int:
    """How many mails follow from a step, as far as it can be known now."""
    if action in {"send", "plan"}:
        return edition.newsletter.subscriptions.active().count()
    unknown = [Delivery.State.UNKNOWN] if action == "send-to-unknown" else []
    waiting = [Delivery.State.WAITING, Delivery.State.TAKEN, *unknown]
    return edition.deliveries.filter(state__in=waiting).count()


def take(request: HttpRequest, edition: Edition, step: Step, form: StepForm) -> HttpResponse | None:
    try:
        step.do(edition, by=request.user, **form.cleaned_data)
    except ValidationError as error:
        if editions.is_overtaken(error):
            words = _now("Nothing was done. %s Look at it once more.")
            return back_with(request, edition, words % " ".join(error.messages))
        form.add_error(None, error.messages)
        return None
    at = form.cleaned_data.get("at")
    words = _now("The edition goes out on %s.") % with_zone(at) if at else str(step.done)
    messages.success(request, words)
    return redirect(change_address(edition))


def back_with(request: HttpRequest, edition: Edition, words: str) -> HttpResponse:
    messages.warning(request, words)
    return redirect(change_address(edition))


def moved_on(edition: Edition) -> str:
    words = _now("Nothing was done: this edition is no longer where it was. %s.")
    return words % edition.get_state_display()


def change_address(edition: Edition) -> str:
    return reverse("admin:newsletter_edition_change", args=[edition.pk])
