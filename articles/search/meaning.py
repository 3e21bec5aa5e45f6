"""What a reader may have meant who found little: words that are spelt almost alike.

A word is offered only where the whole question, with it in place, finds a story that readers may
see now: what stands in no public story is never named, and nobody is led from nothing to nothing.
"""

from collections.abc import Iterator

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Func, Q, QuerySet, Value

from articles.models import KnownWord, SearchEntry
from articles.search import asking
from articles.search.asking import Question
from articles.search.finding import LOOKED_THROUGH, Filters, holding, last_day, narrowed
from articles.search.folding import words_with_places
from articles.search.slips import distance, is_a_word, is_near, slips_of
from articles.search.tags import days_back

# With more found than this, the reader was understood.
FEW = 3
# A word that does stand somewhere is doubted only where another is so many times as frequent.
MORE_OFTEN = 20
DOUBTED, RIVALS, LOOKED_UP, PROPOSALS = 6, 3, 500, 4
LATELY = 40

Changes = dict[str, str]


def meant(question: Question, filters: Filters, configs: list[str], found: int) -> str:
    """What is to be typed instead, or nothing: two queries at most."""
    if found > FEW or not configs:
        return ""
    doubts = doubted(question, found)
    proposals = [changed(question.typed, changes) for changes in combined(question, doubts)]
    return first_that_finds(question, proposals[:PROPOSALS], filters, configs) if proposals else ""


def doubted(question: Question, found: int) -> dict[str, list[KnownWord]]:
    """The words that may be slips, each with what may have been meant, the likeliest first."""
    words = [word for word in dict.fromkeys(question.words()) if is_a_word(word)][:DOUBTED]
    if not words:
        return {}
    slips = sorted(set().union(*map(slips_of, words)))
    near = KnownWord.objects.filter(slips__overlap=slips).defer("slips").order_by("-stories")
    known = {row.folded: row for row in near[:LOOKED_UP]}
    # Of alternatives, one may have found all that was found.
    understood = found if len(question.alternatives) == 1 else 0
    doubts = {word: rivals_of(word, known, understood) for word in words}
    return {word: rivals for word, rivals in doubts.items() if rivals}


def rivals_of(word: str, known: dict[str, KnownWord], understood: int) -> list[KnownWord]:
    stories = max(understood, known[word].stories if word in known else 0)
    rivals = [
        row
        for row in known.values()
        if row.folded != word and row.stories >= MORE_OFTEN * stories and is_near(word, row.folded)
    ]

    def likelihood(row: KnownWord) -> tuple[int, bool, int, str]:
        # Hardly anybody is mistaken in the first letter.
        first_differs = row.folded[0] != word[0]
        return distance(word, row.folded), first_differs, -row.stories, row.folded

    return sorted(rivals, key=likelihood)[:RIVALS]


def combined(question: Question, doubts: dict[str, list[KnownWord]]) -> list[Changes]:
    """All doubted words at once, and each alone. Of alternatives, one word at a time: one that
    finds something must not stand surety for another.
    """
    alone = [{word: row.written} for word, rivals in doubts.items() for row in rivals]
    if len(question.alternatives) > 1 or len(doubts) < 2:
        return alone
    return [{word: rivals[0].written for word, rivals in doubts.items()}, *alone]


def changed(typed: str, changes: Changes) -> str:
    """As it was typed, quotation marks and all, with other words in it."""
    pieces, at = [], 0
    for folded, begin, end in words_with_places(typed):
        if folded in changes:
            pieces += [typed[at:begin], changes[folded]]
            at = end
    return "".join([*pieces, typed[at:]])


def first_that_finds(
    question: Question, proposals: list[str], filters: Filters, configs: list[str]
) -> str:
    branches = [
        branch.annotate(number=Value(number)).values_list("number", flat=True)[:1]
        for number, typed in enumerate(proposals)
        for branch in holders(new_in(question, typed), filters, configs)
    ]
    # The server stops at the first that has a row.
    number = next(iter(branches[0].union(*branches[1:], all=True)[:1]), None)
    return "" if number is None else proposals[number]


def new_in(question: Question, typed: str) -> Question:
    """Without the alternatives that are as they were."""
    proposed = asking.read(typed)
    new = [clauses for clauses in proposed.alternatives if clauses not in question.alternatives]
    return Question(typed, new)


def holders(
    question: Question, filters: Filters, configs: list[str]
) -> Iterator[QuerySet[SearchEntry]]:
    """The entries that answer: of late, where a common word is found at once, and of all time."""
    lately = days_back(last_day(filters), LATELY).tags
    entries = narrowed(filters).filter(holding(question.loosely(), configs))
    for within in (entries.filter(tags__overlap=lately), entries):
        if question.is_loose():
            yield within
        else:
            yield among(within, holding(question.written(), configs))


def among(entries: QuerySet[SearchEntry], condition: Q) -> QuerySet[SearchEntry]:
    """Those of the newest entries that meet a condition which only the stories can tell.

    As a list, so that the entries are looked up first and nothing else is read through.
    """
    newest = ArraySubquery(entries.values("pk")[:LOOKED_THROUGH])
    any_of_them = Func(newest, template="(SELECT unnest(%(expressions)s))")
    return SearchEntry.objects.filter(condition, pk__in=any_of_them)
