"""Previews at the desk: any version at three widths, and what is being typed, with nothing kept."""

import json

import pytest

from articles.models import Article, Byline, Section, Topic, Version
from tests.articles.forms import written

pytestmark = pytest.mark.django_db
Status = Article.Status
NEW = "/admin/articles/article/preview/typed/"


@pytest.fixture
def draft(make_article, journalist):
    return make_article(status=Status.DRAFT, created_by=journalist)


def typed(article: Article) -> str:
    return f"/admin/articles/article/{article.pk}/preview/typed/"


def told(answer) -> tuple[str, list[str]]:
    assert answer.status_code == 200, answer.content[:300]
    held = json.loads(answer.content)
    return held["page"], held["notes"]


def test_it_shows_what_is_typed_and_keeps_nothing_of_it(draft, journalist, people, as_user):
    before = Article.objects.values().get(pk=draft.pk)
    topic = Topic.objects.create(name="Tides")
    form = written(
        draft.section,
        [(people[0], "", 1), (people[1], "Pictures", 2)],
        headline="Typed this moment",
        body="<h2>One</h2><p>Words &amp; more</p><script>alert(1)</script>",
        topics=[topic.pk],
        kicker="Now",
    )
    page, notes = told(as_user(journalist).post(typed(draft), form))
    for words in ("Typed this moment", "Words &amp; more", "Ada Quill", "Bo Lindt", "Tides", "Now"):
        assert words in page
    assert "alert(1)" not in page
    assert notes == []
    assert Article.objects.values().get(pk=draft.pk) == before
    assert (Version.objects.count(), Byline.objects.count(), draft.topics.count()) == (0, 0, 0)


def test_of_a_public_story_it_shows_the_changes_and_readers_do_not(
    make_article, journalist, as_user, reader
):
    live = make_article(created_by=journalist)
    form = written(live.section, headline="Typed this moment", slug=live.slug)
    page, _ = told(as_user(journalist).post(typed(live), form))
    assert "Typed this moment" in page
    assert "Typed this moment" not in reader.get(live.get_absolute_url()).content.decode()


def test_what_cannot_be_shown_is_said_and_the_rest_is_shown(draft, journalist, as_user):
    form = written(draft.section, headline="x" * 301, standfirst="This is new.")
    form["section"] = 99999
    page, notes = told(as_user(journalist).post(typed(draft), form))
    assert "This is new." in page
    assert draft.headline in page
    assert [note.partition(":")[0] for note in notes] == ["Section", "Headline"]


def test_a_byline_half_filled_in_leaves_those_saved_last(draft, journalist, people, as_user):
    lines = [{"contributor": people[0].pk, "credit": ""}]
    draft.save_version({**draft.newest_state(), "bylines": lines}, by=journalist)
    twice = [(people[1], "", 1), (people[1], "", 2)]
    page, notes = told(as_user(journalist).post(typed(draft), written(draft.section, twice)))
    assert "Ada Quill" in page
    assert "bylines" in notes[0]


def test_a_story_never_saved_can_be_seen_too(section, journalist, as_user):
    client = as_user(journalist)
    assert client.get(NEW).status_code == 200
    page, notes = told(client.post(NEW, written(section, headline="Not saved yet")))
    assert "Not saved yet" in page
    assert notes == []
    page, notes = told(client.post(NEW, {}))
    assert any("Headline" in note for note in notes)
    assert Article.objects.count() == 0


def test_without_any_section_it_still_shows_the_words(db, journalist, as_user):
    Section.objects.all().delete()
    form = {**written(Section(pk=1)), "headline": "No section yet"}
    page, notes = told(as_user(journalist).post(NEW, form))
    assert "No section yet" in page
    assert "Section" in notes[0]


def test_who_may_not_edit_sees_no_preview(make_article, editor, journalist, moderator, as_user):
    other = make_article(status=Status.DRAFT, created_by=editor)
    frame = f"/admin/articles/article/{other.pk}/preview/frame/"
    for nobody in (journalist, moderator):
        client = as_user(nobody)
        assert client.get(frame).status_code == 403
        assert client.get(typed(other)).status_code == 403
        assert client.post(typed(other), {}).status_code == 403
    assert as_user(moderator).post(NEW, {}).status_code == 403


def test_strangers_are_asked_to_log_in(draft, reader):
    for address in (typed(draft), NEW, f"/admin/articles/article/{draft.pk}/preview/frame/"):
        assert "/login/" in reader.get(address).url


@pytest.mark.parametrize(
    ("query", "width"), [("", 1280), ("width=390", 390), ("width=5", 1280), ("width=x", 1280)]
)
def test_the_width_is_in_the_address(draft, journalist, as_user, query, width):
    answer = as_user(journalist).get(f"/admin/articles/article/{draft.pk}/preview/frame/?{query}")
    assert f'data-preview-stage="{width}"' in answer.content.decode()


def test_only_previews_may_stand_in_a_frame_and_only_in_ours(draft, journalist, as_user):
    client = as_user(journalist)
    for address in (f"/admin/articles/article/{draft.pk}/preview/", typed(draft), NEW):
        answer = client.get(address)
        assert answer["X-Frame-Options"] == "SAMEORIGIN"
        assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
        assert "unsafe-inline" not in answer["Content-Security-Policy"]
    frame = client.get(f"/admin/articles/article/{draft.pk}/preview/frame/")
    assert frame["X-Frame-Options"] == "DENY"
    assert client.get(f"/admin/articles/article/{draft.pk}/change/")["X-Frame-Options"] == "DENY"
