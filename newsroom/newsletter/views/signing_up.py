"""Signing up: the list of newsletters, the form, and the button that was mailed."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from newsroom.lib.antispam import Limit, Refusal, comes_from_our_page, refusal
from newsroom.lib.antispam.gate import not_from_us
from newsroom.lib.own_pages import own_form, see
from newsroom.lib.unsent import keeps_what_was_sent
from newsroom.newsletter import subscribing
from newsroom.newsletter.forms import SignUpForm
from newsroom.newsletter.models import Newsletter
from newsroom.newsletter.subscribing import links

LIMIT = Limit("newsletter", most=5, every=timedelta(minutes=10))


# The form has no token of the visitor's, so that pages can be the same for everyone: see
# newsroom.lib.antispam.
@csrf_exempt
@keeps_what_was_sent("email")
@require_http_methods(["GET", "HEAD", "POST"])
def newsletters(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return post(request)
    return show(request, SignUpForm())


def post(request: HttpRequest) -> HttpResponse:
    """The answer tells nobody who subscribes already, and a trapped program that it was."""
    form = SignUpForm(request.POST)
    if refused := refusal(request, form, LIMIT):
        return show(request, form, refused)
    if not form.fell_into_trap:
        subscribing.ask(form.cleaned_data["email"], form.cleaned_data["newsletters"])
    return see("newsletter:sent")


def show(request: HttpRequest, form: SignUpForm, refused: Refusal | None = None) -> HttpResponse:
    offered = list(Newsletter.objects.on_offer())
    if not offered:
        raise Http404
    context = {
        "form": form,
        "refused": refused,
        "newsletters": offered,
        "canonical_address": settings.SITE_ADDRESS + reverse("newsletter:newsletters"),
    }
    response = render(request, "newsletter/newsletters.html", context)
    return refused.on(response) if refused else response


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    return render(request, "newsletter/sent.html")


@own_form
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """A page with a button: programs that look through mail follow links, and press nothing."""
    question = links.question_in(token)
    if question is None:
        return render(request, "newsletter/confirm_old.html", status=410)
    refused = None
    if request.method == "POST":
        if comes_from_our_page(request):
            subscribing.confirm(question)
            return see("newsletter:welcome")
        refused = Refusal(403, not_from_us())
    context = {"question": question, "refused": refused}
    response = render(request, "newsletter/confirm.html", context)
    return refused.on(response) if refused else response


@require_safe
def welcome(request: HttpRequest) -> HttpResponse:
    return render(request, "newsletter/welcome.html")
