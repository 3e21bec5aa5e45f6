"""Which comments were written in this browser: a signed cookie, set only when one is sent."""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from comments.models import Comment

COOKIE = "my_comments"
LASTS = timedelta(days=30)
MOST = 30


def in_cookie(request: HttpRequest) -> list[int]:
    try:
        return signing.loads(request.COOKIES.get(COOKIE, ""), salt=COOKIE, max_age=LASTS)
    except signing.BadSignature:
        return []


def add(request: HttpRequest, response: HttpResponse, comment: Comment) -> None:
    known = [pk for pk in in_cookie(request) if pk != comment.pk]
    response.set_cookie(
        COOKIE,
        signing.dumps([*known, comment.pk][-MOST:], salt=COOKIE),
        max_age=LASTS,
        # Only the addresses of comments ever see it: articles stay the same for everyone.
        path="/comments/",
        httponly=True,
        samesite="Lax",
        secure=settings.IS_SECURE,
    )
