"""The queue opens as fast with a million comments as with ten: every query is by an index."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from comments.admin.queue import tabs
from comments.models import Ban, Comment, Commenter, Decision, Report, Wording
from tests.comments.queue_pages import QUEUE, SCRIPT, act, cards_on, form

pytestmark = pytest.mark.django_db
Status = Comment.Status
LOG = "/admin/comments/decision/"
MANY = 20_000
# Tables that grow with what readers write and moderators decide.
LONG = {"comments_comment", "comments_decision", "comments_report"}


@pytest.fixture
def many(article, moderator):
    """An archive large enough that the planner prefers an index wherever there is one."""
    with connection.cursor() as cursor:
        cursor.execute(
            """INSERT INTO comments_commenter (email, first_seen_at, wants_decisions, wants_answers)
            SELECT 'reader' || n || '@x.example', now(), true, true
            FROM generate_series(1, %s) n""",
            [MANY // 10],
        )
        cursor.execute("SELECT min(id) FROM comments_commenter")
        first = cursor.fetchone()[0]
        cursor.execute(
            """INSERT INTO comments_comment (article_id, commenter_id, path, is_by_newsroom, name,
                email, is_proven, text, html, status, number_of_state, reasons, is_shown,
                answers_shown, recommended, is_picked, reported, ignores_reports, created_at,
                fingerprint)
            SELECT %s, %s + n / 10 %% 1000, ARRAY[n], false, 'Reader ' || n, 'r@x.example', false,
                'Words of reader ' || n, '<p>Words</p>',
                (ARRAY['approved','approved','approved','approved','approved','approved','approved',
                    'rejected','spam','pending','removed'])[1 + n %% 11],
                1, '[]', n %% 11 < 7, 0, 0, false, CASE WHEN n %% 500 = 0 THEN 1 ELSE 0 END, false,
                now() - n * interval '1 minute', ''
            FROM generate_series(1, %s) n""",
            [article.pk, first, MANY],
        )
        cursor.execute(
            """INSERT INTO comments_decision (comment_id, comment_number, article_id, by_id, via,
                verb, from_status, to_status, before, reason, note, made_at, batch)
            SELECT id, id, article_id, %s, 'desk', 'approve', 'pending', 'approved', '{}', '', '',
                created_at + interval '9 minutes', gen_random_uuid()
            FROM comments_comment WHERE status = 'approved'""",
            [moderator.pk],
        )
        cursor.execute(
            """INSERT INTO comments_report (comment_id, reader, place, reason, words, made_at)
            SELECT id, 'reader ' || n, '', 'abuse', '', now()
            FROM comments_comment, generate_series(1, 12) n WHERE reported > 0 OR n = 1"""
        )
        cursor.execute(
            "ANALYZE comments_comment, comments_decision, comments_commenter, comments_report"
        )


def whole_tables(node: dict) -> list[str]:
    """The long tables that a plan reads from one end to the other."""
    found = [node["Relation Name"]] if node["Node Type"] == "Seq Scan" else []
    for inner in node.get("Plans", []):
        found += whole_tables(inner)
    return [name for name in found if name in LONG]


def plans_of(client, address: str, **given) -> list[tuple[str, list[str]]]:
    """Each query of a page that reads a whole long table, with the tables."""
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address, given).status_code == 200
    read = [query["sql"] for query in captured if query["sql"].startswith("SELECT")]
    found = []
    with connection.cursor() as cursor:
        for sql in read:
            cursor.execute("EXPLAIN (FORMAT JSON) " + sql.replace("%", "%%"), [])
            plan = cursor.fetchone()[0]
            plan = json.loads(plan) if isinstance(plan, str) else plan
            if tables := whole_tables(plan[0]["Plan"]):
                found.append((sql, tables))
    return found


def test_no_tab_reads_a_whole_table(as_user, moderator, many):
    desk = as_user(moderator)
    for tab in tabs.TABS:
        for page in ("1", "2") if tab == "reported" else ("1", "20"):
            assert plans_of(desk, QUEUE, tab=tab, p=page) == [], (tab, page)


def test_a_search_reads_no_whole_table(as_user, moderator, many, monkeypatch):
    monkeypatch.setattr(tabs, "SEARCHED", 500)
    desk = as_user(moderator)
    for words in ("words 77", "nothing-like-it", "reader", "reader7@x.example"):
        for tab in ("approved", "pending"):
            assert plans_of(desk, QUEUE, tab=tab, q=words) == [], (tab, words)


def test_the_log_reads_no_whole_table(as_user, moderator, many, monkeypatch):
    monkeypatch.setattr("comments.admin.log.SEARCHED", 500)
    desk = as_user(moderator)
    for query in ({}, {"whose": "mine"}, {"person": "moderator"}, {"p": "50"}, {"verb": "ban"}):
        assert plans_of(desk, LOG, **query) == [], query


def test_a_whole_table_that_is_read_is_noticed(many):
    with connection.cursor() as cursor:
        cursor.execute(
            "EXPLAIN (FORMAT JSON) SELECT count(*) FROM comments_comment WHERE name = 'x'"
        )
        plan = cursor.fetchone()[0]
    plan = json.loads(plan) if isinstance(plan, str) else plan
    assert whole_tables(plan[0]["Plan"]) == ["comments_comment"]


def statements(client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.parametrize("tab", ["pending", "reported", "approved"])
def test_twenty_five_cards_cost_as_much_as_one(as_user, moderator, make_comment, make_article, tab):
    status = Status.PENDING if tab == "pending" else Status.APPROVED

    def fill(first: int, last: int) -> None:
        for number in range(first, last):
            story, person = make_article(), Commenter.objects.of(f"r{number}@x.example")
            fields = {"article": story, "commenter": person, "email": person.email}
            parent = make_comment(**fields, status=Status.WITHDRAWN)
            comment = make_comment(**fields, status=status, parent=parent, reported=1)
            make_comment(**fields, status=Status.REJECTED, parent=comment)
            Report.objects.create(comment=comment, reader="a", reason="abuse")
            Wording.objects.create(comment=comment, text="Before")
            Decision.objects.create(comment=comment, verb="approve", by=moderator)
            Ban.objects.create(kind="email", value=person.email)

    fill(0, 1)
    desk, address = as_user(moderator), f"{QUEUE}?tab={tab}"
    few = statements(desk, address)
    fill(1, 25)
    page = desk.get(address).text
    assert len(cards_on(page)) == 25
    assert page.count("Before") == page.count("Banned:") == 25
    assert statements(desk, address) == few <= 18


def test_a_decision_on_a_card_costs_the_same_however_long_the_queue(
    as_user, moderator, make_comment
):
    desk = as_user(moderator)
    first, second = (make_comment(status=Status.PENDING) for _ in range(2))

    def cost(comment: Comment) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert desk.post(act(comment), form(comment), headers=SCRIPT).status_code == 200
        return len(captured)

    few = cost(first)
    for _ in range(20):
        make_comment(status=Status.PENDING)
    assert cost(second) == few
