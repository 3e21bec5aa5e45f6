"""Fills a database with an archive of twenty years, by the server itself.

What stands in how many stories is known beforehand: `harbour` in every one, others in every
second, tenth, hundredth and thousandth, one in five stories altogether; `north` and `quay` in
every one, and side by side in few. All else is words as languages have them: few that are
everywhere, and many that are rare.
"""

import random
from itertools import product
from typing import Any

from django.db import connection, transaction
from tqdm import tqdm

from articles.models import Article, Byline, Contributor, SearchEntry, Section, Topic
from articles.search.languages import config_of
from newsroom.site.speaking import readers_language

AT_ONCE = 5000
YEARS = 20
WORDS, WORDS_IN_PART, PARTS, PARTS_IN_STORY = 30_000, 50, 5000, 4
SECTIONS, TOPICS, PEOPLE = 8, 200, 300
SYLLABLES = [first + vowel for first, vowel in product("bdfgklmnprstvz", "aeiou")]

# Stories share their parts, or to make a million of them would take a day.
PARTS_OF_STORIES = """
CREATE TEMPORARY TABLE parts AS
SELECT row_number() OVER () AS id, text, to_tsvector(%(config)s::regconfig, text) AS words
FROM unnest(%(texts)s::text[]) AS text;
CREATE UNIQUE INDEX ON parts (id);
ANALYZE parts
"""
# With the tail that says in how many stories a word is.
TOLD = """
CREATE TEMPORARY TABLE told ON COMMIT DROP AS
SELECT drawn.id, now() - (%(all)s - drawn.id + 1) * (interval '1 year' * %(years)s / %(all)s) AS at,
    array_agg(part.text) AS texts, array_agg(part.words) AS words,
    'North of the harbour, at the quay.'
        || CASE WHEN drawn.id %% 2 = 0 THEN ' The council met.' ELSE '' END
        || CASE WHEN drawn.id %% 10 = 0 THEN ' The ferry was late.' ELSE '' END
        || CASE WHEN drawn.id %% 100 = 0 THEN ' The tides were high.' ELSE '' END
        || CASE WHEN drawn.id %% 500 = 0 THEN ' It lay at the north quay.' ELSE '' END
        || CASE WHEN drawn.id %% (%(all)s / 5) = 0 THEN ' A zeppelin came.' ELSE '' END AS tail,
    'Number ' || drawn.id
        || CASE WHEN drawn.id %% 1000 = 0 THEN ' at the lighthouse' ELSE '' END AS headline
FROM (
    SELECT id, 1 + (id * (7 + 4 * place) * 7919 + place * id / 97) %% %(parts)s AS number
    FROM generate_series(%(first)s::bigint, %(last)s::bigint) AS id,
        generate_series(1, %(in_story)s) AS place
) AS drawn JOIN parts part ON part.id = drawn.number
GROUP BY drawn.id
"""
STORIES = """
INSERT INTO articles_article (
    id, slug, section_id, kicker, headline, short_headline, standfirst, dateline, body, body_html,
    contents_mode, language, related_by_hand, related_found, shows_age, update_shown,
    comments_enabled, desk_note, status, published_at, withdrawal_note, modified_at, created_at,
    contents, word_count, has_errors
)
SELECT id, 'story-' || id, 1 + id %% %(sections)s, '', headline, '', 'What was said.', '',
    body, body, 'auto', '', '{}', '{}', true, 'auto', true, '', 'published', at, '', at, at,
    '[]', 200, false
FROM told
CROSS JOIN LATERAL (
    SELECT '<p>' || tail || '</p><p>' || array_to_string(texts, '</p><p>') || '</p>' AS body
) AS written
"""
AROUND = """
INSERT INTO articles_article_topics (article_id, topic_id)
SELECT id, 1 + id %% %(topics)s FROM generate_series(%(first)s::bigint, %(last)s::bigint) AS id;
INSERT INTO articles_byline (article_id, contributor_id, position, credit)
SELECT id, 1 + id %% %(people)s, 0, ''
FROM generate_series(%(first)s::bigint, %(last)s::bigint) AS id
"""
# As articles.search.filing would file them: these texts are folded as they are.
ENTRIES = """
INSERT INTO articles_searchentry (article_id, config, words, tags, published_at)
SELECT id, %(config)s,
    setweight(to_tsvector(%(config)s::regconfig, headline), 'A')
        || setweight(to_tsvector(%(config)s::regconfig, tail), 'C')
        || setweight(words[1] || words[2] || words[3] || words[4], 'C'),
    ARRAY['section:' || 1 + id %% %(sections)s, 'topic:' || 1 + id %% %(topics)s,
        'person:' || 1 + id %% %(people)s]
        || ARRAY[to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD'),
            to_char(at AT TIME ZONE 'UTC', 'YYYY-MM'), to_char(at AT TIME ZONE 'UTC', 'YYYY')],
    at
FROM told
"""


def fill(number: int, *, quiet: bool = False) -> None:
    places()
    values = {
        "all": number,
        "years": YEARS,
        "sections": SECTIONS,
        "topics": TOPICS,
        "people": PEOPLE,
        "parts": PARTS,
        "in_story": PARTS_IN_STORY,
        "config": config_of(readers_language()),
    }
    run(PARTS_OF_STORIES, {**values, "texts": texts_of_parts()})
    # Made at the end, which is quicker by far than story by story.
    with connection.schema_editor(atomic=False) as editor:
        editor.remove_index(SearchEntry, index())
    with tqdm(total=number, unit="story", disable=quiet) as bar:
        for first in range(1, number + 1, AT_ONCE):
            last = min(first + AT_ONCE - 1, number)
            insert({**values, "first": first, "last": last})
            bar.update(last - first + 1)
    finish()


def texts_of_parts() -> list[str]:
    """Of words as those of a language: a few are everywhere, and most are rare."""
    chance, known = random.Random(1), vocabulary()  # noqa: S311
    return [
        " ".join(known[int(WORDS ** chance.random()) - 1] for _ in range(WORDS_IN_PART))
        for _ in range(PARTS)
    ]


def vocabulary() -> list[str]:
    """Words that can be pronounced, none of which is a form of another by the rules of English."""
    every = len(SYLLABLES) ** 3 // WORDS
    return ["".join(parts) + "k" for parts in product(SYLLABLES, repeat=3)][::every][:WORDS]


def places() -> None:
    Section.objects.bulk_create(
        Section(pk=pk, name=f"Section {pk}", slug=f"section-{pk}") for pk in range(1, SECTIONS + 1)
    )
    Topic.objects.bulk_create(
        Topic(pk=pk, name=f"Topic {pk}", slug=f"topic-{pk}") for pk in range(1, TOPICS + 1)
    )
    Contributor.objects.bulk_create(
        Contributor(pk=pk, name=f"Writer {pk}", slug=f"writer-{pk}") for pk in range(1, PEOPLE + 1)
    )


@transaction.atomic
def insert(values: dict[str, Any]) -> None:
    for statements in (TOLD, STORIES, ENTRIES, AROUND):
        run(statements, values)


def run(statements: str, values: dict[str, Any]) -> None:
    with connection.cursor() as cursor:
        for statement in statements.split(";"):
            cursor.execute(statement, values)


def finish() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET maintenance_work_mem = '512MB'")
    with connection.schema_editor(atomic=False) as editor:
        editor.add_index(SearchEntry, index())
    with connection.cursor() as cursor:
        for model in (Article, Byline, Section, Topic, Contributor):
            table = model._meta.db_table
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}"  # noqa: S608
            )
        # As a server does by itself after a while.
        cursor.execute("VACUUM (ANALYZE)")


def index() -> Any:
    [found] = [each for each in SearchEntry._meta.indexes if each.name == "search_entry_found"]
    return found
