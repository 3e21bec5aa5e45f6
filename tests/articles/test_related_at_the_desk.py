"""The stories that the desk puts beside a story: chosen in an order, and never told too early."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.admin.related import MOST
from articles.models import Article, Draft, RetiredSlug
from tests.articles.forms import ADD, SEEN, change, written

pytestmark = pytest.mark.django_db
KEY = "a-sitting-of-mine"


@pytest.fixture
def story(make_article, journalist):
    return make_article(headline="The quay", slug="quay", created_by=journalist)


@pytest.fixture
def others(make_article):
    names = ("One", "Two", "Three")
    return [make_article(headline=f"Story {name}", slug=name.lower()) for name in names]


@pytest.fixture
def secret(make_article):
    """A draft of somebody else."""
    return make_article(headline="The mayor resigns", slug="mayor", status=Article.Status.DRAFT)


def sent(story, *lines, **fields):
    same = {"headline": story.headline, "slug": story.slug, "body": story.body, **SEEN}
    return written(story.section, **{**same, "related_by_hand": "\r\n".join(lines), **fields})


def chosen(story):
    return Article.objects.get(pk=story.pk).related_by_hand


def test_they_are_kept_in_the_order_of_the_lines(as_user, journalist, story, others, reader):
    desk = as_user(journalist)
    lines = ["/articles/three/", "https://example.org/articles/", f"#{others[0].pk}"]
    lines[1] = "  /articles/two/?from=feed  "
    assert desk.post(change(story), sent(story, *lines)).status_code == 302
    assert chosen(story) == [others[2].pk, others[1].pk, others[0].pk]
    html = reader.get(story.get_absolute_url()).content.decode()
    places = [html.index(f"Story {name}") for name in ("Three", "Two", "One")]
    assert places == sorted(places)


def test_the_form_shows_them_in_that_order_with_headline_and_state(
    as_user, journalist, story, others
):
    pks = [others[1].pk, others[0].pk]
    Article.objects.filter(pk=story.pk).update(related_by_hand=pks)
    page = as_user(journalist).get(change(story))
    html = page.content.decode()
    assert "\n/articles/two/\n/articles/one/</textarea>" in html
    assert html.index("Story Two</span> <small data-state>Live") < html.index("Story One</span>")


def test_the_whole_address_and_a_former_one_lead_to_a_story_too(
    as_user, editor, story, others, settings
):
    RetiredSlug.objects.create(slug="uno", article=others[0])
    lines = [f"{settings.SITE_ADDRESS}/articles/two/", "/articles/uno/"]
    as_user(editor).post(change(story), sent(story, *lines))
    assert chosen(story) == [others[1].pk, others[0].pk]


@pytest.mark.parametrize(
    "line",
    [
        "/articles/nowhere/",
        "https://elsewhere.example/articles/one/",
        "One",
        "#999999999",
        "9" * 40,
        "/articles/%00/",
        "/articles/one\x00/",
        "http://[",
        "/sections/harbour/",
    ],
)
def test_what_leads_to_no_story_is_said_and_nothing_is_lost(
    as_user, journalist, story, others, line
):
    form = sent(story, "/articles/two/", line, body="<p>Long work.</p>", desk_note="A note")
    answer = as_user(journalist).post(change(story), form)
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "leads to no story that you can choose" in html
    assert "/articles/two/" in html
    assert "Long work." in html
    assert "A note" in html
    assert not story.versions.exists()


def test_a_story_does_not_stand_beside_itself(as_user, editor, story):
    answer = as_user(editor).post(change(story), sent(story, "/articles/quay/"))
    assert "does not stand beside itself" in answer.content.decode()
    assert chosen(story) == []


def test_one_that_is_named_twice_is_kept_once(as_user, editor, story, others):
    as_user(editor).post(change(story), sent(story, "/articles/one/", f"{others[0].pk}"))
    assert chosen(story) == [others[0].pk]


def test_too_many_are_refused_in_words(as_user, editor, story, make_article):
    many = [make_article(headline=f"N{number}", slug=f"n{number}") for number in range(MOST + 1)]
    answer = as_user(editor).post(change(story), sent(story, *[f"#{one.pk}" for one in many]))
    assert f"at most {MOST} stories" in answer.content.decode()


def test_the_draft_of_another_cannot_be_chosen_and_its_words_are_not_told(
    as_user, journalist, story, secret
):
    for line in ("/articles/mayor/", f"#{secret.pk}"):
        answer = as_user(journalist).post(change(story), sent(story, line))
        assert "leads to no story" in answer.content.decode()
        assert "resigns" not in answer.content.decode()
    assert chosen(story) == []


def test_one_that_an_editor_chose_may_stay_without_its_words(
    as_user, journalist, editor, story, secret, others
):
    as_user(editor).post(change(story), sent(story, "/articles/mayor/"))
    assert chosen(story) == [secret.pk]
    desk = as_user(journalist)
    html = desk.get(change(story)).content.decode()
    assert "resigns" not in html
    assert "/articles/mayor/" not in html
    assert "A story that is not public, and not yours" in html
    desk.post(change(story), sent(story, "/articles/one/", f"#{secret.pk}"))
    assert chosen(story) == [others[0].pk, secret.pk]


def test_readers_see_nothing_of_one_that_is_not_public(
    as_user, editor, story, secret, others, reader
):
    as_user(editor).post(change(story), sent(story, "/articles/mayor/", "/articles/one/"))
    preview = as_user(editor).get(f"/admin/articles/article/{story.pk}/preview/")
    for page in (reader.get(story.get_absolute_url()), preview):
        assert "resigns" not in page.content.decode()
        assert "/articles/mayor/" not in page.content.decode()
        assert "Story One" in page.content.decode()


def test_what_a_colleague_added_meanwhile_stands_behind(as_user, editor, story, others):
    desk = as_user(editor)
    desk.post(change(story), sent(story, "/articles/one/"))
    answer = desk.post(change(story), sent(story, "/articles/two/"), follow=True)
    assert "they stand behind yours" in answer.content.decode()
    assert chosen(story) == [others[1].pk, others[0].pk]


def test_who_changed_nothing_of_it_overwrites_nobody(as_user, editor, journalist, story, others):
    opened = sent(story, headline="Another headline")
    as_user(editor).post(change(story), sent(story, "/articles/one/"))
    as_user(journalist).post(change(story), opened)
    assert chosen(story) == [others[0].pk]


def test_a_new_story_has_them_from_its_first_save(as_user, journalist, section, others):
    as_user(journalist).post(ADD, written(section, related_by_hand="/articles/two/"))
    assert Article.objects.get(headline="Night ferry returns").related_by_hand == [others[1].pk]


def test_a_draft_carries_them_however_wrong_they_are(as_user, journalist, story, others):
    desk, lines = as_user(journalist), "/articles/two/\nnonsense"
    typed = {"key": KEY, "related_by_hand": lines, "language": "ar", "series": "nonsense"}
    desk.post(f"/admin/articles/article/{story.pk}/draft/", {**typed, "update_shown": "never"})
    assert ["related_by_hand", lines] in Draft.objects.get().typed
    html = desk.get(f"{change(story)}?draft={KEY}").content.decode()
    assert "\n/articles/two/\nnonsense</textarea>" in html
    assert 'value="ar" selected' in html
    assert 'value="never" selected' in html


def test_the_page_costs_the_same_with_many_of_them(as_user, editor, story, others):
    desk = as_user(editor)
    desk.get(change(story))
    counts = []
    for pks in ([others[0].pk], [one.pk for one in others]):
        Article.objects.filter(pk=story.pk).update(related_by_hand=pks)
        with CaptureQueriesContext(connection) as queries:
            desk.get(change(story))
        counts.append(len(queries))
    assert counts[0] == counts[1]
