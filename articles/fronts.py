"""Arranges the front page: a lead story, stories beside it, and a block for each section."""

from typing import TypedDict

from articles.models import Article, Section

# Enough to fill every block of a busy site in one query.
CONSIDERED = 80
CONSIDERED_FOR_LEAD = 5
BESIDE_THE_LEAD = 4
IN_A_BLOCK = 5
LATEST = 8


class Block(TypedDict):
    section: Section
    articles: list[Article]


class Front(TypedDict):
    lead_story: Article | None
    second_stories: list[Article]
    blocks: list[Block]
    latest: list[Article]


def arrange() -> Front:
    """The newest stories, none of them twice; blocks stand in the order of the menu."""
    stories = list(Article.objects.published().for_lists().newest_first()[:CONSIDERED])
    lead = lead_of(stories)
    rest = [story for story in stories if story is not lead]
    beside, rest = rest[:BESIDE_THE_LEAD], rest[BESIDE_THE_LEAD:]
    blocks = blocks_of(rest)
    shown = {story.pk for block in blocks for story in block["articles"]}
    latest = [story for story in rest if story.pk not in shown][:LATEST]
    return {"lead_story": lead, "second_stories": beside, "blocks": blocks, "latest": latest}


def lead_of(stories: list[Article]) -> Article | None:
    """The newest of the very newest that has a picture, or else simply the newest."""
    with_picture = (story for story in stories[:CONSIDERED_FOR_LEAD] if story.lead_picture)
    return next(with_picture, None) or next(iter(stories), None)


def blocks_of(stories: list[Article]) -> list[Block]:
    blocks = [
        Block(section=section, articles=filed_under(section, stories)[:IN_A_BLOCK])
        for section in Section.objects.in_menu()
    ]
    return [block for block in blocks if block["articles"]]


def filed_under(section: Section, stories: list[Article]) -> list[Article]:
    return [story for story in stories if section.pk in {story.section_id, story.section.parent_id}]
