"""What the checks found, where people write and where editors decide."""

import pytest

from articles.models import Article, Picture
from tests.articles.forms import change, step, written

pytestmark = pytest.mark.django_db
Status = Article.Status
NEW = "/admin/articles/article/check/"


def live_check(article: Article) -> str:
    return f"/admin/articles/article/{article.pk}/check/"


@pytest.fixture
def silent(db):
    return Picture.objects.create(file="pictures/b.jpg", caption="The quay")


@pytest.fixture
def draft(make_article, journalist, silent):
    fields = {"status": Status.DRAFT, "created_by": journalist}
    return make_article(lead_picture=silent, standfirst="", **fields)


def test_the_publish_box_lists_them_and_leads_to_their_fields(draft, as_user, journalist):
    page = as_user(journalist).get(change(draft)).content.decode()
    assert "1 error, 1 warning" in page
    assert 'href="#id_lead_picture"' in page
    assert 'href="#id_standfirst"' in page
    assert page.index("no alt text") < page.index("no standfirst")


def test_a_new_story_is_checked_as_it_is_written(as_user, journalist):
    page = as_user(journalist).get("/admin/articles/article/add/").content.decode()
    assert f'data-address="{NEW}"' in page
    assert "1 error" not in page


def test_what_is_typed_is_checked_and_not_kept(draft, as_user, journalist):
    desk = as_user(journalist)
    form = written(draft.section, standfirst="Now there is one", lead_picture="", body="")
    found = desk.post(live_check(draft), form).content.decode()
    assert "There is nothing to read yet" in found
    assert "no standfirst" not in found
    assert "no lead picture" in found
    before = Article.objects.values().get(pk=draft.pk)
    draft.refresh_from_db()
    assert (draft.versions.count(), before["standfirst"]) == (0, "")


def test_a_form_that_has_hardly_been_begun_is_checked_too(as_user, journalist):
    desk = as_user(journalist)
    nonsense = {
        "lead_picture": "none",
        "topics": ["x", "9" * 40],
        "headline": "\n ",
        "body": "<br>",
    }
    for form in ({}, {"headline": "Only this"}, nonsense):
        answer = desk.post(NEW, form)
        assert answer.status_code == 200
        assert "There is nothing to read yet" in answer.content.decode()


def test_who_may_not_write_is_not_told(draft, make_article, as_user, moderator, stranger, editor):
    others = make_article(status=Status.DRAFT, created_by=editor)
    for person in (moderator, stranger):
        for address in (NEW, live_check(draft)):
            assert as_user(person).post(address).status_code in {302, 403}
    journalist = draft.created_by
    assert as_user(journalist).post(live_check(others)).status_code == 403
    assert as_user(journalist).get(live_check(draft)).status_code == 405
    assert as_user(journalist).post("/admin/articles/article/987/check/").status_code == 404


def test_errors_stand_before_the_button_and_block_it(draft, as_user, editor):
    desk = as_user(editor)
    page = desk.get(step(draft, "publish")).content.decode()
    assert "no alt text" in page
    assert "Publish it all the same" in page
    answer = desk.post(step(draft, "publish"), {"at_0": "", "at_1": ""})
    assert "or publish it all the same, with a note" in answer.content.decode()
    draft.refresh_from_db()
    assert draft.status == Status.DRAFT


def test_overruling_asks_for_a_reason_and_tells_it_to_colleagues(draft, as_user, editor, reader):
    desk = as_user(editor)
    answer = desk.post(step(draft, "publish"), {"overrule": "on"})
    assert "Say why" in answer.content.decode()
    desk.post(step(draft, "publish"), {"overrule": "on", "note": "It follows at noon"})
    assert reader.get(draft.get_absolute_url()).status_code == 200
    page = desk.get(change(draft)).content.decode()
    assert "Published in spite of: a picture without alt text" in page
    assert "It follows at noon" in page


def test_what_cannot_be_overruled_offers_no_button(make_article, as_user, editor):
    empty = make_article(status=Status.DRAFT, body="")
    page = as_user(editor).get(step(empty, "publish")).content.decode()
    assert "Publish it all the same" not in page
    assert '<button type="submit" class="default">' not in page
    answer = as_user(editor).post(step(empty, "publish"), {"overrule": "on", "note": "Please"})
    assert "first" in answer.content.decode()


def test_a_story_with_warnings_alone_asks_for_nothing(make_article, as_user, editor):
    story = make_article(status=Status.DRAFT)
    page = as_user(editor).get(step(story, "publish")).content.decode()
    assert "2 warnings" in page
    assert "Publish it all the same" not in page
    as_user(editor).post(step(story, "publish"), {"at_0": "", "at_1": ""})
    story.refresh_from_db()
    assert story.is_published()


def test_what_came_up_meanwhile_blocks_as_well(make_article, as_user, editor, silent):
    Picture.objects.filter(pk=silent.pk).update(alt_text="The quay")
    story = make_article(status=Status.DRAFT, lead_picture=silent)
    desk = as_user(editor)
    desk.get(step(story, "publish"))
    Picture.objects.filter(pk=silent.pk).update(alt_text="")
    answer = desk.post(step(story, "publish"), {"at_0": "", "at_1": ""})
    assert "no alt text" in answer.content.decode()


def test_the_words_of_a_story_stay_words(make_article, as_user, journalist):
    body = "<p>Text.</p><p><strong>&lt;script&gt;alert(1)&lt;/script&gt;</strong></p>"
    story = make_article(status=Status.DRAFT, created_by=journalist, body=body)
    page = as_user(journalist).get(change(story)).content.decode()
    assert "looks like a heading" in page
    assert "<script>alert" not in page
