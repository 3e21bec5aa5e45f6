"""The front page desk: where editors arrange what readers see first."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path

from articles.admin.front import views


def pages(ours: Callable[[Any], Any]) -> list[URLPattern]:
    return [
        path("front/", ours(views.front_desk), name="front"),
        path("front/preview/", ours(views.front_preview), name="front_preview"),
        path("front/<int:pk>/take-back/", ours(views.take_back), name="front_take_back"),
        path("front/<int:pk>/bring-back/", ours(views.bring_back), name="front_bring_back"),
    ]
