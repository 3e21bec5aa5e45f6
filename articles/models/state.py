"""The editorial state of an article as plain values: what a version keeps.

A state is a dict that JSON can hold: the simple fields by name, `section` and `lead_picture` as
primary keys, `topics` as a list of them, and `bylines` as a list of
{"contributor": pk, "credit": text} in printed order.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from articles.models import Article

TEXTS = [
    "kicker",
    "headline",
    "short_headline",
    "slug",
    "standfirst",
    "dateline",
    "body",
    "contents_mode",
    "comments_enabled",
]
State = dict[str, Any]


def state_of(article: "Article") -> State:
    """The state of the row, bylines and topics included."""
    bylines = article.bylines.values("contributor", "credit") if article.pk else []
    return {
        **row_state(article),
        "topics": sorted(topic.pk for topic in article.topics.all()) if article.pk else [],
        "bylines": list(bylines),
    }


def row_state(article: "Article") -> State:
    """The part of the state that the row itself holds."""
    return {
        **{name: getattr(article, name) for name in TEXTS},
        "section": article.section_id,
        "lead_picture": article.lead_picture_id,
    }


def put_on_row(article: "Article", state: State) -> None:
    """Sets the row's own fields in memory; nothing is saved."""
    for name in TEXTS:
        setattr(article, name, state[name])
    article.section_id = state["section"]
    article.lead_picture_id = state["lead_picture"]


def put_around_row(article: "Article", state: State) -> None:
    """Makes the saved topics and bylines those of the state."""
    article.topics.set(state["topics"])
    article.bylines.all().delete()
    article.bylines.model.objects.bulk_create(
        article.bylines.model(
            article=article,
            contributor_id=byline["contributor"],
            credit=byline["credit"],
            position=position,
        )
        for position, byline in enumerate(state["bylines"])
    )
