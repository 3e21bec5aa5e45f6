"""What is being typed is kept, offered to its writer alone, and gone when it is saved."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import drafts, jobs
from articles.models import Article, Draft, Presence
from tests.articles.forms import ADD, change, written
from tests.together import at_once

pytestmark = pytest.mark.django_db
KEY, OTHER_KEY = "a-sitting-of-mine", "a-sitting-of-another"
DESK = "/admin/articles/article/"


@pytest.fixture
def story(make_article, journalist, section):
    return make_article(status=Article.Status.DRAFT, created_by=journalist, section=section)


@pytest.fixture
def kept(as_user, journalist, story, section):
    """A draft of the journalist's story, kept by autosave."""
    form = written(section, key=KEY, based_on=0, body="<p>Half a sen</p>", headline="Half")
    assert as_user(journalist).post(f"{DESK}{story.pk}/draft/", form).status_code == 200
    return Draft.objects.get()


def test_it_is_kept_and_says_when(as_user, journalist, story, section):
    form = written(section, key=KEY, based_on=3, body="<p>Half a sen</p>", csrfmiddlewaretoken="x")
    answer = as_user(journalist).post(f"{DESK}{story.pk}/draft/", {**form, "_step": "publish"})
    draft = Draft.objects.get()
    assert answer.json() == {"kept": timezone.localtime(draft.saved_at).strftime("%H:%M")}
    assert (draft.article, draft.user, draft.based_on) == (story, journalist, 3)
    assert ["body", "<p>Half a sen</p>"] in draft.typed
    assert {"csrfmiddlewaretoken", "_step"}.isdisjoint(dict(draft.typed))
    assert not story.versions.exists()
    story.refresh_from_db()
    assert "Half" not in story.body


def test_the_same_sitting_replaces_what_it_kept_and_another_does_not(
    as_user, journalist, story, kept
):
    desk, address = as_user(journalist), f"{DESK}{story.pk}/draft/"
    desk.post(address, {"key": KEY, "body": "Half a sentence"})
    desk.post(address, {"key": OTHER_KEY, "body": "In another window"})
    texts = {dict(draft.typed)["body"] for draft in Draft.objects.all()}
    assert texts == {"Half a sentence", "In another window"}


def test_it_is_offered_to_its_writer_alone(as_user, journalist, editor, story, kept):
    offer = "You left something unsaved"
    assert offer in as_user(journalist).get(change(story)).content.decode()
    assert offer not in as_user(editor).get(change(story)).content.decode()


def test_it_says_when_somebody_has_saved_since(as_user, journalist, editor, story, kept, section):
    as_user(editor).post(change(story), written(section, body="<p>New.</p>", slug=story.slug))
    html = as_user(journalist).get(change(story)).content.decode()
    assert "It is based on version 0; version 1 is now the newest." in html


def test_opened_again_the_form_is_as_it_was_left(as_user, journalist, story, kept, people):
    kept.typed += [
        ["bylines-TOTAL_FORMS", "1"],
        ["bylines-0-contributor", str(people[0].pk)],
        ["bylines-0-credit", "Words and deeds"],
    ]
    kept.typed = [pair for pair in kept.typed if pair != ["bylines-TOTAL_FORMS", "0"]]
    kept.save()
    html = as_user(journalist).get(f"{change(story)}?draft={KEY}").content.decode()
    assert "Half a sen" in html
    assert f'name="restores" value="{KEY}"' in html
    assert f'name="key" value="{KEY}"' not in html
    assert "Words and deeds" in html
    assert "This is your draft from" in html
    assert "errornote" not in html.split("<dialog")[0].split("<template")[0]


def test_a_draft_that_lacks_what_is_required_opens_without_a_reproach(
    as_user, journalist, story, kept
):
    kept.typed = [["headline", ""], ["body", "<p>Only a body</p>"]]
    kept.save()
    html = as_user(journalist).get(f"{change(story)}?draft={KEY}").content.decode()
    assert "Only a body" in html
    assert "This field is required" not in html


def test_the_sitting_that_opens_a_draft_takes_it_over_once_it_keeps_it_itself(
    as_user, journalist, story, kept
):
    desk = as_user(journalist)
    desk.get(f"{change(story)}?draft={KEY}")
    assert list(drafts.unsaved_of(journalist)) == [kept]
    form = {"key": OTHER_KEY, "restores": KEY, "body": "Half a sentence"}
    desk.post(f"{DESK}{story.pk}/draft/", form)
    assert [draft.key for draft in drafts.unsaved_of(journalist)] == [OTHER_KEY]


def test_saving_what_was_opened_settles_both_sittings(as_user, journalist, story, kept, section):
    form = written(section, key=OTHER_KEY, restores=KEY, based_on=0, slug=story.slug)
    as_user(journalist).post(change(story), form)
    assert not drafts.unsaved_of(journalist).exists()


def test_saving_settles_it(as_user, journalist, story, kept, section):
    form = written(section, key=KEY, based_on=0, slug=story.slug)
    as_user(journalist).post(change(story), form)
    kept.refresh_from_db()
    assert kept.typed == []
    assert list(drafts.unsaved_of(journalist)) == []


def test_saving_in_one_window_leaves_the_draft_of_another(
    as_user, journalist, story, kept, section
):
    form = written(section, key=OTHER_KEY, based_on=0, slug=story.slug)
    as_user(journalist).post(change(story), form)
    assert list(drafts.unsaved_of(journalist)) == [kept]


def test_a_new_story_is_kept_under_its_key_and_offered_where_stories_begin(
    as_user, journalist, section
):
    desk = as_user(journalist)
    form = written(section, key=KEY, based_on=0, headline="Brand new")
    assert desk.post(f"{DESK}draft/{KEY}/", form).status_code == 200
    draft = Draft.objects.get()
    assert draft.article is None
    assert drafts.headline_of(draft) == "Brand new"
    assert "Brand new" in desk.get(ADD).content.decode()
    assert "Brand new</textarea>" in desk.get(f"{ADD}?draft={KEY}").content.decode()
    desk.post(ADD, form)
    draft.refresh_from_db()
    assert (draft.article, draft.typed) == (Article.objects.get(), [])


def test_a_new_story_that_became_one_keeps_what_is_typed_on(as_user, journalist, section):
    desk = as_user(journalist)
    form = written(section, key=KEY, based_on=0)
    desk.post(ADD, form)
    desk.post(f"{DESK}draft/{KEY}/", {**form, "body": "<p>Typed on.</p>"})
    draft = Draft.objects.get()
    assert (draft.article, draft.based_on) == (Article.objects.get(), 1)


def test_its_difference_is_shown(as_user, journalist, story, kept):
    html = as_user(journalist).get(f"{DESK}draft/{KEY}/difference/").content.decode()
    assert "Half a sen" in html
    assert "The ferry is back" in html


def test_it_is_discarded_by_its_writer_alone(as_user, journalist, editor, story, kept):
    address = f"{DESK}draft/{KEY}/discard/"
    as_user(editor).post(address)
    assert drafts.unsaved_of(journalist).count() == 1
    assert as_user(journalist).get(address).status_code == 405
    assert as_user(journalist).post(address)["Location"] == change(story)
    assert drafts.unsaved_of(journalist).count() == 0


@pytest.mark.parametrize("story_number", ["1", "x", "9" * 40, "//evil.example"])
def test_discarding_leads_nowhere_but_to_the_desk(as_user, journalist, story_number):
    answer = as_user(journalist).post(f"{DESK}draft/{KEY}/discard/", {"story": story_number})
    assert answer["Location"].startswith(DESK)


def test_the_draft_of_another_is_not_there(as_user, editor, story, kept):
    desk = as_user(editor)
    assert desk.get(f"{DESK}draft/{KEY}/difference/").status_code == 404
    assert "Half a sen" not in desk.get(f"{change(story)}?draft={KEY}").content.decode()


def test_a_draft_opens_in_its_own_story_only(as_user, editor, make_article):
    one, other = make_article(), make_article(headline="Other", slug="other")
    desk = as_user(editor)
    desk.post(f"{DESK}{one.pk}/draft/", {"key": KEY, "body": "Secret of one"})
    for address in (change(other), ADD):
        html = desk.get(f"{address}?draft={KEY}").content.decode()
        assert "Secret of one" not in html


def test_who_may_not(as_user, reader, stranger, moderator, journalist, make_article, section):
    foreign = make_article()
    for address in (f"{DESK}{foreign.pk}/draft/", f"{DESK}draft/{KEY}/"):
        form = {"key": KEY, "body": "x"}
        for nobody in (reader, as_user(stranger)):
            answer = nobody.post(address, form)
            assert answer.status_code == 401
            assert answer.json() == {"error": "You are logged out."}
        assert as_user(moderator).post(address, form).status_code == 403
    assert as_user(journalist).post(f"{DESK}{foreign.pk}/draft/", form).status_code == 403
    assert as_user(journalist).post(f"{DESK}99999/draft/", form).status_code == 404
    assert as_user(journalist).get(f"{DESK}draft/{KEY}/").status_code == 405
    assert not Draft.objects.exists()


def test_what_one_person_types_is_never_kept_as_the_draft_of_another(as_user, editor, journalist):
    form = {"key": KEY, "body": "x", "_user": journalist.pk}
    assert as_user(editor).post(f"{DESK}draft/{KEY}/", form).status_code == 401
    assert not Draft.objects.exists()


def test_without_the_proof_of_a_form_nothing_is_kept(journalist):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(journalist)
    assert client.post(f"{DESK}draft/{KEY}/", {"body": "x"}).status_code == 403
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    ("key", "form"),
    [
        ("short", {"body": "x"}),
        ("a" * 41, {"body": "x"}),
        ("with space", {"body": "x"}),
        (KEY, {"body": "x" * 2_000_001}),
        (KEY, {f"field-{number}": "x" for number in range(501)}),
    ],
)
def test_what_no_form_sends_is_refused_in_words(as_user, journalist, key, form):
    answer = as_user(journalist).post(f"{DESK}draft/{key}/", form)
    assert answer.status_code == 400
    assert answer.json()["error"]
    assert not Draft.objects.exists()


def test_odd_characters_are_kept_as_far_as_they_can_be(as_user, journalist):
    form = {"body": "a\x00b\x1fc", "head\x00line": "x", "based_on": "9" * 12}
    assert as_user(journalist).post(f"{DESK}draft/{KEY}/", form).status_code == 200
    draft = Draft.objects.get()
    assert dict(draft.typed) == {"body": "abc", "headline": "x", "based_on": "9" * 12}
    assert draft.based_on == 0


NONSENSE = [
    ["section", "abc"],
    ["section", "99999999999999999999"],
    ["lead_picture", "-1"],
    ["topics", "x"],
    ["bylines-TOTAL_FORMS", "1000000"],
    ["bylines-INITIAL_FORMS", "7"],
    ["bylines-0-contributor", "9" * 30],
    ["bylines-0-position", "first"],
    ["planned_at_0", "yesterday"],
    ["contents_mode", "never-ever"],
    ["body", "<p>Text <script>alert(1)</script>"],
]


@pytest.mark.parametrize("pair", NONSENSE, ids=[f"{name}={value[:12]}" for name, value in NONSENSE])
def test_a_draft_of_nonsense_can_still_be_opened(as_user, journalist, story, kept, pair):
    kept.typed = [*[known for known in kept.typed if known[0] != pair[0]], pair]
    kept.save()
    desk = as_user(journalist)
    assert desk.get(f"{change(story)}?draft={KEY}").status_code == 200
    page = desk.get(f"{DESK}draft/{KEY}/difference/")
    assert page.status_code == 200
    assert "<script>alert" not in page.content.decode()


def test_the_draft_of_a_story_that_was_deleted_becomes_that_of_a_new_one(
    as_user, journalist, story, kept
):
    story.delete()
    kept.refresh_from_db()
    assert kept.article is None
    assert "Half" in as_user(journalist).get(ADD).content.decode()


def test_what_is_unsaved_is_listed_newest_first(as_user, journalist, story, kept):
    as_user(journalist).post(f"{DESK}draft/{OTHER_KEY}/", {"headline": "Newer"})
    found = [drafts.headline_of(draft) for draft in drafts.unsaved_of(journalist)]
    assert found == ["Newer", "Half"]


def test_the_night_forgets_what_nobody_came_back_for(journalist, editor, story, kept):
    now = timezone.now()
    Presence.objects.create(article=story, user=editor, opened_at=now, seen_at=now)
    Draft.objects.create(user=journalist, key=OTHER_KEY, typed=[["body", "old"]])
    old = now - timedelta(days=31)
    Draft.objects.filter(key=OTHER_KEY).update(saved_at=old)
    Presence.objects.update(seen_at=old)
    jobs.tidy_drafts.func(0)
    assert list(Draft.objects.all()) == [kept]
    assert not Presence.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_two_autosaves_at_once_are_one_draft(as_user, journalist):
    desks = [as_user(journalist), as_user(journalist)]
    answers = at_once(
        *[lambda desk=desk: desk.post(f"{DESK}draft/{KEY}/", {"body": "x"}) for desk in desks]
    )
    assert [answer.status_code for answer in answers] == [200, 200]
    assert Draft.objects.count() == 1
