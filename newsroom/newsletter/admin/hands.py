"""Moving the stories of an edition by hand."""

from newsroom.lib.numbers import number_in


def up(stories: list[int], story: int) -> None:
    put(stories, story, stories.index(story) - 1 if story in stories else None)


def down(stories: list[int], story: int) -> None:
    put(stories, story, stories.index(story) + 1 if story in stories else None)


def take_away(stories: list[int], story: int) -> None:
    stories[:] = [one for one in stories if one != story]


def put(stories: list[int], story: int, position: int | None = None) -> None:
    """Before whatever stands at the position among the others; at the end without one."""
    take_away(stories, story)
    place = len(stories) if position is None else max(0, position)
    stories.insert(place, story)


MOVEMENTS = {"up": up, "down": down, "take-away": take_away, "place": put}


def do(stories: list[int], words: str) -> None:
    """What the pressed button says, such as "up 12" or "put 12 stories 0"."""
    verb, *rest = words.split() or [""]
    story = number_in(rest[0]) if rest else None
    if story is None:
        return
    if verb in MOVEMENTS:
        MOVEMENTS[verb](stories, story)
    elif verb == "put":
        dropped(stories, story, number_in(rest[2]) if len(rest) > 2 else None)


def dropped(stories: list[int], story: int, before: int | None) -> None:
    """With the mouse: `before` counts the stories above, the moved one among them."""
    if before is not None and story in stories[:before]:
        before -= 1
    put(stories, story, before)
