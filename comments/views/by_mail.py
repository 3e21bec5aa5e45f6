"""Deciding about one comment by a mailed link, without an account's login.

Programs that look mail over open every link in it: opening this one changes nothing.
"""

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from comments import moderation
from comments.digests.links import LinkClosedError, NoSuchLinkError, Opened, open_link
from comments.digests.waiting import why_held
from comments.models import Comment, Decision
from comments.models.decisions import Reason
from comments.moderation.deciding import Gone
from newsroom.lib.antispam import comes_from_our_page
from newsroom.lib.people import name_of
from newsroom.lib.times import said
from newsroom.site.speaking import desk_voice

VERBS = ["approve", "reject", "mark_as_spam"]


class DecisionForm(forms.Form):
    reason = forms.ChoiceField(
        label=gettext_lazy("Reason for turning it down"),
        choices=[("", gettext_lazy("Choose one")), *Reason.choices],
        required=False,
    )
    decision = forms.ChoiceField(
        choices=[(verb, verb) for verb in VERBS],
        error_messages={"required": gettext_lazy("Press one of the buttons.")},
    )

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        if cleaned.get("decision") == "reject" and cleaned.get("reason") == "":
            self.add_error("reason", _("Please choose a reason: the writer is told of it."))
        return cleaned


# There is no login, so there is no token of a session either: the link is the secret, and the
# browser vouches that the form stood on this page. Moderators read it in the desk's language.
@csrf_exempt
@never_cache
@desk_voice()
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: HttpRequest, token: str) -> HttpResponse:
    try:
        opened = open_link(token)
    except NoSuchLinkError as error:
        raise Http404 from error
    except LinkClosedError:
        return private(render(request, "comments/decide_closed.html", status=410))
    if request.method == "POST":
        return post(request, opened)
    return show(request, opened, DecisionForm())


def post(request: HttpRequest, opened: Opened) -> HttpResponse:
    form = DecisionForm(request.POST)
    if not comes_from_our_page(request):
        return show(request, opened, form, status=403, words=not_from_here())
    if not form.is_valid():
        return show(request, opened, form, status=422)
    try:
        moderation.decide(
            opened.comment,
            form.cleaned_data["decision"],
            by=opened.by,
            reason=form.cleaned_data["reason"] if is_rejected(form) else "",
            seen=opened.seen,
            via=Decision.Via.MAIL,
        )
    except PermissionDenied:  # lost since the link was opened, a moment ago
        return private(render(request, "comments/decide_closed.html", status=410))
    except Gone as error:
        raise Http404 from error
    except ValidationError as error:
        opened.comment.refresh_from_db()
        return show(request, opened, form, status=409, words=error.messages[0])
    # Loading the page anew decides nothing a second time, and says how the comment stands.
    response = redirect(request.path)
    response.status_code = 303
    return private(response)


def is_rejected(form: DecisionForm) -> bool:
    return form.cleaned_data["decision"] == "reject"


def show(
    request: HttpRequest, opened: Opened, form: DecisionForm, *, status: int = 200, words: str = ""
) -> HttpResponse:
    comment = opened.comment
    last = None if opened.is_fresh else comment.decisions.select_related("by").first()
    context = {
        "comment": comment,
        "form": form,
        "words": words,
        "is_open": opened.is_fresh and comment.status == Comment.Status.PENDING,
        "written": said(comment.created_at),
        "last": last,
        "decider": name_of(last.by) if last else "",
        "decided": said(last.made_at) if last else "",
        "why": why_held(comment),
        "answered": comment.parent,
    }
    return private(render(request, "comments/decide.html", context, status=status))


def not_from_here() -> str:
    return _(
        "Your browser did not say that this came from one of our pages. "
        "Please press the button once more: nothing has been decided."
    )


def private(response: HttpResponse) -> HttpResponse:
    """The address is a key: no search engine lists it, and no other site learns it."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return response
