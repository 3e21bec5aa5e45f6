"""Fills a database with conversations, by the server itself: a million comments in minutes.

Conversations have five comments, three deep. Of the last in each, some wait and some were turned
down; all else is shown. What is derived is written as comments.standing would keep it.
"""

from datetime import timedelta

from django.db import connection
from django.utils import timezone
from tqdm import tqdm

from articles.models import Article, Section
from comments.models import Rules

FIRST, SECOND = 10_000, 100
AT_ONCE = 20_000
AFTERWARDS = "VACUUM (ANALYZE)"
# Beside the two whose sizes are compared.
STORIES = 400

FILL = """
WITH numbered AS (
    SELECT id, (id - 1) %% 5 AS place, (id - 1) / 5 AS conversation,
        now() - make_interval(secs => (%(all)s - id) * 20) AS written
    FROM generate_series(%(first)s::bigint, %(last)s::bigint) AS id
), told AS (
    SELECT *, CASE
        WHEN place < 4 OR conversation %% 25 > 3 THEN 'approved'
        ELSE (ARRAY['pending', 'rejected', 'spam', 'spam'])[1 + conversation %% 25]
    END AS status, 'Number ' || id || ': ' || repeat(md5(id::text) || ' ', 5) AS words
    FROM numbered
)
INSERT INTO comments_comment (
    id, article_id, parent_id, root_id, path, commenter_id, is_by_newsroom, name, email, is_proven,
    text, html, fingerprint, status, number_of_state, reasons, is_shown, answers_shown,
    recommended, is_picked, reported, ignores_reports, created_at, decided_at, appeared_at, address
)
SELECT id, %(article)s,
    CASE place WHEN 0 THEN NULL WHEN 1 THEN id - 1 WHEN 4 THEN id - 1 ELSE id - 2 END,
    id - place,
    CASE place WHEN 0 THEN ARRAY[id] WHEN 1 THEN ARRAY[id - 1, id] WHEN 2 THEN ARRAY[id - 2, id]
        WHEN 3 THEN ARRAY[id - 3, id - 2, id] ELSE ARRAY[id - 4, id - 3, id - 1, id] END,
    1 + id %% %(people)s, false, 'Reader ' || id %% %(people)s,
    'reader' || id %% %(people)s || '@reader.example', true,
    words, '<p>' || words || '</p>', left(md5(words), 32), status, 1, '[]', status = 'approved',
    CASE place WHEN 0 THEN 3 + last_shown WHEN 1 THEN 1 + last_shown WHEN 3 THEN last_shown
        ELSE 0 END,
    CASE WHEN status = 'approved' THEN id %% 17 ELSE 0 END, false, 0, false, written,
    CASE WHEN status <> 'pending' THEN written + interval '5 minutes' END,
    CASE WHEN status = 'approved' THEN written + interval '5 minutes' END, '203.0.113.0'
FROM told CROSS JOIN LATERAL (SELECT (conversation %% 25 > 3)::int AS last_shown) leaf
"""
PEOPLE = """
INSERT INTO comments_commenter
    (id, email, first_seen_at, proved_at, wants_decisions, wants_answers)
SELECT id, 'reader' || id - 1 || '@reader.example', now(), now(), false, false
FROM generate_series(1, %s) AS id
"""
COUNT = """
INSERT INTO comments_thread (article_id, count, mode, changed_at)
SELECT article_id, count(*) FILTER (WHERE is_shown), '', now()
FROM comments_comment GROUP BY article_id
"""


def fill(number: int, *, quiet: bool = False) -> list[Article]:
    """The stories: the first has FIRST comments and the second SECOND, if there are so many.

    Conversations are whole, so that a few comments fewer may be made.
    """
    number -= number % 5
    stories = make_stories(2 + min(STORIES, max(1, number // 1000)))
    people = max(10, number // 20)
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")
        cursor.execute(PEOPLE, [people])
    shares = share_out(number, stories)
    with tqdm(total=number, unit="comment", disable=quiet) as bar:
        for article, first, last in shares:
            insert({"article": article.pk, "first": first, "last": last}, number, people)
            bar.update(last - first + 1)
    finish()
    return stories


def make_stories(number: int) -> list[Article]:
    Rules.objects.create(pk=1, mode="open")
    section = Section.objects.create(name="Harbour", slug="harbour")
    now = timezone.now()
    return [
        Article.objects.create(
            headline=f"Story {count}",
            slug=f"story-{count}",
            standfirst="What was found at the quay.",
            body="<p>The ferry is back.</p>" * 20,
            section=section,
            status=Article.Status.PUBLISHED,
            published_at=now - timedelta(minutes=count + 1),
        )
        for count in range(number)
    ]


def share_out(number: int, stories: list[Article]) -> list[tuple[Article, int, int]]:
    """Which comments stand under which story, in pieces of whole conversations."""
    first, second = min(FIRST, number // 2 // 5 * 5), min(SECOND, number // 4 // 5 * 5)
    rest = number - first - second
    each = max(5, -(-rest // (len(stories) - 2)) // 5 * 5 + 5)
    pieces, begun = [], 1
    for article, size in zip(stories, [first, second, *[each] * (len(stories) - 2)], strict=True):
        end = min(begun + size - 1, number)
        for start in range(begun, end + 1, AT_ONCE):
            pieces.append((article, start, min(start + AT_ONCE - 1, end)))
        begun = end + 1
    return pieces


def insert(piece: dict[str, int], number: int, people: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(FILL, {**piece, "all": number, "people": people})


def finish() -> None:
    with connection.cursor() as cursor:
        cursor.execute(COUNT)
        for table in ("comments_comment", "comments_commenter"):
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}"  # noqa: S608
            )
        # As a server does by itself after a while.
        cursor.execute(AFTERWARDS)
