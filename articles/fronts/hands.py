"""Arranging by hand: every movement of a story or a block, on an arrangement in memory.

A place is "lead", "second", or "block-" and the primary key of a section. Each function changes
the arrangement it is given; what cannot be done leaves it as it was.
"""

from articles.fronts.shapes import BESIDE_THE_LEAD, ROOM, Arrangement

BLOCK = "block-"


def place_of(arrangement: Arrangement, story: int) -> str | None:
    if arrangement["lead"] == story:
        return "lead"
    if story in arrangement["second"]:
        return "second"
    for block in arrangement["blocks"]:
        if story in block["articles"]:
            return f"{BLOCK}{block['section']}"
    return None


def put(arrangement: Arrangement, story: int, place: str, position: int | None = None) -> None:
    """Gives a story a place; a lead that has to make way stands beside the new one."""
    if place == "lead":
        _lead(arrangement, story)
        return
    stories = stories_in(arrangement, place)
    if stories is None:
        return
    # Positions were counted while the story still stood where it was.
    was_before = story in stories and position is not None and stories.index(story) < position
    take_away(arrangement, story)
    end = len(stories) if position is None else position - was_before
    stories.insert(min(max(end, 0), len(stories)), story)
    del stories[room_in(arrangement, place) :]


def take_away(arrangement: Arrangement, story: int) -> None:
    if arrangement["lead"] == story:
        arrangement["lead"] = None
    for stories in [arrangement["second"], *(b["articles"] for b in arrangement["blocks"])]:
        if story in stories:
            stories.remove(story)


def up(arrangement: Arrangement, story: int) -> None:
    """One place up; from the top of the second stories to the lead."""
    place = place_of(arrangement, story)
    if place is None or place == "lead":
        return
    position = stories_in(arrangement, place).index(story)
    if position:
        put(arrangement, story, place, position - 1)
    elif place == "second":
        put(arrangement, story, "lead")


def down(arrangement: Arrangement, story: int) -> None:
    place = place_of(arrangement, story)
    if place == "lead":
        put(arrangement, story, "second", 0)
    elif place:
        put(arrangement, story, place, stories_in(arrangement, place).index(story) + 2)


def add_block(arrangement: Arrangement, section: int, shape: str = "") -> None:
    if all(block["section"] != section for block in arrangement["blocks"]):
        turn = list(ROOM)[len(arrangement["blocks"]) % len(ROOM)]
        block = {"section": section, "shape": shape or turn, "articles": []}
        arrangement["blocks"].append(block)


def remove_block(arrangement: Arrangement, section: int) -> None:
    arrangement["blocks"] = [b for b in arrangement["blocks"] if b["section"] != section]


def move_block(arrangement: Arrangement, section: int, position: int) -> None:
    """Puts a block at a position among the others."""
    moved = [block for block in arrangement["blocks"] if block["section"] == section]
    remove_block(arrangement, section)
    arrangement["blocks"][max(position, 0) : max(position, 0)] = moved


def block_up(arrangement: Arrangement, section: int) -> None:
    move_block(arrangement, section, position_of_block(arrangement, section) - 1)


def block_down(arrangement: Arrangement, section: int) -> None:
    move_block(arrangement, section, position_of_block(arrangement, section) + 1)


def position_of_block(arrangement: Arrangement, section: int) -> int:
    sections = [block["section"] for block in arrangement["blocks"]]
    return sections.index(section) if section in sections else len(sections)


def stories_in(arrangement: Arrangement, place: str) -> list[int] | None:
    """The list of a place, to be changed; None where there is no such place."""
    if place == "second":
        return arrangement["second"]
    return next(
        (b["articles"] for b in arrangement["blocks"] if f"{BLOCK}{b['section']}" == place), None
    )


def room_in(arrangement: Arrangement, place: str) -> int:
    if place == "second":
        return BESIDE_THE_LEAD
    shapes = {f"{BLOCK}{block['section']}": block["shape"] for block in arrangement["blocks"]}
    return ROOM.get(shapes[place], max(ROOM.values()))


def _lead(arrangement: Arrangement, story: int) -> None:
    former = arrangement["lead"]
    take_away(arrangement, story)
    arrangement["lead"] = story
    if former and former != story:
        put(arrangement, former, "second", 0)
