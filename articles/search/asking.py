"""What a reader typed, read as a question: words, "phrases", -words that must not be there, OR."""

import re
from dataclasses import dataclass, field

from articles.search.folding import is_unspaced, words_of
from newsroom.lib.text import fit

LONGEST = 200
MOST_WORDS = 16
QUOTES = re.compile(
    "[\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\u300c\u300d\u301d-\u301f\uff02]"
)
DASHES = re.compile("(?<!\\S)[\u2010-\u2015\u2212](?=\\S)")
PIECE = re.compile(r'(?P<no>-?)"(?P<phrase>[^"]*)"?|(?P<nope>-?)(?P<word>[^\s"]+)')
OR = "OR"


@dataclass
class Clause:
    """Words that stand together, which must be there, or must not."""

    words: list[str]
    is_unwanted: bool = False

    def written(self) -> str:
        # In quotes even where it is one word, or "or" would be taken for what it means.
        return f'{"-" * self.is_unwanted}"{" ".join(self.words)}"'


@dataclass
class Question:
    """Alternatives, each of clauses that hold together; none where nothing can be looked up."""

    typed: str
    alternatives: list[list[Clause]] = field(default_factory=list)

    def written(self) -> str:
        """As websearch_to_tsquery understands it."""
        return " or ".join(
            " ".join(clause.written() for clause in clauses) for clauses in self.alternatives
        )

    def loosely(self) -> str:
        """The same with all words of a phrase wherever they stand, as an index can tell."""
        return " or ".join(
            " ".join(f'"{word}"' for clause in wanted(clauses) for word in clause.words)
            for clauses in self.alternatives
        )

    def is_loose(self) -> bool:
        """Whether there is nothing in it that only the stories themselves can tell."""
        return all(
            len(clause.words) == 1 and not clause.is_unwanted
            for clauses in self.alternatives
            for clause in clauses
        )

    def has_phrase(self) -> bool:
        """Whether words have to stand side by side: few of the stories that hold them answer."""
        return any(
            len(clause.words) > 1 for clauses in self.alternatives for clause in wanted(clauses)
        )

    def words(self) -> list[str]:
        """Those that are to be found, in the order in which they were typed."""
        return [
            word
            for clauses in self.alternatives
            for clause in wanted(clauses)
            for word in clause.words
        ]


def wanted(clauses: list[Clause]) -> list[Clause]:
    return [clause for clause in clauses if not clause.is_unwanted]


def read(typed: str) -> Question:
    """An alternative that says only what must not be there is left out: all else would be found."""
    typed = " ".join(fit(typed).split())
    alternatives: list[list[Clause]] = [[]]
    for piece in PIECE.finditer(DASHES.sub("-", QUOTES.sub('"', typed))):
        if piece["word"] == OR and not piece["nope"]:
            alternatives.append([])
        elif words := words_of(piece["phrase"] or piece["word"] or ""):
            alternatives[-1] += clauses_of(
                words,
                is_unwanted=bool(piece["no"] or piece["nope"]),
                is_phrase=bool(piece["phrase"]),
            )
    return Question(typed, [clauses for clauses in alternatives if wanted(clauses)])


def clauses_of(words: list[str], *, is_unwanted: bool, is_phrase: bool) -> list[Clause]:
    """Of harbour-master are two words, which a story need not write together."""
    if is_phrase or is_unwanted or is_unspaced(words):
        return [Clause(words, is_unwanted)]
    return [Clause([word]) for word in words]
