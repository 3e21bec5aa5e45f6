"""What changed about words that are the same: links, and how they are set."""

from collections.abc import Iterator
from itertools import groupby

from django.utils.translation import gettext as _

from articles.comparing.aligning import runs_of
from articles.comparing.blocks import FORMATS, Block, Link, Marks
from articles.comparing.words import is_wordless, words_of

# A paragraph with more to say than this was set anew; a list would help nobody.
MOST_NOTES = 8
LONGEST_QUOTE = 60


def notes(old: Block, new: Block) -> list[str]:
    found = [*links(old.links, new.links), *formats(old, new)]
    if len(found) > MOST_NOTES:
        return [*found[:MOST_NOTES], _("More links or formats changed than are listed here.")]
    return found


def links(old: tuple[Link, ...], new: tuple[Link, ...]) -> list[str]:
    went = [link for link in old if link not in new]
    came = [link for link in new if link not in old]
    found = []
    for link in came:
        before = next((one for one in went if one.words == link.words), None)
        if before:
            went.remove(before)
            found.append(
                _("The link “%(words)s” leads to %(new)s; it led to %(old)s.")
                % {"words": link.words, "new": link.address, "old": before.address}
            )
        else:
            found.append(
                _("New link: “%(words)s” leads to %(address)s.")
                % {"words": link.words, "address": link.address}
            )
    gone = _("No longer a link: “%(words)s” led to %(address)s.")
    return found + [gone % {"words": link.words, "address": link.address} for link in went]


def formats(old: Block, new: Block) -> list[str]:
    """Which words stayed and are set in another way now."""
    if old.spans == new.spans or not any(marks for _text, marks in (*old.spans, *new.spans)):
        return []
    found = []
    for (lost, gained), words in _set_anew(old, new):
        for sentence, marks in (
            (_("Now %(format)s: “%(words)s”."), gained),
            (_("No longer %(format)s: “%(words)s”."), lost),
        ):
            names = _(" and ").join(str(FORMATS[mark]) for mark in sorted(marks))
            if names:
                found.append(sentence % {"format": names, "words": shortened(words)})
    return found


def _set_anew(old: Block, new: Block) -> Iterator[tuple[tuple[Marks, Marks], str]]:
    before, after = _marked(old), _marked(new)
    texts = [word for word, _marks in before], [word for word, _marks in after]
    for run in runs_of(*texts, is_wordless):
        if not run.is_same:
            continue
        pairs = zip(before[run.old : run.old_end], after[run.new : run.new_end], strict=True)
        # Spaces take the format of either side, and nobody sees it.
        told = [(word, (was - now, now - was)) for (word, was), (_same, now) in pairs]
        for change, group in groupby(_without_spaces(told), key=lambda pair: pair[1]):
            words = "".join(word for word, _change in group).strip()
            if any(change) and words:
                yield change, words


def _without_spaces(told: list) -> Iterator[tuple[str, tuple[Marks, Marks]]]:
    """Each space as part of the word before it."""
    before: tuple[Marks, Marks] = (frozenset(), frozenset())
    for word, change in told:
        if word.isspace():
            yield word, before
        else:
            before = change
            yield word, change


def _marked(block: Block) -> list[tuple[str, Marks]]:
    """The words of a block, each with the format in which it begins."""
    ends = []
    at = 0
    for text, marks in block.spans:
        at += len(text)
        ends.append((at, marks))
    made = []
    place = at = 0
    for word in words_of(block.text):
        while ends[place][0] <= at:
            place += 1
        made.append((word, ends[place][1]))
        at += len(word)
    return made


def shortened(words: str) -> str:
    return words if len(words) <= LONGEST_QUOTE else words[:LONGEST_QUOTE].rstrip() + "…"
