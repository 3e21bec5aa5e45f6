"""Learns the words of stories, for "did you mean".

Of a story when readers may see it and never before, in a job: words that stand in many stories are
not to make those who publish wait for one another. Whether a word is still in a public story is
asked when it is offered.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import connection
from django.utils import timezone

from articles.at_its_time import at_its_time
from articles.models.search_entries import KnownWord
from articles.search.folding import words_with_places
from articles.search.slips import LONGEST, is_a_word, slips_of
from newsroom.lib.richtext import plain_text
from newsroom.lib.spelling import unseen

if TYPE_CHECKING:
    from articles.models import Article

# Words held in memory before they are written down.
AT_ONCE = 50_000
# In one order, so that two who do this wait for each other. In small letters as soon as one story
# writes it so: at the beginning of a sentence every word has a capital.
KEEP = """
INSERT INTO articles_knownword AS known (folded, written, slips, stories)
SELECT folded, written, string_to_array(slips, ' '), stories
FROM unnest(%s::text[], %s::text[], %s::text[], %s::int[]) AS told (folded, written, slips, stories)
ORDER BY folded
ON CONFLICT (folded) DO UPDATE SET stories = known.stories + excluded.stories,
    written = CASE WHEN excluded.written = lower(excluded.written) THEN excluded.written
        ELSE known.written END
"""


def learn_words_of(article: "Article") -> None:
    """Call it when readers may see a story, or another text of it, from now on or from its time."""
    from articles import jobs

    if article.status == article.Status.PUBLISHED:
        at_its_time(jobs.learn_words, article).defer(article_pk=article.pk)


def forget_all() -> None:
    KnownWord.objects.all().delete()


class Lesson:
    """Words of many stories, gathered until they are kept."""

    def __init__(self) -> None:
        self.stories: Counter[str] = Counter()
        self.written: dict[str, str] = {}

    def hear(self, articles: Iterable["Article"]) -> None:
        now = timezone.now()
        for article in articles:
            if article.is_published(now):
                words = words_in(article)
                self.stories.update(words.keys())
                for folded, written in words.items():
                    self.written[folded] = plainer(self.written.get(folded), written)
        if len(self.stories) >= AT_ONCE:
            self.keep()

    def keep(self) -> None:
        words = list(self.stories)
        slips = [" ".join(sorted(slips_of(word))) for word in words]
        written = [self.written[word] for word in words]
        with connection.cursor() as cursor:
            cursor.execute(KEEP, [words, written, slips, list(self.stories.values())])
        self.__init__()


def words_in(article: "Article") -> dict[str, str]:
    """Each word as it is compared, and as it is written."""
    found: dict[str, str] = {}
    for text in texts_of(article):
        for folded, begin, end in words_with_places(text):
            written = unicodedata.normalize("NFC", unseen().sub("", text[begin:end]))
            if is_a_word(folded) and len(written) <= LONGEST:
                found[folded] = plainer(found.get(folded), written)
    return found


def texts_of(article: "Article") -> list[str]:
    names = [topic.name for topic in article.topics.all()]
    names += [line.contributor.name for line in article.bylines.all()]
    told = [article.kicker, article.headline, article.standfirst, article.dateline]
    return [*told, *names, plain_text(article.body)]


def plainer(known: str | None, written: str) -> str:
    """In small letters where there is a choice."""
    return written if known is None or written == written.lower() else known
