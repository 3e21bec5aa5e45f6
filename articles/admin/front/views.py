"""The pages of the front desk. Each button sends the whole arrangement and one thing to do."""

import copy
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import fronts
from articles.admin.front.board import board_of, still_standing, stories_to_place, with_blocks
from articles.admin.front.forms import PlanForm, arrangement_in, do
from articles.editors import require_editor
from articles.fronts.shapes import Arrangement, whole
from articles.models import FrontPlan, Section
from articles.showing import kept_by_nobody
from newsroom.lib.numbers import number_in
from newsroom.lib.times import said
from newsroom.site.speaking import readers_voice

PAST_SHOWN = 10
COMING_SHOWN = 30


def front_desk(request: HttpRequest) -> HttpResponse:
    require_editor(request.user)
    if request.method != "POST":
        arrangement, seen = arrangement_to_open(request), newest_plan()
        return page(request, arrangement, PlanForm(), seen)
    arrangement, form = arrangement_in(request.POST), PlanForm(request.POST)
    is_valid = form.is_valid()
    seen = form.cleaned_data.get("seen") or 0
    if request.POST.get("do") != "save":
        if concerns_blocks(request.POST):
            with_blocks(arrangement)
        do(arrangement, request.POST)
        return page(request, arrangement, form, seen)
    if is_valid:
        try:
            made = fronts.plan(
                arrangement,
                by=request.user,
                starts_at=form.cleaned_data["at"],
                note=form.cleaned_data["note"],
                seen=seen,
            )
        except fronts.Overtaken as overtaken:
            seen = overtaken.theirs.pk
            words = _("Yours is still here. Look at the list of plans; save again to go ahead.")
            form.add_error(None, [*overtaken.messages, words])
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            messages.success(request, words_for(made))
            return redirect(reverse("admin:front"))
    return page(request, arrangement, form, seen, has_tried=True)


@require_POST
def front_preview(request: HttpRequest) -> HttpResponse:
    """The front page in the template that readers get, as it would stand at the chosen time."""
    require_editor(request.user)
    form = PlanForm(request.POST)
    at = (form.cleaned_data.get("at") if form.is_valid() else None) or timezone.now()
    plan = FrontPlan(arrangement=arrangement_in(request.POST))
    words = _("This is a preview of the front page as it would stand %(when)s. Nothing is saved.")
    context = {
        **fronts.arrange(at, plan),
        "is_preview": True,
        "preview_words": words % {"when": said(at)},
    }
    with readers_voice():
        response = render(request, "articles/front.html", context)
    return kept_by_nobody(request, response)


def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks once, then takes a plan back; the front desk offers to undo it."""
    require_editor(request.user)
    plan = get_object_or_404(FrontPlan.objects.select_related("made_by"), pk=pk)
    if request.method != "POST":
        return render(
            request,
            "admin/front/take_back.html",
            {
                **admin.site.each_context(request),
                "title": _("Take this plan back?"),
                "plan": plan,
                "holds": plan == FrontPlan.objects.current(),
            },
        )
    fronts.cancel(plan, by=request.user)
    return redirect(f"{reverse('admin:front')}?taken-back={plan.pk}")


@require_POST
def bring_back(request: HttpRequest, pk: int) -> HttpResponse:
    require_editor(request.user)
    plan = get_object_or_404(FrontPlan, pk=pk)
    fronts.bring_back(plan, by=request.user)
    messages.success(request, _("The plan is back: %s.") % said(plan.starts_at))
    return redirect(reverse("admin:front"))


def arrangement_to_open(request: HttpRequest) -> Arrangement:
    """That of the plan that is to be used again, otherwise the one that readers see now."""
    again = number_in(request.GET.get("again"))
    chosen = again is not None and get_object_or_404(FrontPlan, pk=again)
    plan = chosen or FrontPlan.objects.current()
    return still_standing(whole(copy.deepcopy(plan.arrangement) if plan else {}))


def newest_plan() -> int:
    return FrontPlan.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def concerns_blocks(sent: QueryDict) -> bool:
    verb = sent.get("do", "")
    is_placed = verb.startswith("place ") and sent.get("target", "").startswith("block-")
    return verb.startswith("block-") or " block-" in verb or is_placed


def words_for(plan: FrontPlan) -> str:
    if plan.starts_at > timezone.now():
        return _("The front page changes %(when)s.") % {"when": said(plan.starts_at)}
    return _("The front page stands like this now.")


def page(
    request: HttpRequest,
    arrangement: Arrangement,
    form: PlanForm,
    seen: int,
    *,
    has_tried: bool = False,
) -> HttpResponse:
    at = form.cleaned_data.get("at") if form.is_bound and form.is_valid() else None
    board = board_of(arrangement, at)
    named = {block.section.pk for block in board.blocks}
    words = request.POST.get("q", "")
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        **plans(request),
        "title": _("Front page"),
        "board": board,
        "shapes": fronts.SHAPES,
        "more_sections": Section.objects.exclude(pk__in=named).select_related("parent"),
        "found": stories_to_place(words, arrangement),
        "words": words,
        "target": request.POST.get("target", ""),
        "form": form,
        "has_tried": has_tried,
        "seen": seen,
        "is_nav_sidebar_enabled": False,
    }
    return render(request, "admin/front/page.html", context)


def plans(request: HttpRequest) -> dict[str, Any]:
    """What holds now, what is coming and what was; and what has just been taken back."""
    now = timezone.now()
    every = FrontPlan.objects.select_related("made_by")
    coming = every.filter(starts_at__gt=now, cancelled_at=None).order_by("starts_at", "pk")
    taken = number_in(request.GET.get("taken-back"))
    return {
        "current": FrontPlan.objects.select_related("made_by").current(now),
        "coming": coming[:COMING_SHOWN],
        "past": every.filter(starts_at__lte=now)[:PAST_SHOWN],
        "cancelled": every.filter(starts_at__gt=now).exclude(cancelled_at=None)[:PAST_SHOWN],
        "taken_back": every.filter(pk=taken).exclude(cancelled_at=None).first(),
    }
