"""A story that is taken down: what its address says instead, and how it comes back."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from articles.models import Article
from tests.articles.forms import step
from tests.together import at_once

pytestmark = pytest.mark.django_db
Status = Article.Status


@pytest.fixture
def old(make_article):
    return make_article(headline="First report", slug="first-report")


@pytest.fixture
def new(make_article):
    return make_article(headline="What we know now", slug="what-we-know-now")


def test_its_address_leads_to_the_story_in_its_place(old, new, editor, reader):
    old.withdraw(by=editor, note="Overtaken", replaced_by=new)
    answer = reader.get("/articles/first-report/?from=mail&x=1")
    assert answer.status_code == 301
    assert answer["Location"] == "/articles/what-we-know-now/?from=mail&x=1"
    # A browser that kept it for good would not see the story when it is put back.
    assert "no-cache" in answer["Cache-Control"]


def test_once_that_story_is_gone_too_the_note_is_shown(old, new, editor, reader):
    old.withdraw(by=editor, note="Overtaken by events", replaced_by=new)
    new.withdraw(by=editor)
    answer = reader.get(old.get_absolute_url())
    assert answer.status_code == 410
    assert "Overtaken by events" in answer.content.decode()
    new.restore(by=editor)
    assert reader.get(old.get_absolute_url()).status_code == 301


def test_a_chain_is_walked_in_one_step(old, new, make_article, editor, reader):
    newest = make_article(slug="newest")
    old.withdraw(by=editor, replaced_by=new)
    new.withdraw(by=editor, replaced_by=newest)
    assert reader.get(old.get_absolute_url())["Location"] == "/articles/newest/"


def test_a_former_address_leads_there_in_one_step_too(old, new, editor, reader):
    old.save_version({**old.newest_state(), "slug": "second-name"}, by=editor)
    old.publish(by=editor)
    old.withdraw(by=editor, replaced_by=new)
    assert reader.get("/articles/first-report/")["Location"] == "/articles/what-we-know-now/"


def test_two_that_name_each_other_lead_nobody_in_circles(old, new, editor, reader):
    old.withdraw(by=editor, replaced_by=new)
    Article.objects.filter(pk=new.pk).update(status=Status.WITHDRAWN, replaced_by=old)
    for story in (old, new):
        assert reader.get(story.get_absolute_url()).status_code == 410


def test_put_back_it_is_itself_again(old, new, editor, reader):
    old.withdraw(by=editor, replaced_by=new, note="Overtaken")
    old.restore(by=editor)
    old.refresh_from_db()
    assert (old.replaced_by, old.withdrawal_note) == (None, "")
    assert reader.get(old.get_absolute_url()).status_code == 200


def test_deleting_the_other_story_leaves_the_note(old, new, editor, reader):
    old.withdraw(by=editor, replaced_by=new)
    new.delete()
    assert reader.get(old.get_absolute_url()).status_code == 410


@pytest.mark.parametrize("status", [Status.DRAFT, Status.IN_REVIEW, Status.WITHDRAWN])
def test_readers_are_led_only_to_what_is_public(old, make_article, editor, status):
    hidden = make_article(headline="Hidden", status=status)
    with pytest.raises(ValidationError, match="Choose a story that is public"):
        old.withdraw(by=editor, replaced_by=hidden)
    old.refresh_from_db()
    assert old.status == Status.PUBLISHED


def test_a_scheduled_story_takes_no_place_yet(old, make_article, editor):
    later = make_article(published_at=timezone.now() + timedelta(hours=1))
    with pytest.raises(ValidationError, match="Choose a story that is public"):
        old.withdraw(by=editor, replaced_by=later)


def test_a_story_does_not_take_its_own_place(old, editor):
    with pytest.raises(ValidationError, match="its own place"):
        old.withdraw(by=editor, replaced_by=old)


def test_a_journalist_withdraws_nothing(old, new, journalist):
    with pytest.raises(PermissionDenied):
        old.withdraw(by=journalist, replaced_by=new)


def test_the_page_asks_for_the_story(old, new, as_user, editor, reader):
    desk = as_user(editor)
    page = desk.get(step(old, "withdraw")).content.decode()
    assert "Or lead readers to another story" in page
    desk.post(step(old, "withdraw"), {"note": "Overtaken", "replaced_by": new.pk})
    assert reader.get(old.get_absolute_url()).status_code == 301


def test_the_page_refuses_a_story_that_is_not_public(old, make_article, as_user, editor):
    hidden = make_article(headline="Hidden", status=Status.DRAFT)
    answer = as_user(editor).post(step(old, "withdraw"), {"replaced_by": hidden.pk})
    assert "Choose a story that is public" in answer.content.decode()


def test_only_public_stories_are_found_for_it(old, new, make_article, as_user, editor):
    make_article(headline="What nobody knows", status=Status.DRAFT)
    asked = {
        "app_label": "articles",
        "model_name": "article",
        "field_name": "replaced_by",
        "term": "what",
    }
    found = as_user(editor).get("/admin/autocomplete/", asked).json()["results"]
    assert [row["text"] for row in found] == ["What we know now"]


@pytest.mark.django_db(transaction=True)
def test_two_that_take_each_others_place_at_once_make_no_circle(old, new, editor, reader):
    def swap(story: Article, other: Article):
        try:
            Article.objects.get(pk=story.pk).withdraw(by=editor, replaced_by=other)
        except ValidationError:
            return False
        return True

    at_once(lambda: swap(old, new), lambda: swap(new, old))
    for story in (old, new):
        assert reader.get(story.get_absolute_url()).status_code in {200, 301, 410}
        answer = reader.get(story.get_absolute_url(), follow=True)
        assert len(answer.redirect_chain) <= 1
