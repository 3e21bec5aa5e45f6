"""A reader's own page: what they wrote, which mails they get, and the ways out."""

import json
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from comments.forms import LinkForm, WishesForm
from comments.models import Commenter, Rules
from comments.readers import own, personal_data, proving, remembered
from comments.readers.remembered import Remembered
from newsroom.lib.addresses import client_address
from newsroom.lib.antispam import Limit, Refusal, comes_from_our_page, refusal
from newsroom.lib.antispam.gate import not_from_us
from newsroom.lib.own_pages import own_form, own_page, see
from newsroom.lib.paging import page_or_404

LINKS = Limit("link", most=10, every=timedelta(minutes=10))
ON_PAGE = 20


@own_form
def mine(request: HttpRequest) -> HttpResponse:
    known = remembered.of(request)
    commenter = commenter_of(known)
    if commenter is None:
        return show_link_form(request, LinkForm())
    if request.method == "POST":
        return keep_wishes(request, commenter)
    return show(request, known, commenter)


def commenter_of(known: Remembered) -> Commenter | None:
    """The one whose address was proved in this browser."""
    return Commenter.objects.filter(email=known.email).first() if known.email else None


def show(
    request: HttpRequest, known: Remembered, commenter: Commenter, refused: Refusal | None = None
) -> HttpResponse:
    found = own.with_decisions(own.comments_of(known)).order_by("-created_at", "-pk")
    page, rules = page_or_404(request, found, ON_PAGE), Rules.current()
    context = {
        "page": page,
        "told": [own.told(comment, known, rules) for comment in page],
        "commenter": commenter,
        "wishes": WishesForm(instance=commenter),
        "is_kept": request.GET.get("kept") == "yes",
        "refused": refused,
    }
    response = render(request, "comments/own.html", context)
    return refused.on(response) if refused else response


def keep_wishes(request: HttpRequest, commenter: Commenter) -> HttpResponse:
    known = remembered.of(request)
    if not comes_from_our_page(request):
        return show(request, known, commenter, Refusal(403, not_from_us()))
    WishesForm(request.POST, instance=commenter).save()
    response = see("comments:mine")
    response["Location"] += "?kept=yes#wishes"
    return response


@own_form
def link(request: HttpRequest) -> HttpResponse:
    """Has a link mailed. The answer is the same whether anybody has commented with the address."""
    if request.method != "POST":
        return show_link_form(request, LinkForm())
    form = LinkForm(request.POST)
    if refused := refusal(request, form, LINKS):
        return show_link_form(request, form, refused)
    proving.ask_for(form.cleaned_data["email"], remembered.of(request), client_address(request))
    return see("comments:link_sent")


@own_page
def link_sent(request: HttpRequest) -> HttpResponse:
    return render(request, "comments/own_link_sent.html")


def show_link_form(
    request: HttpRequest, form: LinkForm, refused: Refusal | None = None
) -> HttpResponse:
    response = render(request, "comments/own_link.html", {"form": form, "refused": refused})
    return refused.on(response) if refused else response


@own_page
def download(request: HttpRequest) -> HttpResponse:
    """All that is kept about the reader, as one file."""
    known = remembered.of(request)
    if commenter_of(known) is None:
        return see("comments:mine")
    text = json.dumps(personal_data.everything_about(known), ensure_ascii=False, indent=2)
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="comments.json"'
    return response


@own_form
def leave(request: HttpRequest) -> HttpResponse:
    """Lets go of the address in this browser, as somebody else may use it next."""
    response = see("comments:mine")
    if request.method == "POST" and comes_from_our_page(request):
        remembered.forget(response)
    return response


@own_form
def erase(request: HttpRequest) -> HttpResponse:
    """Asks once."""
    known = remembered.of(request)
    if commenter_of(known) is None:
        return see("comments:mine")
    if request.method != "POST":
        return ask(request, known)
    if not comes_from_our_page(request):
        return ask(request, known, Refusal(403, not_from_us()))
    personal_data.erase(known)
    response = see("comments:erased")
    remembered.forget(response)
    return response


def ask(request: HttpRequest, known: Remembered, refused: Refusal | None = None) -> HttpResponse:
    context = {"email": known.email, "number": own.comments_of(known).count(), "refused": refused}
    response = render(request, "comments/own_erase.html", context)
    return refused.on(response) if refused else response


@own_page
def erased(request: HttpRequest) -> HttpResponse:
    return render(request, "comments/own_erased.html")
