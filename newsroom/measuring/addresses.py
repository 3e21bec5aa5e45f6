"""Fills a database with the addresses of a paper that has been out for twenty years."""

from typing import Any

from django.db import connection, transaction
from tqdm import tqdm

from newsroom.measuring.archive import AROUND, PEOPLE, SECTIONS, TOPICS, YEARS, places, run

AT_ONCE = 20_000
# One story in twenty was updated, a day after it appeared; the newest is a few minutes old.
STORIES = """
INSERT INTO articles_article (
    id, slug, section_id, kicker, headline, short_headline, standfirst, dateline, body, body_html,
    contents_mode, language, related_by_hand, related_found, shows_age, update_shown,
    comments_enabled, desk_note, status, published_at, updated_at, withdrawal_note, modified_at,
    created_at, contents, word_count, has_errors
)
SELECT id, 'a-story-of-the-harbour-and-its-ferries-' || id, 1 + id %% %(sections)s, '',
    'A story of the harbour and its ferries, number ' || id, '', 'What was said.', '', '',
    repeat('<p>The ferry lay at the quay, and nobody knew for how long.</p>', 40),
    'auto', '', '{}', '{}', true, 'auto', true, '', 'published', at,
    CASE WHEN id %% 20 = 0 AND at < now() - interval '1 day' THEN at + interval '1 day' END,
    '', at, at, '[]', 200, false
FROM generate_series(%(first)s::bigint, %(last)s::bigint) AS id
CROSS JOIN LATERAL (
    SELECT now() - (%(all)s - id + 1) * (interval '1 year' * %(years)s / %(all)s) AS at
) AS told
"""


def fill(number: int, *, quiet: bool = False) -> None:
    places()
    known = {"sections": SECTIONS, "topics": TOPICS, "people": PEOPLE, "years": YEARS}
    with tqdm(total=number, unit="story", disable=quiet) as bar:
        for first in range(1, number + 1, AT_ONCE):
            last = min(first + AT_ONCE - 1, number)
            insert({**known, "all": number, "first": first, "last": last})
            bar.update(last - first + 1)
    with connection.cursor() as cursor:
        # As a server does by itself after a while.
        cursor.execute("VACUUM (ANALYZE)")


@transaction.atomic
def insert(values: dict[str, Any]) -> None:
    for statements in (STORIES, AROUND):
        run(statements, values)
