"""Which of the newest comments a word would have caught, before it is put on the list."""

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from comments.models import Comment
from comments.words import Found, WordList
from newsroom.lib.spelling import squeezed

NEWEST = 10_000
AT_A_TIME = 1000
# Seconds; so many of what was caught are shown, and so much on either side of a word.
PATIENCE = 5.0
SHOWN = 50
AROUND = 160


class Caught(NamedTuple):
    """A comment, and its text in parts: each with whether it is what was found."""

    comment: Comment
    parts: list[tuple[str, bool]]


@dataclass
class Catch:
    """`looked_at` is less than all when time ran out."""

    looked_at: int = 0
    is_complete: bool = True
    statuses: Counter[str] = field(default_factory=Counter)
    shown: list[Caught] = field(default_factory=list)

    @property
    def count(self) -> int:
        return self.statuses.total()

    @property
    def approved(self) -> int:
        return self.statuses[Comment.Status.APPROVED]

    @property
    def share_approved(self) -> int:
        """In the hundred."""
        return round(100 * self.approved / self.count) if self.count else 0


def caught_by(words: Iterable[str], *, patience: float = PATIENCE) -> Catch:
    """Looks through the newest comments, names and texts, for as long as there is patience."""
    listed = WordList((word, "") for word in words)
    letters = [squeezed(word) for word in words]
    catch, end = Catch(), time.monotonic() + patience
    for comment in newest():
        if time.monotonic() > end:
            catch.is_complete = False
            break
        catch.looked_at += 1
        # Cheap, and enough for nearly all of them.
        flat = squeezed(f"{comment.name} {comment.text}")
        if any(each in flat for each in letters):
            look_closely(comment, listed, catch)
    return catch


def look_closely(comment: Comment, listed: WordList, catch: Catch) -> None:
    found = listed.find(comment.text)
    if not found and not listed.find(comment.name):
        return
    catch.statuses[comment.status] += 1
    if len(catch.shown) < SHOWN:
        catch.shown.append(Caught(comment, parts_of(comment.text, found)))


def newest() -> Iterator[Comment]:
    """A part at a time: whoever runs out of time has not asked for all of them."""
    comments = Comment.objects.select_related("article").only(
        "name", "text", "status", "created_at", "article__headline"
    )
    for start in range(0, NEWEST, AT_A_TIME):
        part = list(comments.order_by("-created_at", "-pk")[start : start + AT_A_TIME])
        yield from part
        if len(part) < AT_A_TIME:
            return


def parts_of(text: str, found: list[Found]) -> list[tuple[str, bool]]:
    """The text around what was found, in parts; what overlaps is one part."""
    start = max(0, found[0].start - AROUND) if found else 0
    parts, here = [("…", False)] if start else [], start
    for one in found:
        if one.end > here:
            start = max(here, one.start)
            parts += [(text[here:start], False), (text[start : one.end], True)]
            here = one.end
    rest = text[here : here + AROUND]
    parts.append((rest if len(text) <= here + AROUND else f"{rest}…", False))
    return [part for part in parts if part[0]]
