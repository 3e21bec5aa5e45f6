"""The list of stories, with as many as there may be."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, Byline, Contributor, Picture, Redirect, Section, Topic
from newsroom.lib.paging import LAST_PAGE

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/article/"
Status = Article.Status


@pytest.fixture
def listed(as_user, editor):
    """The headlines that an editor is shown, in order."""
    desk = as_user(editor)

    def show(**asked) -> list[str]:
        answer = desk.get(LIST, asked)
        assert answer.status_code == 200
        return [story.headline for story in answer.context["cl"].result_list]

    return show


def test_stories_are_found_by_the_beginnings_of_words(listed, make_article):
    make_article(headline="Ferry returns to the northern quay")
    make_article(headline="The word round", short_headline="Letters", slug="of-the-week")
    make_article(headline="Il caff\u00e8 chiude", slug="3.5-per-cent")
    assert listed(q="quay FERR") == ["Ferry returns to the northern quay"]
    assert listed(q="letters") == ["The word round"]
    assert listed(q="the-wee") == ["The word round"]
    assert listed(q="caff\u00e8") == ["Il caff\u00e8 chiude"]
    assert listed(q="3.5") == ["Il caff\u00e8 chiude"]
    assert listed(q="erry") == []
    assert len(listed(q=" ")) == 3


@pytest.mark.parametrize("typed", ["'", "\\", "!!", "a & | b:*", "'':*", "<->", "\u0000", "%", "_"])
def test_signs_are_no_query_language(listed, make_article, typed):
    make_article(headline="Ferry")
    assert listed(q=typed.replace("\x00", "")) in ([], ["Ferry"])


def test_very_long_searches_are_cut(listed, make_article):
    make_article(headline="Ferry")
    assert listed(q="ferry " * 500) == ["Ferry"]
    assert listed(q="x" * 5000) == []


def test_the_states_are_told_apart(listed, make_article):
    make_article(headline="Draft", status=Status.DRAFT)
    make_article(headline="Review", status=Status.IN_REVIEW)
    make_article(headline="Live")
    make_article(headline="Later", published_at=timezone.now() + timedelta(days=1))
    make_article(headline="Gone", status=Status.WITHDRAWN)
    for state, headline in [
        ("draft", "Draft"),
        ("in-review", "Review"),
        ("live", "Live"),
        ("scheduled", "Later"),
        ("withdrawn", "Gone"),
    ]:
        assert listed(state=state) == [headline]


def test_writers_are_typed_and_not_chosen_from_everybody(listed, make_article, journalist):
    User.objects.filter(pk=journalist.pk).update(first_name="Nora", last_name="Aldercott")
    make_article(headline="Begun", created_by=journalist)
    person = Contributor.objects.create(name="Nora Elsewhere")
    Byline.objects.create(article=make_article(headline="Credited"), contributor=person)
    make_article(headline="Other")
    assert listed(writer="nora") == ["Credited", "Begun"]
    assert listed(writer="aldercott nora") == ["Begun"]
    assert listed(writer="journ") == ["Begun"]
    assert listed(writer="nobody") == []


def test_my_stories(as_user, editor, make_article):
    make_article(headline="Mine", created_by=editor)
    make_article(headline="Other")
    html = as_user(editor).get(LIST, {"whose": "mine"}).content.decode()
    assert "Mine</a>" in html
    assert "Other</a>" not in html


def test_sections_plans_checks_and_days(listed, make_article, section):
    now = timezone.now()
    part = Section.objects.create(name="Ferries", parent=section)
    stage = Section.objects.create(name="Stage")
    make_article(headline="In the part", section=part, planned_at=now + timedelta(days=3))
    overdue = {"status": Status.DRAFT, "planned_at": now - timedelta(days=1)}
    make_article(headline="On stage", section=stage, has_errors=True, **overdue)
    assert listed(section=section.pk) == ["In the part"]
    assert listed(planned="week") == ["In the part"]
    assert listed(planned="overdue") == ["On stage"]
    assert len(listed(planned="any")) == 2
    assert listed(checks="failing") == ["On stage"]
    Article.objects.filter(headline="On stage").update(modified_at=now - timedelta(days=4000))
    assert listed(saved="today") == ["In the part"]
    assert listed(saved="before") == ["On stage"]
    assert listed(saved=str(now.year)) == ["In the part"]


@pytest.mark.parametrize(
    "asked",
    [
        {"section": "x"},
        {"section": "9" * 30},
        {"saved": "0000"},
        {"saved": "9999"},
        {"state": "x"},
        {"planned": "x"},
        {"o": "9"},
    ],
)
def test_nonsense_is_no_filter_and_no_error(as_user, editor, make_article, asked):
    make_article()
    assert as_user(editor).get(LIST, asked, follow=True).status_code == 200


def test_only_the_first_sections_are_listed_and_others_are_typed(
    as_user, editor, make_article, listed
):
    make_article()
    html = as_user(editor).get(LIST).content.decode()
    assert "name of a section" not in html
    for number in range(40):
        Section.objects.create(name=f"Section {number:02}")
    html = as_user(editor).get(LIST).content.decode()
    assert "Section 28" in html
    assert "Section 39" not in html
    assert "name of a section" in html
    make_article(headline="Far down", section=Section.objects.get(name="Section 39"))
    assert listed(section_name="tion 39") == ["Far down"]


def test_a_list_goes_on_without_a_total(as_user, editor, make_article):
    for number in range(55):
        make_article(headline=f"Story {number:02}", status=Status.DRAFT)
    desk = as_user(editor)
    html = desk.get(LIST).content.decode()
    assert "1 to 50" in html
    assert 'href="?p=2" rel="next"' in html
    html = desk.get(f"{LIST}?p=2").content.decode()
    assert "51 to 55" in html
    assert 'rel="next"' not in html
    assert "Story 00" in html


def test_beyond_the_last_page_is_said_and_not_an_error(as_user, editor, make_article):
    make_article()
    answer = as_user(editor).get(f"{LIST}?p={LAST_PAGE + 1}&state=live", follow=True)
    assert "Search or the filters lead further back" in answer.content.decode()
    assert answer.redirect_chain[0][0] == f"{LIST}?state=live"


def statements(desk, address: str) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        assert desk.get(address).status_code == 200
    return [query["sql"] for query in captured]


LISTS = [
    "articles/article",
    "articles/contributor",
    "articles/topic",
    "articles/retiredslug",
    "articles/retiredsectionslug",
    "articles/redirect",
    "articles/correction",
    "articles/picture",
    "comments/decision",
    "comments/ban",
    "contact/enquiry",
    "auth/user",
]


@pytest.mark.parametrize("model", LISTS)
def test_no_list_counts_its_table_or_asks_for_each_row(as_user, editor, make_article, model):
    from comments.models import Ban, Comment, Decision
    from newsroom.contact.models import Enquiry

    editor.is_superuser = True
    editor.save()
    desk = as_user(User.objects.get(pk=editor.pk))

    def fill(first: int, last: int) -> None:
        for number in range(first, last):
            story = make_article(headline=f"Story {number}", created_by=editor)
            story.retired_slugs.create(slug=f"old-{number}")
            story.section.retired_slugs.create(slug=f"old-{number}")
            story.corrections.create(text="It was the east quay.", made_by=editor)
            Redirect.objects.create(path=f"/old/{number}/", target="/", made_by=editor)
            Picture.objects.create(file=f"pictures/{number}.jpg", alt_text="A quay")
            Topic.objects.create(name=f"Topic {number}")
            user = User.objects.create(username=f"u{number}")
            Contributor.objects.create(name=f"Person {number}", user=user)
            comment = Comment.objects.create(
                article=story, name="Bo", email="b@x.example", text="x"
            )
            Decision.objects.create(comment=comment, article=story, by=user, verb="approve")
            Ban.objects.create(kind="domain", value=f"x{number}.example", by=user)
            Enquiry.objects.create(name="Ida", email="i@x.example", subject="A", message="x")

    fill(0, 1)
    few = statements(desk, f"/admin/{model}/")
    fill(1, 12)
    many = statements(desk, f"/admin/{model}/")
    assert len(many) == len(few) <= 10
    assert not [sql for sql in many if "COUNT(" in sql]


def test_the_choice_of_a_lead_picture_counts_nothing_either(as_user, editor):
    asked = "app_label=articles&model_name=article&field_name=lead_picture&term=a"
    made = statements(as_user(editor), f"/admin/autocomplete/?{asked}")
    assert not [sql for sql in made if "COUNT(" in sql]


def test_autocomplete_is_short_and_ordered_and_counts_nothing(as_user, editor):
    for number in range(45):
        Topic.objects.create(name=f"Topic {number:02}")
    asked = "app_label=articles&model_name=article&field_name=topics&term=topic"
    desk = as_user(editor)
    address = f"/admin/autocomplete/?{asked}"
    assert not [sql for sql in statements(desk, address) if "COUNT(" in sql]
    first = desk.get(address).json()
    assert [row["text"] for row in first["results"][:2]] == ["Topic 00", "Topic 01"]
    assert (len(first["results"]), first["pagination"]["more"]) == (20, True)
    last = desk.get(f"{address}&page=3").json()
    assert (len(last["results"]), last["pagination"]["more"]) == (5, False)


@pytest.fixture
def archive(section, editor):
    """Enough rows for Postgres to prefer an index where one fits."""
    now = timezone.now()
    Article.objects.bulk_create(
        Article(
            headline=f"Word{number} of the archive",
            slug=f"story-{number}",
            section=section,
            status=Status.PUBLISHED if number % 10 else Status.DRAFT,
            published_at=now - timedelta(hours=number) if number % 10 else None,
            created_by=editor if number % 500 == 0 else None,
            has_errors=number % 700 == 0,
        )
        for number in range(5000)
    )
    connection.cursor().execute("ANALYZE articles_article, articles_byline")


def plan_of(queryset) -> str:
    return queryset.explain()


def test_indexes_serve_what_the_list_and_the_start_page_ask(archive, editor, journalist):
    every = Article.objects.for_desk().order_by("-modified_at", "-pk")
    now = timezone.now()
    for queryset, index in [
        (every[:51], "article_modified_first"),
        (every.with_words("word77")[:51], "article_words"),
        (every.filter(has_errors=True)[:9], "article_failing_checks"),
        (every.filter(status="in_review")[:9], "article_in_state"),
        (
            Article.objects.filter(status="published", published_at__gt=now).order_by(
                "published_at"
            )[:9],
            "article_published",
        ),
        (Article.objects.filter(planned_at__gte=now).order_by("planned_at")[:9], "article_planned"),
        (
            Article.objects.filter(embargoed_until__gte=now).order_by("embargoed_until")[:9],
            "article_under_embargo",
        ),
    ]:
        plan = plan_of(queryset)
        assert index in plan, plan
    own = plan_of(Article.objects.editable_by(journalist).order_by("-modified_at", "-pk")[:51])
    assert "Seq Scan on articles_article" not in own, own
