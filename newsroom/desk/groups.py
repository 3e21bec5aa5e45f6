"""What stands on the start page: groups of things that wait, each short and each by an index."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.urls import reverse

from articles.models import Article
from articles.models.standing import Standing, standing_in_list

SHOWN = 8


@dataclass
class Item:
    words: str
    address: str
    at: datetime | None = None
    about: str = ""
    standing: Standing | None = None

    @property
    def says_standing(self) -> bool:
        """Whether the state says more than the title of the group does."""
        return bool(self.standing) and self.standing.name.endswith("-changed")


@dataclass
class Group:
    name: str
    title: Any
    items: list[Item] = field(default_factory=list)
    # Where the rest of them is.
    more: str = ""
    # Said instead of an empty list; a group without it is left out when it is empty.
    empty: Any = ""
    # A number instead of a list, in words.
    count: str = ""
    oldest: datetime | None = None
    # Whether its stories are in different states, so that each is said.
    is_mixed: bool = False


def listed(stories: Iterable[Article], at: str = "modified_at", about: str = "") -> list[Item]:
    return [
        Item(
            story.headline,
            reverse("admin:articles_article_change", args=[story.pk]),
            getattr(story, at),
            getattr(story, about) if about else about_story(story),
            standing_in_list(story),
        )
        for story in stories
    ]


def about_story(story: Article) -> str:
    writer = story.created_by
    name = (writer.get_full_name() or writer.get_username()) if writer else ""
    return " \u00b7 ".join(filter(None, [story.section.name, name]))


def article_list(**filters: str) -> str:
    query = "&".join(f"{name}={value}" for name, value in filters.items())
    return f"{reverse('admin:articles_article_changelist')}?{query}"
