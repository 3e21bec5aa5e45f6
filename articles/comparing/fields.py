"""Field by field: what is different, in words and pictures that need no explanation."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from articles.comparing.aligning import runs_of
from articles.comparing.bodies import BlockDifference, Stretch, compare_bodies, stretches
from articles.comparing.names import Names
from articles.comparing.words import ADDED, REMOVED, SAME, Piece, compare
from articles.models import Article
from articles.models.state import State
from newsroom.lib.languages import LANGUAGES
from newsroom.lib.richtext import sanitise

TEXT, NAMES, PICTURE, BODY = "text", "names", "picture", "body"
# In the order in which they are printed.
TEXTS = ["kicker", "headline", "standfirst", "dateline"]
FURTHER_TEXTS = ["short_headline", "slug"]


class FieldDifference(NamedTuple):
    """What changed in one field. Only fields that differ have one.

    `kind` says how to read `pieces`: "text" for words, "names" for whole names, "picture" for
    pictures, each a list of Piece; "body" for a list of BlockDifference.
    """

    name: str
    label: str
    kind: str
    pieces: list[Any]

    def stretches(self) -> list[Stretch]:
        """Of a body: its blocks, with long unchanged stretches set apart."""
        return list(stretches(self.pieces))


def differences(old: State, new: State) -> list[FieldDifference]:
    """What a reader, or the desk, would see change between two states of a story."""
    names = Names(old, new)
    return [
        *_texts(TEXTS, old, new),
        *_body(old, new, names),
        *_lead_picture(old, new, names),
        *_bylines(old, new, names),
        *_section(old, new, names),
        *_topics(old, new, names),
        *_language(old, new),
        *_contents_mode(old, new),
        *_texts(FURTHER_TEXTS, old, new),
    ]


def _texts(fields: list[str], old: State, new: State) -> Iterator[FieldDifference]:
    for name in fields:
        before, after = old.get(name) or "", new.get(name) or ""
        if before != after:
            yield FieldDifference(name, label_of(name), TEXT, compare(before, after))


def _body(old: State, new: State, names: Names) -> Iterator[FieldDifference]:
    before, after = old.get("body") or "", new.get("body") or ""
    # An old version may have been written by older rules; that alone is no change.
    if before == after or sanitise(before) == sanitise(after):
        return
    blocks = compare_bodies(before, after)
    if any(block.kind != SAME for block in blocks):
        shown = [_with_picture(block, names) for block in blocks]
    else:
        note = _("The words are the same; only the markup behind them is written differently.")
        shown = [BlockDifference("changed", label_of("body"), [], [note])]
    yield FieldDifference("body", label_of("body"), BODY, shown)


def _with_picture(block: BlockDifference, names: Names) -> BlockDifference:
    if block.shows is None:
        return block
    kind = block.kind if block.kind in (ADDED, REMOVED) else SAME
    if isinstance(block.shows, int):
        words, address = names.picture(block.shows)
    else:
        words, address = str(block.shows), ""
    return block._replace(figure=Piece(kind, words, address))


def _lead_picture(old: State, new: State, names: Names) -> Iterator[FieldDifference]:
    before, after = old.get("lead_picture"), new.get("lead_picture")
    if before != after:
        sides = ((REMOVED, before), (ADDED, after))
        pieces = [Piece(kind, *names.picture(pk)) for kind, pk in sides if pk]
        yield FieldDifference("lead_picture", label_of("lead_picture"), PICTURE, pieces)


def _bylines(old: State, new: State, names: Names) -> Iterator[FieldDifference]:
    before, after = old.get("bylines") or [], new.get("bylines") or []
    if before != after:
        pieces = _in_order([names.byline(b) for b in before], [names.byline(b) for b in after])
        yield FieldDifference("bylines", _("Bylines"), NAMES, pieces)


def _section(old: State, new: State, names: Names) -> Iterator[FieldDifference]:
    before, after = old.get("section"), new.get("section")
    if before != after:
        pieces = [Piece(REMOVED, names.section(before)), Piece(ADDED, names.section(after))]
        yield FieldDifference("section", label_of("section"), NAMES, pieces)


def _topics(old: State, new: State, names: Names) -> Iterator[FieldDifference]:
    before, after = set(old.get("topics") or []), set(new.get("topics") or [])
    if before != after:
        sides = ((SAME, before & after), (REMOVED, before - after), (ADDED, after - before))
        pieces = [Piece(kind, name) for kind, pks in sides for name in sorted(names.topics(pks))]
        yield FieldDifference("topics", label_of("topics"), NAMES, pieces)


def _language(old: State, new: State) -> Iterator[FieldDifference]:
    before, after = old.get("language") or "", new.get("language") or ""
    if before != after:
        words = {"": _("that of the site"), **dict(LANGUAGES)}
        sides = ((REMOVED, before), (ADDED, after))
        pieces = [Piece(kind, str(words.get(code, code))) for kind, code in sides]
        yield FieldDifference("language", label_of("language"), NAMES, pieces)


def _contents_mode(old: State, new: State) -> Iterator[FieldDifference]:
    before, after = old.get("contents_mode"), new.get("contents_mode")
    if before != after:
        words = dict(Article.ContentsMode.choices)
        sides = ((REMOVED, before), (ADDED, after))
        pieces = [Piece(kind, str(words.get(mode, mode))) for kind, mode in sides if mode]
        yield FieldDifference("contents_mode", label_of("contents_mode"), NAMES, pieces)


def _in_order(before: list[str], after: list[str]) -> list[Piece]:
    """Names whose order counts."""
    pieces = []
    for run in runs_of(before, after):
        went, came = before[run.old : run.old_end], after[run.new : run.new_end]
        pieces += [Piece(SAME if run.is_same else REMOVED, name) for name in went]
        pieces += [] if run.is_same else [Piece(ADDED, name) for name in came]
    return pieces


def label_of(name: str) -> str:
    label = str(Article._meta.get_field(name).verbose_name)
    return label[:1].upper() + label[1:]
