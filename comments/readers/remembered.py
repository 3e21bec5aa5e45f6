"""What a browser is remembered by: a signed cookie, set only when a reader does something.

It is sent to the addresses under /comments/ and no others: articles stay the same for everyone.
"""

import secrets
from dataclasses import dataclass, field, replace
from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from comments.models import Comment

COOKIE = "reader"
LASTS = timedelta(days=180)
# Browsers keep no more than 4 kB of a cookie.
MOST = 100


@dataclass(frozen=True)
class Remembered:
    """`key` tells browsers apart; `email` is an address that was proved in this very browser."""

    key: str = ""
    comments: list[int] = field(default_factory=list)
    email: str = ""
    name: str = ""

    @property
    def digest(self) -> str:
        """What is stored of the key; empty for a browser that has none."""
        return salted_hmac("comments.reader", self.key).hexdigest() if self.key else ""

    def with_key(self) -> "Remembered":
        return self if self.key else replace(self, key=secrets.token_hex(16))

    def with_comment(self, comment: Comment) -> "Remembered":
        others = [pk for pk in self.comments if pk != comment.pk]
        return replace(self.with_key(), comments=[*others, comment.pk][-MOST:], name=comment.name)

    def with_email(self, email: str) -> "Remembered":
        return replace(self.with_key(), email=email.lower())

    def without_email(self) -> "Remembered":
        return replace(self, email="")

    def has_proved(self, email: str) -> bool:
        return bool(self.email) and self.email == email.lower()


def of(request: HttpRequest) -> Remembered:
    """What the browser brought; nothing of it can be made up."""
    try:
        kept = signing.loads(request.COOKIES.get(COOKIE, ""), salt=COOKIE, max_age=LASTS)
        return Remembered(**kept)
    except (signing.BadSignature, TypeError):
        return Remembered()


def keep(response: HttpResponse, remembered: Remembered) -> None:
    value = {
        "key": remembered.key,
        "comments": remembered.comments,
        "email": remembered.email,
        "name": remembered.name,
    }
    response.set_cookie(
        COOKIE,
        signing.dumps(value, salt=COOKIE, compress=True),
        max_age=LASTS,
        path="/comments/",
        httponly=True,
        samesite="Lax",
        secure=settings.IS_SECURE,
    )


def forget(response: HttpResponse) -> None:
    response.delete_cookie(COOKIE, path="/comments/", samesite="Lax")
