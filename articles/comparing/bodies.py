"""One body beside another: first which blocks belong together, then the words within them."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from django.utils.translation import gettext as _

from articles.comparing import markings
from articles.comparing.aligning import MOST_PAIRS, runs_of
from articles.comparing.blocks import KINDS, Block, blocks_of
from articles.comparing.words import ADDED, REMOVED, SAME, Piece, compare, is_wordless, words_of

CHANGED = "changed"
# A rewritten paragraph is looked for this many places around where it stood.
REACH = 12
# From here on one paragraph is a new version of the other, and not another one.
LEAST_ALIKE = 0.4
# So many unchanged blocks in a row are folded away, but for those beside a change.
FOLDED_FROM = 4
# A shorter block that stands elsewhere now is as likely another one with the same words.
LEAST_MOVED = 20


class BlockDifference(NamedTuple):
    """A block that stayed, came, went or changed, with what else there is to say of it."""

    kind: str
    label: str
    pieces: list[Piece]
    notes: list[str] = []
    shows: int | str | None = None
    # What to show of its picture or embedded content; None for other blocks.
    figure: Piece | None = None


class Stretch(NamedTuple):
    is_folded: bool
    blocks: list[BlockDifference]


def compare_bodies(old: str, new: str) -> list[BlockDifference]:
    """Every block of both bodies, in the order in which they are best read."""
    before, after = blocks_of(old), blocks_of(new)
    found: list[BlockDifference] = []
    for run in runs_of([block.key for block in before], [block.key for block in after]):
        went, came = before[run.old : run.old_end], after[run.new : run.new_end]
        if run.is_same:
            found += map(stayed, went, came)
        else:
            found += _changed(went, came)
    return _with_moves(found)


def stretches(blocks: list[BlockDifference]) -> Iterator[Stretch]:
    """The blocks with long unchanged stretches set apart, so that they can be folded."""
    at = 0
    for is_same, group in groupby(blocks, key=lambda block: block.kind == SAME):
        held = list(group)
        # The neighbours of a change stay in view.
        begin = 1 if at else 0
        at += len(held)
        end = len(held) - 1 if at < len(blocks) else len(held)
        if not is_same or end - begin < FOLDED_FROM:
            yield Stretch(is_folded=False, blocks=held)
            continue
        if begin:
            yield Stretch(is_folded=False, blocks=held[:begin])
        yield Stretch(is_folded=True, blocks=held[begin:end])
        if held[end:]:
            yield Stretch(is_folded=False, blocks=held[end:])


def stayed(old: Block, new: Block) -> BlockDifference:
    notes = _notes(old, new)
    pieces = [Piece(SAME, new.text)] if new.text else []
    return BlockDifference(CHANGED if notes else SAME, label_of(new), pieces, notes, new.shows)


def rewritten(old: Block, new: Block) -> BlockDifference:
    pieces = compare(old.text, new.text)
    return BlockDifference(CHANGED, label_of(new), pieces, _notes(old, new), new.shows)


def whole(kind: str, block: Block) -> BlockDifference:
    pieces = [Piece(kind, block.text)] if block.text else []
    return BlockDifference(kind, label_of(block), pieces, [], block.shows)


def label_of(block: Block) -> str:
    return str(KINDS[block.kind])


def _notes(old: Block, new: Block) -> list[str]:
    was = [] if old.kind == new.kind else [_("It was: %s.") % label_of(old)]
    return was + markings.notes(old, new)


def _changed(went: list[Block], came: list[Block]) -> Iterator[BlockDifference]:
    """Blocks that belong together beside each other; the others where they stood."""
    at_old = at_new = 0
    for old, new in [*_pairs(went, came), (len(went), len(came))]:
        yield from (whole(REMOVED, block) for block in went[at_old:old])
        yield from (whole(ADDED, block) for block in came[at_new:new])
        if old < len(went):
            yield rewritten(went[old], came[new])
        at_old, at_new = old + 1, new + 1


def _pairs(went: list[Block], came: list[Block]) -> list[tuple[int, int]]:
    """Which blocks are versions of each other, in order: the choice that is most alike in all."""
    if len(went) == len(came) == 1 and _is_one_thing(went[0], came[0]):
        return [(0, 0)]
    if len(went) * len(came) > MOST_PAIRS:
        return []
    alike = _likenesses(went, came)
    best = [[0.0] * (len(came) + 1) for _ in range(len(went) + 1)]
    for old in range(len(went)):
        for new in range(len(came)):
            both = best[old][new] + alike.get((old, new), 0.0)
            best[old + 1][new + 1] = max(best[old][new + 1], best[old + 1][new], both)
    return _way_back(best, alike)


def _is_one_thing(old: Block, new: Block) -> bool:
    """Where nothing else changed around them: the same kind of block, or the same picture."""
    return (old.kind, old.shows) == (new.kind, new.shows) and bool(old.text or old.shows)


def _way_back(
    best: list[list[float]], alike: dict[tuple[int, int], float]
) -> list[tuple[int, int]]:
    chosen = []
    old, new = len(best) - 1, len(best[0]) - 1
    while old and new:
        if best[old][new] == best[old - 1][new]:
            old -= 1
        elif best[old][new] == best[old][new - 1]:
            new -= 1
        else:
            old, new = old - 1, new - 1
            chosen.append((old, new))
    return [pair for pair in reversed(chosen) if pair in alike]


def _likenesses(went: list[Block], came: list[Block]) -> dict[tuple[int, int], float]:
    """How alike the blocks are that stand near each other, where it is enough to matter."""
    bags = [_bag(block) for block in came]
    found = {}
    for old, block in enumerate(went):
        bag = _bag(block)
        middle = old * len(came) // len(went)
        for new in range(max(0, middle - REACH), min(len(came), middle + REACH + 1)):
            both = bag.total() + bags[new].total()
            much = 2 * (bag & bags[new]).total() / max(1, both)
            if much >= LEAST_ALIKE and block.shows == came[new].shows:
                found[old, new] = much
    return found


def _bag(block: Block) -> Counter:
    """What it is made of: its words, or characters where words have no space between them."""
    words = words_of(block.text)
    words = [word for word in words if not is_wordless(word)] or words
    return Counter([*words, *([] if block.shows is None else [block.shows] * (1 + len(words)))])


def _with_moves(blocks: list[BlockDifference]) -> list[BlockDifference]:
    """Says of what went here and came there that it has only moved."""
    went = {_identity(block): at for at, block in enumerate(blocks) if block.kind == REMOVED}
    came = {_identity(block): at for at, block in enumerate(blocks) if block.kind == ADDED}
    for identity in went.keys() & came.keys():
        text, shows = identity
        if shows is None and len(text) < LEAST_MOVED:
            continue
        old, new = went[identity], came[identity]
        way = _("It now stands further down.") if old < new else _("It now stands further up.")
        blocks[old] = blocks[old]._replace(notes=[way])
        blocks[new] = blocks[new]._replace(notes=[_("Moved here, with the same words.")])
    return blocks


def _identity(block: BlockDifference) -> tuple[str, int | str | None]:
    return "".join(piece.text for piece in block.pieces), block.shows
