"""What the front desk shows: each place with its chosen stories and those that fill it."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles import fronts
from articles.fronts import hands
from articles.fronts.shapes import Arrangement, stories_of
from articles.models import Article, FrontPlan, Section

FOUND = 12


@dataclass
class Row:
    story: Article
    is_chosen: bool
    # Chosen, and at that time not public yet or no longer: the newest stands in for it.
    waits: bool = False


@dataclass
class Place:
    name: str
    title: str | Promise
    # What a chosen story is sent back as.
    field: str
    rows: list[Row] = field(default_factory=list)
    room: int = 1
    section: Section | None = None
    shape: str = ""


@dataclass
class Board:
    lead: Place
    second: Place
    blocks: list[Place]
    # Whether the blocks follow the menu, because nobody arranged them.
    blocks_are_open: bool

    @property
    def places(self) -> list[Place]:
        return [self.lead, self.second, *self.blocks]


def board_of(arrangement: Arrangement, at: datetime | None) -> Board:
    now = at or timezone.now()
    front = fronts.arrange(now, FrontPlan(arrangement=arrangement))
    named = Article.objects.for_lists().in_bulk(stories_of(arrangement))

    def rows(chosen: list[int | None], shown: list[Article | None]) -> list[Row]:
        own = [named[pk] for pk in chosen if pk in named]
        rows = [Row(story, is_chosen=True, waits=not story.is_published(now)) for story in own]
        return rows + [Row(story, is_chosen=False) for story in shown if story and story not in own]

    lead = rows([arrangement["lead"]], [front["lead_story"]])
    second = rows(arrangement["second"], front["second_stories"])
    planned = {block["section"]: block for block in arrangement["blocks"]}
    shown = {block["section"].pk: block for block in front["blocks"]}
    sections = Section.objects.in_bulk({*planned, *shown})
    blocks = [
        block_of(
            sections[pk],
            planned[pk]["shape"] if pk in planned else shown[pk]["shape"],
            rows(
                planned[pk]["articles"] if pk in planned else [],
                shown[pk]["articles"] if pk in shown else [],
            ),
        )
        for pk in (planned or shown)
        if pk in sections
    ]
    return Board(
        lead=Place("lead", _("Lead story"), "lead", lead),
        second=Place("second", _("Beside the lead"), "second", second, room=fronts.BESIDE_THE_LEAD),
        blocks=blocks,
        blocks_are_open=not planned,
    )


def block_of(section: Section, shape: str, rows: list[Row]) -> Place:
    room = fronts.ROOM[shape]
    name = f"{hands.BLOCK}{section.pk}"
    return Place(name, section.name, f"story-{section.pk}", rows, room, section, shape)


def with_blocks(arrangement: Arrangement) -> None:
    """Writes down the blocks of the menu, so that they can be moved."""
    if not arrangement["blocks"]:
        front = fronts.arrange(plan=FrontPlan(arrangement=arrangement))
        for block in front["blocks"]:
            hands.add_block(arrangement, block["section"].pk, block["shape"])


def still_standing(arrangement: Arrangement) -> Arrangement:
    """Without what has been withdrawn or deleted since it was planned."""
    alive = set(
        Article.objects.filter(
            pk__in=stories_of(arrangement), status=Article.Status.PUBLISHED
        ).values_list("pk", flat=True)
    )
    for story in set(stories_of(arrangement)) - alive:
        hands.take_away(arrangement, story)
    sections = Section.objects.in_bulk([block["section"] for block in arrangement["blocks"]])
    arrangement["blocks"] = [b for b in arrangement["blocks"] if b["section"] in sections]
    return arrangement


def stories_to_place(words: str, arrangement: Arrangement) -> list[Article]:
    """Published and scheduled ones that have no chosen place yet, the newest first."""
    stories = Article.objects.filter(status=Article.Status.PUBLISHED)
    found = stories.exclude(pk__in=stories_of(arrangement)).with_words(words)
    return list(found.for_lists().newest_first()[:FOUND])
