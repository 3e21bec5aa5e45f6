"""Arranges the front page: what a plan names, and the newest stories wherever it is silent."""

from collections.abc import Iterable
from datetime import datetime
from itertools import cycle
from typing import TypedDict

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.utils import timezone

from articles.fronts.shapes import BESIDE_THE_LEAD, ROOM, Arrangement, stories_of, whole
from articles.models import Article, FrontPlan, Section
from articles.models.stories import ArticleQuerySet
from articles.reading.most_read import Lists, lists_of, with_most_read

# Enough to fill every block of a busy site in one query.
CONSIDERED = 80
CONSIDERED_FOR_LEAD = 5
LATEST = 8


class Block(TypedDict):
    section: Section
    shape: str
    articles: list[Article]


class Front(TypedDict):
    lead_story: Article | None
    second_stories: list[Article]
    blocks: list[Block]
    latest: list[Article]
    most_read: Lists


def arrange(now: datetime | None = None, plan: FrontPlan | None = None) -> Front:
    """What stands on the front page at `now`, no story twice.

    `plan` is the one to follow instead of the one that holds at that moment. Blocks that it
    names stand in its order; a plan that names none leaves them to the order of the menu.
    """
    now = now or timezone.now()
    plan = plan or FrontPlan.objects.current(now)
    return Layout(whole(plan.arrangement if plan else {}), now).front()


class Layout:
    """One arrangement being filled with stories; each that is placed is crossed off."""

    def __init__(self, arrangement: Arrangement, now: datetime) -> None:
        self.arrangement = arrangement
        self.public = Article.objects.published(now)
        named = stories_of(arrangement)
        considered = CONSIDERED + len(set(named))
        known = list(with_most_read(self.public, named, considered))
        self.most_read = lists_of(known)
        self.named = {story.pk: story for story in known if story.pk in named}
        # What has a place of its own does not fill another.
        self.waiting = [story for story in known[:considered] if story.pk not in self.named]
        self.placed: set[int] = set()

    def front(self) -> Front:
        lead = self.lead_story()
        second = self.fill(self.arrangement["second"], self.waiting, BESIDE_THE_LEAD)
        blocks = [block for block in self.blocks() if block["articles"]]
        return {
            "lead_story": lead,
            "second_stories": second,
            "blocks": blocks,
            "latest": self.latest(),
            "most_read": self.most_read,
        }

    def lead_story(self) -> Article | None:
        chosen = self.take([self.arrangement["lead"]], 1)
        newest = lead_of(self.waiting)
        return next(iter(chosen or self.place([newest] if newest else [])), None)

    def latest(self) -> list[Article]:
        """A story whose place is gone, with its section, stands here as any other does."""
        left = [story for story in self.waiting if story.pk not in self.placed]
        left += [story for story in self.named.values() if story.pk not in self.placed]
        return sorted(left, key=lambda story: (story.published_at, story.pk), reverse=True)[:LATEST]

    def blocks(self) -> list[Block]:
        turns = cycle(ROOM)
        planned = self.arrangement["blocks"]
        if not planned:
            return list(self.open_blocks())
        sections = Section.objects.in_bulk([block["section"] for block in planned])
        fillers = self.fillers_of(sections, planned)
        return [
            self.block(
                sections[block["section"]],
                block["shape"] if block.get("shape") in ROOM else next(turns),
                block["articles"],
                fillers,
            )
            for block in planned
            if block["section"] in sections
        ]

    def open_blocks(self) -> Iterable[Block]:
        """Each section of the menu that has something new; shapes take turns."""
        turns = cycle(ROOM)
        for section in Section.objects.in_menu():
            if any(is_free(story, section, self.placed) for story in self.waiting):
                yield self.block(section, next(turns), [], self.waiting)

    def block(
        self, section: Section, shape: str, chosen: list[int], fillers: list[Article]
    ) -> Block:
        own = [story for story in fillers if is_free(story, section, self.placed)]
        return Block(section=section, shape=shape, articles=self.fill(chosen, own, ROOM[shape]))

    def fillers_of(self, sections: dict[int, Section], planned: list[dict]) -> list[Article]:
        """The newest, and the newest of every planned section whose own are further down."""
        short = [
            pk
            for pk, section in sections.items()
            if sum(is_free(story, section, self.placed) for story in self.waiting)
            < max(ROOM.values())
        ]
        known = {story.pk for story in self.waiting} | set(self.named)
        older = newest_in(self.public, short, max(ROOM.values()) + len(self.named))
        added = self.public.for_lists().filter(pk__in=set(older) - known)
        return [*self.waiting, *added.newest_first()]

    def fill(self, chosen: list[int], fillers: Iterable[Article], room: int) -> list[Article]:
        stories = self.take(chosen, room)
        free = (story for story in fillers if story.pk not in self.placed)
        return [*stories, *self.place(list(free)[: room - len(stories)])]

    def take(self, chosen: list[int | None], room: int) -> list[Article]:
        """Those of the chosen stories that are public and have no place yet."""
        wanted = dict.fromkeys(chosen)
        free = [self.named[pk] for pk in wanted if pk in self.named and pk not in self.placed]
        return self.place(free[:room])

    def place(self, stories: list[Article]) -> list[Article]:
        self.placed.update(story.pk for story in stories)
        return stories


def lead_of(stories: list[Article]) -> Article | None:
    """The newest of the very newest that has a picture, or else simply the newest."""
    with_picture = (story for story in stories[:CONSIDERED_FOR_LEAD] if story.lead_picture)
    return next(with_picture, None) or next(iter(stories), None)


def is_free(story: Article, section: Section, placed: set[int]) -> bool:
    """Whether a story is filed there, or in a part of it, and stands nowhere yet."""
    return story.pk not in placed and section.pk in {story.section_id, story.section.parent_id}


def newest_in(public: ArticleQuerySet, sections: list[int], count: int) -> list[int]:
    """The newest stories of each of the sections and of its parts, through the index of each."""
    own = public.filter(section=OuterRef("pk")).newest_first().values("pk")[:count]
    filed = Section.objects.filter(pk__in=sections) | Section.objects.filter(parent__in=sections)
    found = filed.annotate(newest=ArraySubquery(own)).values_list("newest", flat=True)
    return [pk for newest in found for pk in newest]
