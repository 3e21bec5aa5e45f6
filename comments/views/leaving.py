"""Stopping mails: with one press in a mail program (RFC 8058), or on the page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from comments.models import Commenter
from comments.readers.letters import KINDS, stop_in
from newsroom.lib.own_pages import own_form


@own_form
def mail(request: HttpRequest, token: str) -> HttpResponse:
    """The signed link is all the proof that is asked: mail programs send neither cookie nor
    Origin, and a page elsewhere does not have it."""
    found = stop_in(token)
    commenter = Commenter.objects.filter(pk=found[0]).first() if found else None
    if found is None or commenter is None:
        raise Http404
    column = KINDS[found[1]]
    if request.method == "POST":
        wants = request.POST.get("again") == "yes"
        Commenter.objects.filter(pk=commenter.pk).update(**{column: wants})
        setattr(commenter, column, wants)
    context = {
        "kind": found[1],
        "email": commenter.email,
        "wants": getattr(commenter, column),
        "is_done": request.method == "POST",
    }
    return render(request, "comments/own_mail.html", context)
