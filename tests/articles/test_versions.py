"""The versions of a story: who may read them, what they say, and how one comes back."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from articles.history import PER_PAGE, history_of
from articles.models import (
    Article,
    Contributor,
    ScheduledChange,
    Section,
    Topic,
    Transition,
    Version,
)
from articles.models.workflow import Collision
from tests.together import at_once

pytestmark = pytest.mark.django_db
Status = Article.Status


@pytest.fixture
def draft(make_article, journalist):
    return make_article(status=Status.DRAFT, created_by=journalist)


@pytest.fixture
def live(make_article, journalist):
    return make_article(created_by=journalist)


def typed(article: Article, **changes) -> dict:
    return {**article.newest_state(), **changes}


def saved(article: Article, by, *headlines: str) -> list[Version]:
    return [article.save_version(typed(article, headline=words), by=by) for words in headlines]


def page(article: Article, name: str = "history") -> str:
    return f"/admin/articles/article/{article.pk}/{name}/"


# Bringing back


def test_an_old_version_comes_back_as_a_new_one(draft, journalist):
    first, _second = saved(draft, journalist, "First", "Second")
    made = draft.bring_back(first, by=journalist)
    assert (made.number, made.state["headline"], made.saved_by) == (3, "First", journalist)
    assert made.note == "Brought back version 1"
    draft.refresh_from_db()
    assert draft.headline == "First"


def test_neither_the_address_nor_the_date_comes_back_with_it(live, editor):
    (first,) = saved(live, editor, "First")
    live.save_version(typed(live, headline="Second", slug="moved"), by=editor)
    live.publish(by=editor, major=False)
    published = live.published_at
    made = live.bring_back(first, by=editor)
    assert made.state["slug"] == "moved"
    live.publish(by=editor, major=False)
    live.refresh_from_db()
    assert (live.slug, live.published_at, live.headline) == ("moved", published, "First")


def test_of_a_public_story_readers_see_it_only_once_it_is_published(live, editor, reader):
    (first,) = saved(live, editor, "Told too early")
    saved(live, editor, "Second")
    live.publish(by=editor, major=False)
    live.bring_back(first, by=editor)
    assert "Told too early" not in reader.get(live.get_absolute_url()).content.decode()
    assert live.has_unpublished_changes()


def test_who_may_not_edit_the_story_brings_nothing_back(
    draft, journalist, editor, moderator, stranger, make_article
):
    (first,) = saved(draft, journalist, "First")
    for nobody in (moderator, stranger):
        with pytest.raises(PermissionDenied):
            draft.bring_back(first, by=nobody)
    foreign = make_article(status=Status.DRAFT, created_by=editor)
    (theirs,) = saved(foreign, editor, "Theirs")
    with pytest.raises(PermissionDenied):
        foreign.bring_back(theirs, by=journalist)


def test_a_version_of_another_story_is_refused(draft, editor, make_article):
    (theirs,) = saved(make_article(status=Status.DRAFT), editor, "Theirs")
    with pytest.raises(ValidationError, match="another story"):
        draft.bring_back(theirs, by=editor)


def test_what_was_deleted_meanwhile_does_not_come_back(draft, editor):
    topic, person = Topic.objects.create(name="Tides"), Contributor.objects.create(name="Ada")
    lines = [{"contributor": person.pk, "credit": ""}]
    first = draft.save_version(typed(draft, topics=[topic.pk], bylines=lines), by=editor)
    draft.save_version(typed(draft, topics=[], bylines=[]), by=editor)
    topic.delete()
    person.delete()
    assert (draft.bring_back(first, by=editor).state["topics"], draft.bylines.count()) == ([], 0)


def test_one_kept_aside_can_be_brought_back_too(draft, journalist):
    saved(draft, journalist, "Theirs")
    aside = draft.keep_aside(typed(draft, headline="Mine"), by=journalist)
    draft.bring_back(aside, by=journalist)
    assert draft.newest_version().state["headline"] == "Mine"


def test_a_newer_version_nobody_looked_at_is_not_put_aside(draft, journalist, editor):
    first, second = saved(draft, journalist, "First", "Second")
    saved(draft, editor, "Third")
    with pytest.raises(Collision):
        draft.bring_back(first, by=journalist, seen=second.number)
    assert draft.newest_version().state["headline"] == "Third"


@pytest.mark.django_db(transaction=True)
def test_two_who_bring_back_at_once_make_two_versions(draft, journalist, editor):
    first, second = saved(draft, journalist, "First", "Second")
    saved(draft, journalist, "Third")
    again = Article.objects.get(pk=draft.pk)
    at_once(
        lambda: draft.bring_back(first, by=journalist),
        lambda: again.bring_back(second, by=editor),
    )
    numbers = list(draft.versions.values_list("number", flat=True))
    assert numbers == sorted(set(numbers), reverse=True)
    assert numbers[0] == 5


# Deleted stories


@pytest.fixture
def deleted(draft, journalist, editor, as_user):
    saved(draft, journalist, "First", "Second")
    draft.submit(by=journalist, note="Have a look")
    number = draft.pk
    as_user(editor).post(page(draft, "delete"), {"post": "yes"})
    assert not Article.objects.filter(pk=number).exists()
    return number


def test_a_deleted_story_comes_back_with_its_history(deleted, editor, journalist):
    article = Article.bring_back_deleted(deleted, by=editor)
    assert (article.pk, article.status, article.headline) == (deleted, "draft", "Second")
    assert [v.number for v in article.versions.all()] == [3, 2, 1]
    assert article.transitions.get().note == "Have a look"
    assert article.can_be_edited_by(journalist)
    with pytest.raises(ValidationError, match="already"):
        Article.bring_back_deleted(deleted, by=editor)


def test_its_address_gives_way_to_a_story_that_took_it(deleted, editor, make_article):
    slug = Version.objects.filter(article_number=deleted).first().state["slug"]
    make_article(slug=slug)
    assert Article.bring_back_deleted(deleted, by=editor).slug == f"{slug}-2"


def test_it_comes_back_though_its_section_is_gone(deleted, editor):
    Section.objects.all().delete()
    other = Section.objects.create(name="Stage")
    assert Article.bring_back_deleted(deleted, by=editor).section == other


def test_without_any_section_it_says_what_to_do(deleted, editor):
    Section.objects.all().delete()
    with pytest.raises(ValidationError, match="needs a section"):
        Article.bring_back_deleted(deleted, by=editor)


def test_only_editors_see_deleted_stories(deleted, editor, journalist, moderator, as_user):
    addresses = ["deleted/", f"deleted/{deleted}/", f"deleted/{deleted}/1/"]
    for address in addresses:
        address = f"/admin/articles/article/{address}"
        assert as_user(editor).get(address).status_code == 200
        for nobody in (journalist, moderator):
            assert as_user(nobody).get(address).status_code == 403
    again = f"/admin/articles/article/deleted/{deleted}/bring-back/"
    assert as_user(journalist).post(again).status_code == 403
    assert as_user(editor).get(again).status_code == 405
    assert as_user(editor).post(again).status_code == 302
    assert Article.objects.get(pk=deleted).headline == "Second"


def test_the_list_says_who_deleted_it(deleted, editor, as_user):
    html = as_user(editor).get("/admin/articles/article/deleted/").content.decode()
    assert "Second" in html
    assert ", editor" in html


def test_what_was_never_deleted_is_not_found_there(draft, editor, as_user):
    saved(draft, editor, "Here")
    for address in (f"deleted/{draft.pk}/", f"deleted/{draft.pk}/1/", "deleted/999/"):
        assert as_user(editor).get(f"/admin/articles/article/{address}").status_code == 404


# The page of versions


def test_it_says_who_when_why_and_what_readers_see(live, journalist, editor, as_user):
    saved(live, journalist, "First")
    live.publish(by=editor, note="At last", major=True)
    live.save_version(typed(live, headline="Second"), by=journalist, note="A better word")
    live.keep_aside(typed(live, headline="Third"), by=journalist)
    html = as_user(journalist).get(page(live)).content.decode()
    for words in (
        "Readers see this",
        "Newest",
        "Kept aside",
        "Published as a major change",
        "A better word",
        "At last",
        "What would change for readers",
    ):
        assert words in html


def test_a_minor_change_is_called_minor(live, editor):
    saved(live, editor, "First")
    live.publish(by=editor, major=False)
    entries = [entry for entry in history_of(live.pk).entries if entry.version]
    assert entries[0].became == ["Published as a minor change"]


def test_a_change_that_is_planned_says_when_it_goes_out(live, journalist, editor, as_user):
    (version,) = saved(live, journalist, "First")
    due_at = timezone.now() + timedelta(minutes=20)
    ScheduledChange.objects.create(article=live, version=version, due_at=due_at)
    assert "Readers will see this:" in as_user(editor).get(page(live)).content.decode()


def test_who_may_not_edit_reads_no_versions(make_article, editor, journalist, moderator, as_user):
    other = make_article(status=Status.DRAFT, created_by=editor)
    saved(other, editor, "One", "Two")
    for name in ("history", "compare", "bring-back/1", "preview"):
        for nobody in (journalist, moderator):
            assert as_user(nobody).get(page(other, name)).status_code == 403


def test_strangers_are_asked_to_log_in(draft, reader):
    for name in ("history", "compare", "bring-back/1", "preview"):
        assert "/login/" in reader.get(page(draft, name)).url


def test_a_long_history_is_read_page_by_page_in_few_queries(
    draft, journalist, as_user, django_assert_max_num_queries
):
    state = draft.newest_state()
    Version.objects.bulk_create(
        Version(article=draft, article_number=draft.pk, number=n, state=state, saved_by=journalist)
        for n in range(1, 101)
    )
    client = as_user(journalist)
    with django_assert_max_num_queries(13):
        client.get(page(draft))
    seen = []
    before = None
    while True:
        found = history_of(draft.pk, before=before)
        seen += [entry.version.number for entry in found.entries if entry.version]
        assert len(found.entries) <= PER_PAGE
        before = found.before
        if before is None:
            break
    assert seen == list(range(100, 0, -1))


def test_steps_stand_between_the_versions_they_happened_between(draft, journalist):
    saved(draft, journalist, "First")
    draft.submit(by=journalist)
    draft.versions.update(saved_at=timezone.now() - timedelta(hours=1))
    found = history_of(draft.pk).entries
    assert [bool(entry.step) for entry in found] == [True, False]
    assert found[0].step.action == Transition.Action.SUBMIT


@pytest.mark.parametrize("query", ["before=x", "before=-1", "before=99999999999", "before=²"])
def test_odd_numbers_in_the_address_do_no_harm(draft, journalist, as_user, query):
    saved(draft, journalist, "First")
    assert as_user(journalist).get(f"{page(draft)}?{query}").status_code == 200


# Comparing


def test_any_two_versions_are_compared_whichever_way_round(draft, journalist, as_user):
    saved(draft, journalist, "The old quay reopens", "The new quay reopens")
    for query in ("old=1&new=2", "old=2&new=1"):
        html = as_user(journalist).get(f"{page(draft, 'compare')}?{query}").content.decode()
        assert "<del><span" in html
        assert html.index("old<span") < html.index("new<span")


def test_by_itself_it_shows_what_would_change_for_readers(live, journalist, as_user):
    saved(live, journalist, "Ferry returns to the southern quay")
    html = as_user(journalist).get(page(live, "compare")).content.decode()
    assert "What readers see" in html
    assert "northern<span" in html
    assert "southern<span" in html


def test_of_a_draft_it_shows_what_was_changed_last(draft, journalist, as_user):
    saved(draft, journalist, "One", "Two")
    assert as_user(journalist).get(page(draft, "compare")).url.endswith("?old=1&new=2")


def test_with_one_version_there_is_nothing_to_compare(draft, journalist, as_user):
    saved(draft, journalist, "One")
    assert as_user(journalist).get(page(draft, "compare")).url == page(draft)


@pytest.mark.parametrize("query", ["old=1", "old=2&new=2", "old=x&new=2"])
def test_half_a_choice_is_no_choice(draft, journalist, as_user, query):
    saved(draft, journalist, "One", "Two", "Three")
    answer = as_user(journalist).get(f"{page(draft, 'compare')}?{query}")
    assert answer.url.endswith("?old=2&new=3")


def test_versions_that_are_not_there_are_not_found(draft, journalist, as_user):
    saved(draft, journalist, "One")
    client = as_user(journalist)
    assert client.get(f"{page(draft, 'compare')}?old=1&new=9").status_code == 404
    assert client.get(page(draft, "bring-back/9")).status_code == 404
    assert client.get(f"{page(draft, 'preview')}?version=9").status_code == 404


def test_markup_in_a_text_is_shown_and_not_obeyed(draft, journalist, as_user):
    saved(draft, journalist, "One", "<script>alert(1)</script>")
    html = as_user(journalist).get(f"{page(draft, 'compare')}?old=1&new=2").content.decode()
    assert "<script>alert" not in html


# Bringing back at the desk


def test_it_asks_once_and_then_says_what_it_did(live, journalist, as_user):
    saved(live, journalist, "First", "Second")
    client = as_user(journalist)
    asked = client.get(page(live, "bring-back/1"))
    assert "Bring it back" in asked.content.decode()
    assert live.newest_version().number == 2
    done = client.post(page(live, "bring-back/1"), {"seen": 2}, follow=True)
    assert "as version 3. Readers see it once it is published." in done.content.decode()


def test_somebody_elses_newer_version_is_told(draft, journalist, editor, as_user):
    saved(draft, journalist, "First", "Second")
    saved(draft, editor, "Third")
    done = as_user(journalist).post(page(draft, "bring-back/1"), {"seen": 2}, follow=True)
    assert "Nothing was brought back. editor has saved it again" in done.content.decode()


def test_any_version_can_be_looked_at(draft, journalist, as_user):
    saved(draft, journalist, "The first words", "Second")
    seen = as_user(journalist).get(f"{page(draft, 'preview')}?version=1")
    assert "The first words" in seen.content.decode()
    assert {"private", "no-store"} <= set(seen["Cache-Control"].split(", "))
    assert seen["X-Frame-Options"] == "SAMEORIGIN"


def test_what_older_rules_wrote_and_was_only_opened_makes_no_version(live, journalist, editor):
    first = live.save_version(typed(live, body='<p><a href="/x/">One</a></p>'), by=journalist)
    live.publish(by=editor)
    old = {**first.state, "body": '<p><a rel="noopener" href="/x/">One</a></p>\n\n'}
    Version.objects.filter(pk=first.pk).update(state=old)
    assert live.save_version(typed(live), by=journalist) == first
    assert not live.has_unpublished_changes()
    assert live.save_version(typed(live, body="<p>Two</p>"), by=journalist).number == 2
