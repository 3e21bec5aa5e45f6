"""The moderators' queue: what waits, on cards, and all that can be done about it in place."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path

from comments.admin.numbers import numbers_page
from comments.admin.queue import acting, bulk, page


def pages(ours: Callable[[Any], Any]) -> list[URLPattern]:
    return [
        path("comments/queue/", ours(page.queue), name="comments_queue"),
        path("comments/queue/undo/", ours(acting.undo), name="comments_undo"),
        path("comments/queue/bulk/", ours(bulk.decide), name="comments_bulk"),
        path("comments/queue/<int:pk>/decide/", ours(acting.decide), name="comments_decide"),
        path("comments/queue/<int:pk>/ban/", ours(acting.ban), name="comments_ban"),
        path("comments/queue/<int:pk>/reply/", ours(acting.reply), name="comments_reply"),
        path("comments/queue/<int:pk>/mode/", ours(acting.mode), name="comments_mode"),
        path("comments/numbers/", ours(numbers_page), name="comments_numbers"),
    ]
