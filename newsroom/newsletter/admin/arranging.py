"""The page where an edition is arranged. Each button sends all of it and one thing to do."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.models import LogEntry
from django.contrib.admin.options import get_content_type_for_model
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from newsroom.lib.numbers import numbers_in
from newsroom.newsletter import editions, jobs
from newsroom.newsletter.admin import hands
from newsroom.newsletter.admin.board import rows_of, stories_to_place
from newsroom.newsletter.admin.forms import EditionForm
from newsroom.newsletter.admin.steps import offered_to
from newsroom.newsletter.models import Edition


def arrange_page(request: HttpRequest, edition: Edition) -> HttpResponse:
    if request.method != "POST":
        form = EditionForm(instance=edition, initial={"seen": edition.revision})
        return page(request, edition, list(edition.stories), form)
    stories, form = stories_in(request.POST), EditionForm(request.POST, instance=edition)
    wanted = request.POST.get("do", "")
    if not wanted.startswith("save"):
        hands.do(stories, wanted)
        return page(request, edition, stories, form)
    if form.is_valid() and save(request, edition, stories, form):
        return go_on(request, edition, wanted)
    status = 409 if getattr(form, "theirs", None) else 200
    return page(request, edition, stories, form, has_tried=True, status=status)


def stories_in(sent: QueryDict) -> list[int]:
    return numbers_in(sent.getlist("stories"))


def save(request: HttpRequest, edition: Edition, stories: list[int], form: EditionForm) -> bool:
    typed = {name: form.cleaned_data[name] for name in ("subject", "intro", "seen")}
    try:
        editions.arrange(edition, stories=stories, by=request.user, **typed)
    except editions.Overtaken as overtaken:
        form.theirs = overtaken.theirs
        words = _("Yours is still here. Look at theirs, and save again to put yours in its place.")
        form.add_error(None, [*overtaken.messages, words])
    except ValidationError as error:
        form.add_error(None, error.messages)
    else:
        return True
    return False


def go_on(request: HttpRequest, edition: Edition, wanted: str) -> HttpResponse:
    """After saving: back to the page, to a step that asks first, or a test mail goes out."""
    step = wanted.removeprefix("save-")
    if step in {"send", "plan"}:
        return redirect(reverse("admin:newsletter_edition_step", args=[edition.pk, step]))
    if step == "test":
        send_test(request, edition)
    else:
        messages.success(request, _("The edition was saved."))
    return redirect(reverse("admin:newsletter_edition_change", args=[edition.pk]))


def send_test(request: HttpRequest, edition: Edition) -> None:
    if not request.user.email:
        messages.warning(request, _("Saved. There is no address in your account to mail it to."))
        return
    jobs.send_sample.defer(edition_pk=edition.pk, address=request.user.email)
    words = _("Saved. A test mail is on its way to %s.")
    messages.success(request, words % request.user.email)


def last_step(edition: Edition) -> LogEntry | None:
    """Who saved it last, and when."""
    kind = get_content_type_for_model(edition)
    found = LogEntry.objects.filter(content_type=kind, object_id=str(edition.pk))
    return found.select_related("user").order_by("-action_time").first()


def page(
    request: HttpRequest,
    edition: Edition,
    stories: list[int],
    form: EditionForm,
    *,
    has_tried: bool = False,
    status: int = 200,
) -> HttpResponse:
    words = request.POST.get("q", "")
    theirs = getattr(form, "theirs", None)
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": f"{edition.newsletter}, {edition.number}",
        "opts": Edition._meta,
        "edition": edition,
        "rows": rows_of(stories, request.user),
        "found": stories_to_place(words, stories, request.user),
        "words": words,
        "form": form,
        "seen": theirs.revision if theirs else form["seen"].value(),
        "theirs": theirs,
        "last_step": last_step(theirs) if theirs else None,
        "their_rows": rows_of(theirs.stories, request.user) if theirs else [],
        "steps": offered_to(request.user, edition),
        "has_tried": has_tried,
        "is_nav_sidebar_enabled": False,
    }
    return render(request, "admin/newsletter/edition/arrange.html", context, status=status)
