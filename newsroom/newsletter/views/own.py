"""A subscriber's own pages, each opened by a link that was mailed."""

from datetime import timedelta
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from newsroom.lib.antispam import Limit, Refusal, comes_from_our_page, refusal
from newsroom.lib.antispam.gate import not_from_us
from newsroom.lib.numbers import numbers_in
from newsroom.lib.own_pages import own_form, own_page, see
from newsroom.newsletter import subscribing
from newsroom.newsletter.forms import AddressForm
from newsroom.newsletter.models import Newsletter, Subscriber
from newsroom.newsletter.subscribing import links

LINKS = Limit("newsletter link", most=5, every=timedelta(minutes=10))


@own_form
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """One press in a mail program (RFC 8058), or on the page.

    The signed link is all the proof that is asked: mail programs send neither cookie nor Origin,
    and a page elsewhere does not have it.
    """
    is_ours, subscription = links.subscription_in(token)
    if not is_ours:
        return render(request, "newsletter/link_old.html", status=404)
    if request.method == "POST" and subscription:
        act = subscribing.come_back if request.POST.get("again") == "yes" else subscribing.end
        act(subscription)
        subscription.refresh_from_db()
    context = {"subscription": subscription, "is_done": request.method == "POST"}
    if subscription:
        context["own"] = links.own_address(links.own_token(subscription.subscriber_id))
    return render(request, "newsletter/leave.html", context)


def with_subscriber(view: Any) -> Any:
    @wraps(view)
    def found(request: HttpRequest, token: str) -> HttpResponse:
        subscriber = links.subscriber_in(token)
        if subscriber is None:
            return render(request, "newsletter/link_old.html", status=404)
        return view(request, token, subscriber)

    return found


@own_form
@with_subscriber
def mine(request: HttpRequest, token: str, subscriber: Subscriber) -> HttpResponse:
    """Which newsletters come; what is no longer offered can be left, and not taken up again."""
    shown = choices(subscriber)
    refused = None
    if request.method == "POST":
        if comes_from_our_page(request):
            wanted = numbers_in(request.POST.getlist("newsletters"))
            subscribing.choose(subscriber, [newsletter for newsletter, _is_mine in shown], wanted)
            response = see("newsletter:mine", token)
            response["Location"] += "?kept=yes"
            return response
        refused = Refusal(403, not_from_us())
    context = {
        "subscriber": subscriber,
        "choices": shown,
        "token": token,
        "refused": refused,
        "is_kept": request.GET.get("kept") == "yes",
    }
    response = render(request, "newsletter/mine.html", context)
    return refused.on(response) if refused else response


def choices(subscriber: Subscriber) -> list[tuple[Newsletter, bool]]:
    mine = set(subscriber.subscriptions.active().values_list("newsletter", flat=True))
    offered = Newsletter.objects.on_offer() | Newsletter.objects.filter(pk__in=mine)
    return [(newsletter, newsletter.pk in mine) for newsletter in offered.distinct()]


@own_form
@with_subscriber
def erase(request: HttpRequest, token: str, subscriber: Subscriber) -> HttpResponse:
    """Asks once."""
    refused = None
    if request.method == "POST":
        if comes_from_our_page(request):
            subscribing.erase(subscriber)
            return see("newsletter:erased")
        refused = Refusal(403, not_from_us())
    context = {"subscriber": subscriber, "token": token, "refused": refused}
    response = render(request, "newsletter/erase.html", context)
    return refused.on(response) if refused else response


@own_page
def erased(request: HttpRequest) -> HttpResponse:
    return render(request, "newsletter/erased.html")


@own_form
def link(request: HttpRequest) -> HttpResponse:
    """Has a link mailed. The answer is the same whether anybody subscribes with the address."""
    if request.method != "POST":
        return show_link_form(request, AddressForm())
    form = AddressForm(request.POST)
    if refused := refusal(request, form, LINKS):
        return show_link_form(request, form, refused)
    if not form.fell_into_trap:
        subscribing.ask_for_link(form.cleaned_data["email"])
    return see("newsletter:sent")


def show_link_form(
    request: HttpRequest, form: AddressForm, refused: Refusal | None = None
) -> HttpResponse:
    response = render(request, "newsletter/link.html", {"form": form, "refused": refused})
    return refused.on(response) if refused else response
