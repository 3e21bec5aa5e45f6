"""The addresses of feeds: that of the page with feed/ behind it."""

from articles.feeds import views
from newsroom.lib import converters  # noqa: F401 (words)
from newsroom.lib.feeds import feeds_of

FOLDERS = {
    "sections": "section",
    "topics": "topic",
    "contributors": "contributor",
    "series": "series",
}

urlpatterns = [
    *feeds_of("feed/", views.of_site, "feed"),
    *(
        feed
        for folder, kind in FOLDERS.items()
        for feed in feeds_of(
            f"{folder}/<words:slug>/feed/", views.of_thing, f"{kind}_feed", kind=kind
        )
    ),
]
