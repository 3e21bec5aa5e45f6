"""The piece of a story that shows why it was found, with the words that were asked for marked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import connection
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from articles.models import Article
from articles.search.asking import Question, wanted
from articles.search.folding import words_with_places
from articles.search.languages import config_of
from newsroom.lib.richtext import plain_text

# Words in a snippet, and how many of them before the first that was found.
WORDS, BEFORE = 36, 8
# No reader looks for the reason further down than this.
LOOKED_THROUGH = 40_000
# A word and its stem begin alike, but in Arabic.
ALIKE = 2


@dataclass
class Word:
    folded: str
    begin: int
    end: int


@dataclass
class Text:
    written: str
    words: list[Word]

    @classmethod
    def of(cls, written: str) -> "Text":
        words = [Word(*found) for found in words_with_places(written[:LOOKED_THROUGH])]
        return cls(written, words)


Meanings = dict[str, set[str]]


def shown(articles: Iterable[Article], question: Question, language: str) -> list[Article]:
    """The stories with `marked_headline` and `snippet` set, which may be put into a page."""
    stories = list(articles)
    texts = {
        story.pk: (
            Text.of(story.headline),
            Text.of(story.standfirst),
            Text.of(plain_text(story.body)),
        )
        for story in stories
    }
    for config, same in by_config(stories, language).items():
        meanings = meanings_of(question, config, (texts[story.pk] for story in same))
        for story in same:
            headline, standfirst, body = texts[story.pk]
            story.marked_headline = marked(headline, hits(headline, question, meanings))
            story.snippet = best_of(standfirst, body, question, meanings)
    return stories


def by_config(stories: list[Article], language: str) -> dict[str, list[Article]]:
    sorted_: dict[str, list[Article]] = {}
    for story in stories:
        sorted_.setdefault(config_of(story.language or language), []).append(story)
    return sorted_


def meanings_of(question: Question, config: str, texts: Iterable[Iterable[Text]]) -> Meanings:
    """For each word that was asked for, the words of the texts that are forms of it."""
    asked = sorted(set(question.words()))
    present = {word.folded for story in texts for text in story for word in text.words}
    pairs = [
        (word, form)
        for word in asked
        for form in present
        if config == "arabic" or form[:ALIKE] == word[:ALIKE]
    ]
    meanings: Meanings = {word: {word} for word in asked}
    for word, form in of_one_stem(config, pairs):
        meanings[word].add(form)
    return meanings


def of_one_stem(config: str, pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    if not pairs:
        return []
    words, forms = zip(*pairs, strict=True)
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT word, form FROM unnest(%s::text[], %s::text[]) AS pairs (word, form)
            WHERE to_tsvector(%s::regconfig, form) @@ plainto_tsquery(%s::regconfig, word)
            """,
            [list(words), list(forms), config, config],
        )
        return cursor.fetchall()


def hits(text: Text, question: Question, meanings: Meanings) -> dict[int, int]:
    """The places of words that were asked for, and the number of what each of them answers."""
    found: dict[int, int] = {}
    clauses = [clause for clauses in question.alternatives for clause in wanted(clauses)]
    for number, clause in enumerate(clauses):
        for place in places_of(text, clause.words, meanings):
            found.update(dict.fromkeys(range(place, place + len(clause.words)), number))
    return found


def places_of(text: Text, words: list[str], meanings: Meanings) -> Iterator[int]:
    first = meanings[words[0]]
    for place, word in enumerate(text.words):
        if word.folded in first and all(
            place + further < len(text.words)
            and text.words[place + further].folded in meanings[other]
            for further, other in enumerate(words)
        ):
            yield place


def best_of(standfirst: Text, body: Text, question: Question, meanings: Meanings) -> SafeString:
    """The standfirst where it answers as much as any piece of the story does."""
    in_standfirst, in_body = (hits(text, question, meanings) for text in (standfirst, body))
    begin = best_place(in_body)
    answered = len({number for place, number in in_body.items() if begin <= place < begin + WORDS})
    if standfirst.written and len(set(in_standfirst.values())) >= answered:
        return marked(standfirst, in_standfirst)
    return piece(body, in_body, begin)


def best_place(found: dict[int, int]) -> int:
    """Where a piece begins that answers the most; the first of those."""
    best, most = 0, 0
    for place in sorted(found):
        answered = {
            found[other] for other in range(place, place + WORDS - BEFORE) if other in found
        }
        if len(answered) > most:
            best, most = place, len(answered)
    return best


def piece(text: Text, found: dict[int, int], place: int) -> SafeString:
    begin = max(0, place - BEFORE)
    words = text.words[begin : begin + WORDS]
    if not words:
        return conditional_escape("")
    is_end = begin + WORDS >= len(text.words) and len(text.written) <= LOOKED_THROUGH
    start = words[0].begin if begin else 0
    end = len(text.written) if is_end else words[-1].end
    html = marked(text, found, start, end)
    return format_html("{}{}{}", "\u2026 " * bool(begin), html, " \u2026" * (not is_end))


def marked(text: Text, found: dict[int, int], start: int = 0, end: int | None = None) -> SafeString:
    """The text, or a part of it, safe to be shown; words that stand side by side in one mark."""
    end = len(text.written) if end is None else end
    pieces: list[str] = []
    at = start
    for first, last in runs(found):
        begin, close = text.words[first].begin, text.words[last].end
        if start <= begin and close <= end:
            mark = format_html("<mark>{}</mark>", text.written[begin:close])
            pieces += [text.written[at:begin], mark]
            at = close
    pieces.append(text.written[at:end])
    return format_html_join("", "{}", ((piece,) for piece in pieces))


def runs(found: dict[int, int]) -> Iterator[tuple[int, int]]:
    """The places as first and last of each row of neighbours."""
    first = last = None
    for place in sorted(found):
        if last is not None and place == last + 1:
            last = place
            continue
        if first is not None:
            yield first, last
        first = last = place
    if first is not None:
        yield first, last
