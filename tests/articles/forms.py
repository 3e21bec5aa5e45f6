"""The forms of the desk, filled in as a browser sends them, and where they are sent to."""

import io

from PIL import Image

from articles.models import Article

ADD = "/admin/articles/article/add/"
# What the form says of the row as it was when the page was opened.
SEEN = {
    "initial-comments_enabled": "on",
    "initial-desk_note": "",
    "initial-planned_at_0": "",
    "initial-related_by_hand": "",
    "initial-series": "",
    "initial-shows_age": "True",
    "initial-update_shown": "auto",
}


def change(article: Article) -> str:
    return f"/admin/articles/article/{article.pk}/change/"


def step(article: Article, action: str) -> str:
    return f"/admin/articles/article/{article.pk}/step/{action}/"


def written(section, bylines=(), **fields) -> dict[str, object]:
    """A filled-in form, as the browser sends it."""
    form = {
        "headline": "Night ferry returns",
        "section": section.pk,
        "body": "<p>It was late.</p>",
        "contents_mode": "auto",
        "update_shown": "auto",
        "shows_age": "on",
        "comments_enabled": "on",
        "bylines-TOTAL_FORMS": len(bylines),
        "bylines-INITIAL_FORMS": 0,
        **fields,
    }
    for number, (person, credit, position) in enumerate(bylines):
        form |= {
            f"bylines-{number}-contributor": person.pk,
            f"bylines-{number}-credit": credit,
            f"bylines-{number}-position": position,
        }
    return form


def picture_bytes(written_as: str = "JPEG") -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (900, 600), "teal").save(buffer, written_as)
    return buffer.getvalue()
