"""The gate that every public form passes: what is turned away comes back with its text kept."""

from datetime import timedelta
from typing import NamedTuple

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsroom.lib.addresses import client_address
from newsroom.lib.antispam.limits import is_within_limit
from newsroom.lib.antispam.origin import comes_from_our_page


class Limit(NamedTuple):
    """How many of something one address range may send within a stretch of time."""

    what: str
    most: int
    every: timedelta


class Refusal(NamedTuple):
    """Why a form comes back: a status, and a sentence where the form itself says nothing."""

    status: int
    words: str = ""
    wait: timedelta | None = None

    def on(self, response: HttpResponse) -> HttpResponse:
        response.status_code = self.status
        # Not "no-store": browsers would lose the page, and the text in it, on the way back.
        patch_cache_control(response, private=True, max_age=0)
        if self.wait:
            response["Retry-After"] = str(int(self.wait.total_seconds()))
        return response


def refusal(request: HttpRequest, form: Form, limit: Limit | None) -> Refusal | None:
    """Why the posted form cannot be taken; None lets it pass, and counts it.

    Without a limit nothing is counted here: what the form is about has limits of its own.
    """
    is_valid = form.is_valid()
    if not comes_from_our_page(request):
        return Refusal(403, not_from_us())
    if not is_valid:
        return Refusal(422)
    if limit and not is_within(limit, client_address(request)):
        return Refusal(429, too_many(limit), limit.every)
    return None


def is_within(limit: Limit, address: str | None) -> bool:
    return is_within_limit(limit.what, address, most=limit.most, every=limit.every)


def not_from_us() -> str:
    return _(
        "Your browser did not say that this form came from one of our pages. "
        "Please send it again from here: nothing you wrote is lost."
    )


def too_many(limit: Limit) -> str:
    minutes = int(limit.every.total_seconds() // 60)
    return ngettext(
        "Too many forms have come from your network. Please wait a minute and send yours again: "
        "nothing you wrote is lost.",
        "Too many forms have come from your network. Please wait %(minutes)d minutes and send "
        "yours again: nothing you wrote is lost.",
        minutes,
    ) % {"minutes": minutes}
