"""What is offered to a reader who mistyped, and what never is."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, KnownWord, Section
from articles.search.filing import file_all, file_story
from articles.search.slips import is_near, slips_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def learnt(make_article):
    """Stories that are filed, their words learnt, as after `reindex`."""

    def make(*bodies, **fields):
        made = [
            make_article(headline=f"Told {number}", body=f"<p>{body}</p>", **fields)
            for number, body in enumerate(bodies)
        ]
        file_all()
        return made

    return make


@pytest.fixture
def offered(reader):
    def offer(words, **asked):
        answer = reader.get("/search/", {"q": words, **asked})
        assert answer.status_code == 200
        return answer.context.get("meant", "")

    return offer


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("harbuor", "harbour"),
        ("habour", "harbour"),
        ("harrbour", "harbour"),
        ("hatbour", "harbour"),
        ("Harbuor", "harbour"),
        ("acomodate", "accommodate"),
        ("гаванб", "гавань"),
        ("الميناه", "الميناء"),
        ("cafes-litteraries", "cafes-littéraires"),
        ("Mullrer", "Müller"),
    ],
)
def test_a_slip_is_seen_through(learnt, offered, typed, written):
    learnt("The harbour will accommodate гавань and الميناء, cafés littéraires, says Müller.")
    assert offered(typed) == written


def test_what_was_understood_is_left_alone(learnt, offered):
    learnt(*["The harbour."] * 4, "The harbours.")
    assert offered("harbour") == ""
    assert offered("harbours") == ""


def test_no_words_are_put_into_a_readers_mouth(learnt, offered):
    learnt("The harbour.")
    assert offered("dirigible") == ""
    assert offered("2026") == ""
    assert offered("the") == ""
    assert offered("") == ""


def test_the_more_frequent_of_two_is_meant(learnt, offered):
    learnt("ferry", "berry", "berry", "berry")
    assert offered("herry") == "berry"


def test_the_first_letter_counts_for_more_than_how_often_a_word_is_used(learnt, offered):
    learnt("ferry", "berry", "berry", "berry")
    assert offered("fekry") == "ferry"


def test_a_slip_that_stands_in_a_story_is_doubted_where_the_word_is_far_more_frequent(
    learnt, offered
):
    learnt("A harbuor, misprinted.", *["The harbour."] * 19)
    assert offered("harbuor") == ""
    learnt("The harbour.")
    assert offered("harbuor") == "harbour"


def test_phrases_and_what_must_not_be_there_stay(learnt, offered):
    learnt("The north quay of the harbour.")
    assert offered('"nroth quay" -tram harbour') == '"north quay" -tram harbour'
    assert offered("\u201cnroth quay\u201d") == "\u201cnorth quay\u201d"
    assert offered('"qauy north"') == ""


def test_filters_stay_and_what_would_find_nothing_is_not_offered(learnt, offered, reader):
    Section.objects.create(name="Stage", slug="stage")
    learnt("The harbour.")
    html = reader.get("/search/?q=harbuor&section=harbour&sort=newest&page=1").content.decode()
    assert 'href="/search/?q=harbour&amp;section=harbour&amp;sort=newest"' in html
    assert offered("harbuor", section="stage") == ""
    assert offered("harbuor", until="2001-01-01") == ""


def test_two_slips_in_two_words_are_both_mended(learnt, offered):
    learnt("The harbour ferry.")
    assert offered("harbuor ferrry") == "harbour ferry"


def test_words_that_do_not_stand_together_are_not_offered_together(learnt, offered):
    learnt("The harbour.", "The ferry.")
    assert offered("harbuor ferry") == ""


def test_of_alternatives_the_mended_one_has_to_find_something(learnt, offered):
    [_tram, harbour] = learnt("The tram.", "The harbour.")
    assert offered("tram OR harbuor") == "tram OR harbour"
    harbour.delete()
    assert offered("tram OR harbuor") == ""


@pytest.mark.parametrize("status", ["draft", "in_review", "withdrawn"])
def test_a_word_that_only_an_unpublished_story_has_is_never_offered(
    learnt, offered, make_article, status
):
    [secret] = learnt("Zanzibar.")
    assert offered("zanzibra") == "Zanzibar"
    Article.objects.filter(pk=secret.pk).update(status=status)
    file_story(Article.objects.get(pk=secret.pk))
    assert KnownWord.objects.filter(folded="zanzibar").exists()
    assert offered("zanzibra") == ""
    assert offered("zanzibra OR told") == ""


def test_words_of_a_story_that_waits_for_its_time_are_not_even_learnt(learnt, offered):
    learnt("Zanzibar.", published_at=timezone.now() + timedelta(hours=1))
    assert not KnownWord.objects.exists()
    assert offered("zanzibra") == ""


def test_words_are_learnt_when_a_story_is_published(
    editor, section, offered, run_jobs, make_article
):
    article = make_article(status="draft", body="<p>Zanzibar.</p>", section=section)
    article.save_version({**article.newest_state(), "body": "<p>Zanzibar.</p>"}, by=editor)
    article.publish(by=editor)
    run_jobs()
    assert offered("zanzibra") == "Zanzibar"
    article.withdraw(by=editor)
    run_jobs()
    assert offered("zanzibra") == ""


def test_a_word_is_shown_in_small_letters_where_one_story_writes_it_so(learnt, offered):
    learnt("Harbours are loud.", "Loud harbours.")
    assert offered("harbuors") == "harbours"


def test_it_costs_two_queries_and_nothing_where_enough_was_found(learnt, reader):
    learnt(*["The harbour ferry."] * 5)

    def queries(words, table):
        with CaptureQueriesContext(connection) as captured:
            reader.get("/search/", {"q": words})
        return [row["sql"] for row in captured if table in row["sql"]]

    assert len(queries("harbuor ferrry -tram", "articles_knownword")) == 1
    assert not queries("harbour", "articles_knownword")
    assert len(queries("harbuor ferrry -tram", 'AS "number"')) == 1
    assert not queries("xyzxyzxyz", 'AS "number"')


def test_only_the_first_page_offers(learnt, reader):
    learnt(*["The harbour."] * 20)
    assert "meant" not in reader.get("/search/?q=harbour&page=2").context


def test_slips():
    assert slips_of("aab") == {"aab", "ab", "aa"}
    assert slips_of("abc") & slips_of("acb")
    assert not is_near("ferry", "furry's")
    assert is_near("committee", "comittee")
