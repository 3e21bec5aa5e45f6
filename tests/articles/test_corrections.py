"""Corrections: who may print one, what it moves, and that none changes without a trace."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from articles import corrections
from articles.models import Amendment, Article, Correction, Transition
from tests.together import at_once

pytestmark = pytest.mark.django_db
Status = Article.Status


@pytest.fixture
def story(make_article, journalist):
    return make_article(created_by=journalist, slug="ferry")


@pytest.fixture
def correction(story, editor):
    return corrections.add(story, kind="correction", text="It was Tuesday.", by=editor)


def reworded(correction, editor, **changes):
    asked = {"kind": "correction", "text": "It was Wednesday.", "note": "Wrong day"} | changes
    corrections.amend(correction, by=editor, **asked)


def test_a_correction_tells_readers_of_a_change(story, editor):
    before = timezone.now()
    corrections.add(story, kind="correction", text=" It was Tuesday. ", by=editor)
    story.refresh_from_db()
    assert story.updated_at > before
    assert story.modified_at > before
    step = story.transitions.get()
    assert (step.action, step.by, step.note, step.is_major) == (
        Transition.Action.CORRECT,
        editor,
        "It was Tuesday.",
        True,
    )


def test_the_text_of_the_story_and_its_versions_stay(story, editor):
    story.save_version({**story.newest_state(), "headline": "Not yet public"}, by=editor)
    corrections.add(story, kind="update", text="More came out.", by=editor)
    story.refresh_from_db()
    assert story.headline == "Ferry returns to the northern quay"
    assert story.versions.count() == 1


def test_feed_and_sitemap_notice(story, editor, reader):
    Article.objects.update(modified_at=timezone.now() - timedelta(days=3))
    before = reader.get("/feed/")["ETag"]
    corrections.add(story, kind="correction", text="It was Tuesday.", by=editor)
    assert reader.get("/feed/")["ETag"] != before
    assert (
        f"{timezone.now():%Y-%m-%d}"
        in reader.get(f"/sitemap-stories-{story.pk // 10_000}.xml").content.decode()
    )


@pytest.mark.parametrize("who", ["journalist", "moderator", "stranger"])
def test_only_editors_correct(story, correction, who, request):
    somebody = request.getfixturevalue(who)
    with pytest.raises(PermissionDenied):
        corrections.add(story, kind="correction", text="Mine.", by=somebody)
    with pytest.raises(PermissionDenied):
        reworded(correction, somebody)
    assert Correction.objects.get().text == "It was Tuesday."
    assert not Amendment.objects.exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"status": Status.DRAFT},
        {"status": Status.IN_REVIEW, "published_at": None},
        {"published_at": timezone.now() + timedelta(days=1)},
    ],
)
def test_what_nobody_has_read_is_not_corrected(make_article, editor, fields):
    article = make_article(**fields)
    with pytest.raises(ValidationError, match="No reader has seen"):
        corrections.add(article, kind="correction", text="It was Tuesday.", by=editor)


@pytest.mark.parametrize("text", ["", "   ", "\u200b", "\x00", "x" * 2001])
def test_it_says_something_and_not_too_much(story, editor, text):
    with pytest.raises(ValidationError):
        corrections.add(story, kind="correction", text=text, by=editor)


def test_its_kind_is_one_of_four(story, editor):
    with pytest.raises(ValidationError):
        corrections.add(story, kind="apology", text="Sorry.", by=editor)


def test_a_long_one_fits_the_record(story, editor):
    corrections.add(story, kind="correction", text="é" * 2000, by=editor)
    assert len(story.transitions.get().note) == 300


def test_rewording_keeps_how_it_read(correction, editor):
    reworded(correction, editor, kind="clarification")
    kept = correction.amendments.get()
    assert (kept.former_kind, kept.former_text, kept.note, kept.made_by) == (
        "correction",
        "It was Tuesday.",
        "Wrong day",
        editor,
    )
    correction.refresh_from_db()
    assert (correction.kind, correction.text) == ("clarification", "It was Wednesday.")
    step = correction.article.transitions.first()
    assert (step.action, step.note) == (Transition.Action.AMEND_CORRECTION, "Wrong day")


def test_rewording_moves_no_date_of_the_story_but_every_cache_notices(correction, editor):
    story = correction.article
    updated, modified = story.updated_at, story.modified_at
    reworded(correction, editor)
    story.refresh_from_db()
    assert story.updated_at == updated
    assert story.modified_at > modified


@pytest.mark.parametrize(
    "changes",
    [{"note": ""}, {"note": " \u200b"}, {"text": ""}, {"kind": "apology"}],
)
def test_rewording_needs_a_reason_and_words(correction, editor, changes):
    with pytest.raises(ValidationError):
        reworded(correction, editor, **changes)
    assert not Amendment.objects.exists()


def test_the_same_words_again_are_no_amendment(correction, editor):
    with pytest.raises(ValidationError, match="printed already"):
        reworded(correction, editor, text="It was Tuesday.")


def test_whoever_read_an_older_wording_is_told(correction, editor):
    reworded(correction, editor, seen=0)
    with pytest.raises(ValidationError, match="meanwhile"):
        reworded(correction, editor, text="It was Thursday.", seen=0)


@pytest.mark.django_db(transaction=True)
def test_two_who_reword_at_once_do_not_lose_each_others_words(correction, editor):
    def act(text):
        def reword():
            try:
                mine = Correction.objects.get(pk=correction.pk)
                reworded(mine, editor, text=text, seen=0)
            except ValidationError:
                return False
            return True

        return reword

    assert sorted(at_once(act("One."), act("Two."))) == [False, True]
    assert Amendment.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_corrections_at_once_are_both_printed(story, editor):
    def act(text):
        mine = Article.objects.get(pk=story.pk)
        return lambda: corrections.add(mine, kind="correction", text=text, by=editor)

    at_once(act("One."), act("Two."))
    assert Correction.objects.count() == 2


def test_a_correction_that_fails_half_way_leaves_nothing(story, editor, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(Article, "_record", broken)
    with pytest.raises(RuntimeError):
        corrections.add(story, kind="correction", text="It was Tuesday.", by=editor)
    assert not Correction.objects.exists()


# On the story


def page_of(reader, story) -> str:
    return reader.get(story.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("kind", "label", "above"),
    [
        ("correction", "Correction", True),
        ("editors_note", "Editor’s note", True),
        ("clarification", "Clarification", False),
        ("update", "Update", False),
    ],
)
def test_it_stands_with_the_story_where_its_kind_belongs(story, editor, reader, kind, label, above):
    corrections.add(story, kind=kind, text="Said & <done>.", by=editor)
    html = page_of(reader, story)
    shown = html.index("<p>Said &amp; &lt;done&gt;.</p>")
    assert label in html[html.index("<main") :]
    assert (shown < html.index("The ferry is back.")) is above


def test_readers_see_how_it_read_before_and_why_it_changed(correction, story, editor, reader):
    reworded(correction, editor)
    html = page_of(reader, story)
    for words in ("It was Wednesday.", "Reworded on", "It was Tuesday.", "Wrong day"):
        assert words in html


def test_corrections_cost_the_page_no_query(story, editor, reader, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    page_of(reader, story)
    with CaptureQueriesContext(connection) as before:
        page_of(reader, story)
    for number in range(3):
        made = corrections.add(story, kind="correction", text=f"No. {number}", by=editor)
        reworded(made, editor)
    with django_assert_num_queries(len(before)):
        page_of(reader, story)


def test_a_story_without_any_says_nothing_of_them(story, reader):
    assert 'class="corrections"' not in page_of(reader, story)


# The page of all corrections


def test_all_are_listed_the_newest_first_with_their_stories(story, make_article, editor, reader):
    other = make_article(headline="Another story")
    corrections.add(story, kind="correction", text="The first one.", by=editor)
    second = corrections.add(other, kind="update", text="The second one.", by=editor)
    html = reader.get("/corrections/").content.decode()
    assert html.index("The second one.") < html.index("The first one.")
    assert f'href="{other.get_absolute_url()}#correction-{second.pk}"' in html
    assert f'id="correction-{second.pk}"' in page_of(reader, other)


def test_the_list_goes_on_on_a_page_of_its_own(story, editor, reader):
    Correction.objects.bulk_create(
        Correction(article=story, text=f"Number {number}.") for number in range(25)
    )
    second = reader.get("/corrections/?page=2").content.decode()
    title = second[second.index("<title>") : second.index("</title>")]
    assert "page 2" in title
    assert 'rel="canonical" href="http://127.0.0.1:8000/corrections/?page=2"' in second
    assert "Newer corrections" in second
    for page in ("0", "3", "abc", "1.5"):
        assert reader.get("/corrections/", {"page": page}).status_code == 404


def test_the_list_costs_the_same_however_long(story, editor, reader):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            reader.get("/corrections/")
        return len(captured)

    made = corrections.add(story, kind="correction", text="The first.", by=editor)
    reworded(made, editor)
    few = queries()
    for number in range(9):
        reworded(corrections.add(story, kind="correction", text=f"No. {number}", by=editor), editor)
    assert queries() == few <= 5


def test_an_empty_list_has_a_page_that_every_page_leads_to(reader, db):
    assert reader.get("/corrections/").status_code == 200
    assert 'href="/corrections/"' in reader.get("/").content.decode()
    assert reader.post("/corrections/").status_code == 405


PUBLIC = (
    "/",
    "/corrections/",
    "/feed/",
    "/sitemap-stories-0.xml",
    "/sections/harbour/",
)


def seen_anywhere(reader, story, words: str) -> list[str]:
    addresses = [*PUBLIC, story.get_absolute_url(), f"/comments/on/{story.slug}/"]
    return [at for at in addresses if words in reader.get(at).content.decode()]


def test_a_correction_of_a_story_that_is_down_shows_nowhere(correction, story, editor, reader):
    reworded(correction, editor)
    assert seen_anywhere(reader, story, "It was Wednesday.")
    story.withdraw(by=editor, note="Taken down.")
    for words in ("It was Wednesday.", "It was Tuesday.", "Wrong day"):
        assert seen_anywhere(reader, story, words) == []
    story.restore(by=editor)
    assert seen_anywhere(reader, story, "It was Wednesday.")


@pytest.mark.parametrize("status", [Status.DRAFT, Status.IN_REVIEW, Status.PUBLISHED])
def test_a_correction_of_what_is_not_out_shows_nowhere(correction, story, reader, status):
    """However it came to be: no step leads there, and the page does not rely on that."""
    later = timezone.now() + timedelta(days=1)
    Article.objects.update(status=status, published_at=later, updated_at=None)
    assert seen_anywhere(reader, story, "It was Tuesday.") == []


def test_a_withdrawn_story_may_still_be_corrected_and_shows_it_once_it_is_back(
    story, editor, reader
):
    story.withdraw(by=editor)
    corrections.add(story, kind="editors_note", text="Why it was down.", by=editor)
    assert seen_anywhere(reader, story, "Why it was down.") == []
    story.restore(by=editor)
    assert "Why it was down." in page_of(reader, story)
