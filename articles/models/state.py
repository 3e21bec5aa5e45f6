"""The editorial state of an article as plain values: what a version keeps.

A state is a dict that JSON can hold: the simple fields by name, `section` and `lead_picture` as
primary keys, `topics` as a list of them, and `bylines` as a list of
{"contributor": pk, "credit": text} in printed order.
"""

from typing import TYPE_CHECKING, Any

from django.db import models

from articles.models.people import Contributor
from articles.models.pictures import Picture
from articles.models.places import Section, Topic
from newsroom.lib.richtext import sanitise
from newsroom.lib.text import fit

if TYPE_CHECKING:
    from articles.models import Article

PLAIN_FIELDS = [
    "kicker",
    "headline",
    "short_headline",
    "slug",
    "standfirst",
    "dateline",
    "body",
    "contents_mode",
    "language",
]
# What versions kept before there was such a field.
SINCE_ADDED = {"language": ""}
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
        **{name: getattr(article, name) for name in PLAIN_FIELDS},
        "section": article.section_id,
        "lead_picture": article.lead_picture_id,
    }


def tidy(state: State) -> State:
    """The state as it is stored: the body cleaned, texts without what cannot be printed."""
    texts = {name: fit(value) for name, value in state.items() if isinstance(value, str)}
    return {**SINCE_ADDED, **state, **texts, "body": sanitise(state["body"])}


def are_same(old: State, new: State) -> bool:
    """Whether both say the same, whatever the rules of writing were when each was kept."""
    return old == new or tidy(old) == tidy(new)


def living(state: State, article: "Article") -> State:
    """The state without what has been deleted since; the row's section where its own is gone.

    A state is plain values, so nothing keeps a topic that only an old version names.
    """
    people = alive(Contributor, [line["contributor"] for line in state["bylines"]])
    return {
        **state,
        "section": only(alive(Section, [state["section"]])) or article.section_id,
        "lead_picture": only(alive(Picture, [state["lead_picture"]])),
        "topics": sorted(alive(Topic, state["topics"])),
        "bylines": [line for line in state["bylines"] if line["contributor"] in people],
    }


def alive(model: type[models.Model], pks: list[int | None]) -> set[int]:
    """Which of the primary keys still have a row."""
    return set(model._default_manager.filter(pk__in=pks).values_list("pk", flat=True))


def only(pks: set[int]) -> int | None:
    return next(iter(pks), None)


def put_on_row(article: "Article", state: State) -> None:
    """Sets the row's own fields in memory; nothing is saved."""
    for name in PLAIN_FIELDS:
        setattr(article, name, {**SINCE_ADDED, **state}[name])
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
