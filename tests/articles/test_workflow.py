"""From draft to public and back: who may, what changes, what is remembered."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from articles.models import (
    Article,
    Contributor,
    Picture,
    RetiredSlug,
    Section,
    Topic,
    Transition,
)
from articles.models import state as states
from articles.models.standing import standing_of
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


def test_the_whole_way(draft, journalist, editor):
    draft.submit(by=journalist, note="Please look at the second paragraph")
    draft.publish(by=editor)
    assert draft.is_published()
    assert [(t.action, t.by, t.note) for t in draft.transitions.reverse()] == [
        ("submit", journalist, "Please look at the second paragraph"),
        ("publish", editor, ""),
    ]


@pytest.mark.parametrize("verb", ["publish", "send_back", "withdraw", "restore"])
def test_a_journalist_decides_nothing_about_publication(draft, live, journalist, verb):
    for article in (draft, live):
        with pytest.raises(PermissionDenied):
            getattr(article, verb)(by=journalist)


@pytest.mark.parametrize("verb", ["publish", "submit", "send_back", "withdraw", "restore"])
def test_others_do_nothing_at_all(draft, moderator, stranger, verb):
    for nobody in (moderator, stranger):
        with pytest.raises(PermissionDenied):
            getattr(draft, verb)(by=nobody)


def test_a_journalist_may_not_touch_the_story_of_another(make_article, journalist, editor):
    other = make_article(status=Status.DRAFT, created_by=editor)
    with pytest.raises(PermissionDenied):
        other.submit(by=journalist)
    with pytest.raises(PermissionDenied):
        other.save_version(typed(other, headline="Mine now"), by=journalist)


def test_a_credited_journalist_may_edit_the_story(make_article, journalist, editor):
    shared = make_article(status=Status.DRAFT, created_by=editor)
    shared.bylines.create(contributor=Contributor.objects.create(name="Jo", user=journalist))
    shared.submit(by=journalist)
    assert shared.status == Status.IN_REVIEW


@pytest.mark.parametrize(
    ("status", "verb"),
    [
        (Status.IN_REVIEW, "submit"),
        (Status.DRAFT, "call_back"),
        (Status.PUBLISHED, "call_back"),
        (Status.PUBLISHED, "submit"),
        (Status.DRAFT, "send_back"),
        (Status.DRAFT, "withdraw"),
        (Status.PUBLISHED, "restore"),
    ],
)
def test_a_step_out_of_order_is_refused_in_words(make_article, editor, status, verb):
    with pytest.raises(ValidationError, match="not possible"):
        getattr(make_article(status=status, created_by=editor), verb)(by=editor)


def test_sent_back_it_is_a_draft_again(draft, journalist, editor):
    draft.submit(by=journalist)
    draft.send_back(by=editor, note="Who says so?")
    assert draft.status == Status.DRAFT
    assert draft.transitions.first().note == "Who says so?"


def test_a_writer_calls_their_own_story_back(draft, journalist):
    draft.submit(by=journalist, note="Ready")
    draft.call_back(by=journalist, note="One more call to make")
    assert draft.status == Status.DRAFT
    step = draft.transitions.first()
    assert (step.action, step.by, step.from_status, step.to_status, step.note) == (
        "call_back",
        journalist,
        "in_review",
        "draft",
        "One more call to make",
    )


def test_whoever_is_credited_calls_it_back_too(make_article, journalist, editor):
    shared = make_article(status=Status.IN_REVIEW, created_by=editor)
    shared.bylines.create(contributor=Contributor.objects.create(name="Jo", user=journalist))
    shared.call_back(by=journalist)
    assert shared.status == Status.DRAFT


def test_nobody_calls_back_the_story_of_another(
    make_article, journalist, editor, moderator, stranger
):
    own = make_article(status=Status.IN_REVIEW, created_by=journalist)
    for nobody in (editor, moderator, stranger):
        with pytest.raises(PermissionDenied):
            own.call_back(by=nobody)
    other = make_article(status=Status.IN_REVIEW, created_by=editor)
    with pytest.raises(PermissionDenied):
        other.call_back(by=journalist)
    assert {own.status, other.status} == {Status.IN_REVIEW}


def test_a_writer_who_may_no_longer_write_calls_nothing_back(draft, journalist):
    draft.submit(by=journalist)
    journalist.groups.clear()
    with pytest.raises(PermissionDenied):
        draft.call_back(by=type(journalist).objects.get(pk=journalist.pk))


def test_only_a_step_that_moved_it_brought_it_where_it_stands(draft, journalist, editor):
    assert draft.last_move() is None
    draft.submit(by=journalist, note="Ready")
    draft.set_embargo(until=timezone.now() + timedelta(hours=1), by=editor)
    assert draft.last_move().note == "Ready"


@pytest.mark.django_db(transaction=True)
def test_called_back_and_published_at_once_happen_one_after_the_other(
    make_article, journalist, editor
):
    draft = make_article(status=Status.IN_REVIEW, created_by=journalist)

    def call_back():
        try:
            Article(pk=draft.pk).call_back(by=journalist)
        except ValidationError:
            return False
        return True

    def publish():
        Article(pk=draft.pk).publish(by=editor)

    was_called_back, _published = at_once(call_back, publish)
    draft.refresh_from_db()
    # An editor publishes drafts too: what must not be is a public story that is a draft.
    assert draft.status == Status.PUBLISHED
    steps = list(draft.transitions.reverse().values_list("action", "from_status"))
    first = [("call_back", "in_review")] if was_called_back else []
    assert steps == [*first, ("publish", "draft" if was_called_back else "in_review")]


def test_a_story_appears_at_its_time_without_anybody_doing_anything(draft, editor):
    at = timezone.now() + timedelta(hours=2)
    draft.publish(by=editor, at=at)
    assert draft.transitions.first().action == Transition.Action.SCHEDULE
    assert standing_of(draft).name == "scheduled"
    assert not draft.is_published(at - timedelta(seconds=1))
    assert draft.is_published(at)


def test_a_scheduled_story_taken_back_was_never_there(draft, editor, reader):
    draft.publish(by=editor, at=timezone.now() + timedelta(hours=2))
    draft.withdraw(by=editor)
    assert (draft.status, draft.published_at) == (Status.DRAFT, None)
    assert reader.get(draft.get_absolute_url()).status_code == 404


def test_the_first_publication_is_never_moved(live, editor):
    first = live.published_at
    live.save_version(typed(live, headline="New headline"), by=editor)
    live.publish(by=editor)
    assert live.published_at == first
    with pytest.raises(ValidationError, match="public already"):
        live.publish(by=editor, at=timezone.now() + timedelta(days=1))


@pytest.mark.parametrize(("major", "tells"), [(True, True), (False, False)])
def test_only_a_major_change_says_updated(live, editor, major, tells):
    live.save_version(typed(live, standfirst="More is known."), by=editor)
    live.publish(by=editor, major=major)
    assert (live.updated_at is not None) is tells


def test_withdrawn_it_answers_410_with_the_note_and_comes_back_unchanged(live, editor, reader):
    dates = (live.published_at, live.updated_at)
    live.withdraw(by=editor, note="The figures were wrong.")
    gone = reader.get(live.get_absolute_url())
    assert gone.status_code == 410
    assert "The figures were wrong." in gone.content.decode()
    live.restore(by=editor)
    assert reader.get(live.get_absolute_url()).status_code == 200
    assert (live.published_at, live.updated_at) == dates


def test_while_unpublished_the_row_follows_the_newest_version(draft, journalist):
    draft.save_version(typed(draft, headline="Better headline"), by=journalist)
    draft.refresh_from_db()
    assert draft.headline == "Better headline"


def test_work_on_a_public_story_stays_private_until_it_is_published(
    live, journalist, editor, reader
):
    live.save_version(typed(live, headline="Reworked", body="<p>Reworked.</p>"), by=journalist)
    assert standing_of(live).name == "live-changed"
    assert "Reworked" not in reader.get(live.get_absolute_url()).content.decode()
    live.publish(by=editor, major=False)
    assert standing_of(live).name == "live"
    assert "Reworked" in reader.get(live.get_absolute_url()).content.decode()


def test_what_was_scheduled_is_what_appears(draft, journalist, editor):
    draft.publish(by=editor, at=timezone.now() + timedelta(hours=1))
    draft.save_version(typed(draft, headline="Slipped in afterwards"), by=journalist)
    draft.refresh_from_db()
    assert draft.headline == "Ferry returns to the northern quay"


def test_bylines_and_topics_belong_to_the_version_too(live, editor):
    people = [Contributor.objects.create(name=name) for name in ("Ada Quill", "Bo Lindt")]
    bylines = [{"contributor": person.pk, "credit": ""} for person in reversed(people)]
    live.save_version(typed(live, bylines=bylines), by=editor)
    assert live.bylines.count() == 0
    live.publish(by=editor, major=False)
    assert [credit["name"] for credit in Article.objects.get(pk=live.pk).credits] == [
        "Bo Lindt",
        "Ada Quill",
    ]


def test_a_taken_address_is_refused_and_nothing_changes(make_article, editor):
    make_article(slug="taken")
    other = make_article(slug="free")
    other.save_version(typed(other, slug="taken"), by=editor)
    with pytest.raises(ValidationError, match="Another article"):
        other.publish(by=editor)
    other.refresh_from_db()
    assert other.slug == "free"


def test_a_version_survives_the_deletion_of_what_it_names(live, editor, reader):
    topic = Topic.objects.create(name="Tides")
    section = Section.objects.create(name="Short-lived")
    person = Contributor.objects.create(name="Ada Quill")
    picture = Picture.objects.create(file="pictures/x.jpg", alt_text="A quay")
    named = {
        "topics": [topic.pk],
        "section": section.pk,
        "lead_picture": picture.pk,
        "bylines": [{"contributor": person.pk, "credit": ""}],
        "headline": "Published all the same",
    }
    live.save_version(typed(live, **named), by=editor)
    for thing in (topic, section, person):
        thing.delete()
    # Past the protection of pictures that are in use, as a clumsy hand in the database would.
    Picture.objects.filter(pk=picture.pk).delete()
    live.publish(by=editor)
    live.refresh_from_db()
    assert live.headline == "Published all the same"
    assert live.section.name == "Harbour"
    assert (live.lead_picture, live.topics.count(), live.bylines.count()) == (None, 0, 0)
    assert reader.get(live.get_absolute_url()).status_code == 200


def test_an_editor_publishes_only_what_they_have_seen(draft, journalist, editor):
    seen = draft.save_version(typed(draft), by=journalist).number
    draft.save_version(typed(draft, headline="Slipped in"), by=journalist)
    with pytest.raises(ValidationError, match="journalist has saved it again"):
        draft.publish(by=editor, seen=seen)
    draft.publish(by=editor, seen=seen + 1)
    assert draft.headline == "Slipped in"


def test_taken_back_before_its_time_the_row_follows_the_newest_version_again(
    draft, journalist, editor
):
    draft.publish(by=editor, at=timezone.now() + timedelta(hours=1))
    draft.save_version(typed(draft, headline="Meanwhile"), by=journalist)
    draft.withdraw(by=editor)
    draft.refresh_from_db()
    assert draft.headline == "Meanwhile"


def test_a_scheduled_story_takes_over_a_former_address_only_when_it_is_there(
    make_article, editor, reader
):
    other = make_article(headline="Another", slug="another")
    RetiredSlug.objects.create(slug="former", article=other)
    draft = make_article(slug="former", status=Status.DRAFT)
    draft.publish(by=editor, at=timezone.now() + timedelta(hours=1))
    assert reader.get("/articles/former/").status_code == 301


def test_every_save_is_a_version_in_order(draft, journalist):
    for number in (1, 2, 3):
        draft.save_version(typed(draft, headline=f"Try {number}"), by=journalist, note=f"n{number}")
    found = [(v.number, v.state["headline"], v.note, v.saved_by) for v in draft.versions.all()]
    assert found == [(n, f"Try {n}", f"n{n}", journalist) for n in (3, 2, 1)]


def test_a_version_holds_a_clean_body(live, editor):
    live.save_version(typed(live, body="<p onclick='x()'>Text<script>x()</script></p>"), by=editor)
    assert live.newest_state()["body"] == "<p>Text</p>"


@pytest.mark.django_db(transaction=True)
def test_the_same_headline_saved_by_four_at_once_gives_four_addresses(journalist, section):
    state = {**states.state_of(Article(section=section, headline="Weather", body="<p>Wet.</p>"))}

    def save() -> None:
        Article(section=section).save_version(state, by=journalist)

    at_once(save, save, save, save)
    slugs = sorted(Article.objects.values_list("slug", flat=True))
    assert slugs == ["weather", "weather-2", "weather-3", "weather-4"]
    # The version knows the address that the row was given, or it could not be saved again.
    assert all(a.newest_state()["slug"] == a.slug for a in Article.objects.all())


def test_deleting_a_story_keeps_its_history(draft, journalist):
    version = draft.save_version(typed(draft), by=journalist)
    draft.submit(by=journalist)
    number = draft.pk
    draft.delete()
    version.refresh_from_db()
    assert version.state["headline"] == "Ferry returns to the northern quay"
    assert version.article_number == number
    assert Transition.objects.get().article_number == number


def test_a_draft_is_removed_by_an_editor_alone(draft, journalist, editor):
    with pytest.raises(PermissionDenied):
        draft.remove(by=journalist)
    draft.remove(by=editor)
    assert not Article.objects.exists()


def test_what_readers_saw_is_not_removed(live, editor):
    with pytest.raises(ValidationError, match="withdrawn, not deleted"):
        live.remove(by=editor)


def test_no_promise_to_a_source_is_lost_by_deleting_the_story(draft, editor):
    draft.set_embargo(until=timezone.now() + timedelta(days=2), by=editor)
    assert not draft.can_be_removed()
    with pytest.raises(ValidationError, match="under an embargo"):
        draft.remove(by=editor)
    assert Article.objects.filter(pk=draft.pk).exists()


def test_changes_wait_until_they_are_published(live, journalist, editor):
    live.keep_aside(typed(live, headline="Aside"), by=journalist)
    assert live.changes_saved_at is None
    saved = live.save_version(typed(live, headline="Waiting"), by=journalist)
    live.refresh_from_db()
    assert live.changes_saved_at == saved.saved_at
    live.publish(by=editor, major=False)
    live.refresh_from_db()
    assert live.changes_saved_at is None


def test_a_draft_has_no_changes_that_wait(draft, journalist, editor):
    draft.save_version(typed(draft, headline="Better"), by=journalist)
    draft.publish(by=editor, at=timezone.now() + timedelta(hours=2))
    draft.save_version(typed(draft, headline="Left out"), by=journalist)
    assert draft.changes_saved_at
    draft.withdraw(by=editor)
    draft.refresh_from_db()
    assert (draft.status, draft.changes_saved_at) == (Status.DRAFT, None)
