"""Writing in the admin, as people do it there."""

import re

import pytest

from articles.models import Article, RetiredSlug
from tests.articles.forms import ADD, SEEN, change, written

pytestmark = pytest.mark.django_db
Status = Article.Status


def test_saving_without_a_change_makes_no_version(as_user, editor, make_article, section):
    article = make_article()
    form = written(section, headline=article.headline, slug=article.slug, body=article.body)
    form |= SEEN
    desk = as_user(editor)
    for _ in range(2):
        answer = desk.post(change(article), {**form, "_continue": "1"}, follow=True)
    page = answer.content.decode()
    assert "The text is as it was" in page
    assert "was changed successfully" not in page
    assert article.versions.count() == 1


def test_a_byline_without_a_number_comes_last(as_user, editor, section, people):
    form = written(section, [(people[0], "", ""), (people[1], "", 1)])
    as_user(editor).post(ADD, form)
    names = [credit["name"] for credit in Article.objects.get().credits]
    assert names == ["Bo Lindt", "Ada Quill"]


def test_a_journalist_with_a_name_in_print_is_credited(as_user, journalist, people):
    type(people[0]).objects.filter(pk=people[0].pk).update(user=journalist)
    assert "Ada Quill" in as_user(journalist).get(ADD).content.decode()


def test_a_working_title_does_not_become_the_address(as_user, editor, section):
    desk = as_user(editor)
    desk.post(ADD, written(section, headline="Working title"))
    article = Article.objects.get()
    desk.post(change(article), written(section, headline="The real one", slug=article.slug))
    article.refresh_from_db()
    assert article.slug == "the-real-one"
    desk.post(change(article), written(section, headline="Third", slug="my-own"))
    article.refresh_from_db()
    assert article.slug == "my-own"


def test_a_story_of_another_is_said_to_be_so(as_user, journalist, make_article):
    answer = as_user(journalist).get(change(make_article()), follow=True)
    assert "not yours to edit" in answer.content.decode()


def test_no_address_of_a_draft_is_told_by_its_number(as_user, stranger, moderator, make_article):
    from django.contrib.contenttypes.models import ContentType

    draft = make_article(status=Status.DRAFT, slug="secret")
    kind = ContentType.objects.get_for_model(Article).pk
    stranger.is_staff = True
    stranger.save()
    for nobody in (stranger, moderator):
        answer = as_user(nobody).get(f"/admin/r/{kind}/{draft.pk}/")
        assert answer.status_code == 404
        assert "secret" not in answer.get("Location", "")


def test_a_journalist_sees_only_stories_of_their_own(as_user, journalist, make_article):
    make_article(headline="Mine", created_by=journalist)
    foreign = make_article(headline="Foreign")
    desk = as_user(journalist)
    listed = desk.get("/admin/articles/article/").content.decode()
    assert "Mine" in listed
    assert "Foreign" not in listed
    assert desk.get(change(foreign)).status_code == 302
    preview = desk.get(f"/admin/articles/article/{foreign.pk}/preview/")
    assert preview.status_code == 403


def test_saving_a_live_story_changes_nothing_for_readers(
    as_user, journalist, make_article, section, people, reader
):
    article = make_article(created_by=journalist)
    form = written(section, [(people[0], "", 1)], headline="Reworked", slug=article.slug)
    desk = as_user(journalist)
    assert desk.post(change(article), form).status_code == 302
    public = reader.get(article.get_absolute_url()).content.decode()
    assert "Reworked" not in public
    assert "Ada Quill" not in public
    again = desk.get(change(article)).content.decode()
    assert "Reworked</textarea>" in again
    assert "Ada Quill" in again
    assert "Live, with unpublished changes" in again


def test_preview_shows_the_newest_version_to_staff_only(
    as_user, journalist, make_article, section, people, reader
):
    article = make_article(created_by=journalist)
    desk = as_user(journalist)
    desk.post(change(article), written(section, [(people[0], "", 1)], headline="Reworked"))
    address = f"/admin/articles/article/{article.pk}/preview/"
    response = desk.get(address)
    assert "Reworked" in response.content.decode()
    assert "Ada Quill" in response.content.decode()
    assert {"private", "no-store"} <= set(response["Cache-Control"].split(", "))
    assert reader.get(address).status_code == 302


def test_a_person_credited_twice_is_pointed_out(as_user, editor, section, people):
    bylines = [(people[0], "", 1), (people[0], "Pictures", 2)]
    response = as_user(editor).post(ADD, written(section, bylines))
    assert "Each person is credited once" in response.content.decode()
    assert not Article.objects.exists()


def test_a_form_with_an_error_keeps_what_was_typed(as_user, editor, section, people):
    form = written(section, [(people[0], "Words", 1)], headline="", body="<p>Long work.</p>")
    html = as_user(editor).post(ADD, form).content.decode()
    assert "Long work." in html
    assert 'value="Words"' in html


def test_a_taken_address_is_pointed_out_at_the_form(as_user, editor, section, make_article):
    taken = make_article()
    response = as_user(editor).post(ADD, written(section, slug=taken.slug))
    assert "already exists" in response.content.decode()


def test_what_was_public_cannot_be_deleted(as_user, editor, make_article):
    live, draft = make_article(), make_article(status=Status.DRAFT)
    desk = as_user(editor)
    sure = {"post": "yes"}
    assert desk.post(f"/admin/articles/article/{live.pk}/delete/", sure).status_code == 403
    assert desk.post(f"/admin/articles/article/{draft.pk}/delete/", sure).status_code == 302
    assert list(Article.objects.all()) == [live]


def test_the_list_costs_the_same_however_long(
    as_user, editor, make_article, django_assert_max_num_queries
):
    for number in range(30):
        make_article(headline=f"Story {number}")
    desk = as_user(editor)
    with django_assert_max_num_queries(10):
        html = desk.get("/admin/articles/article/").content.decode()
    assert len(re.findall("standing--live", html)) == 30


def test_closing_the_comments_of_a_live_story_needs_no_publication(
    as_user, journalist, make_article, section
):
    article = make_article(created_by=journalist)
    form = written(section, headline=article.headline, slug=article.slug)
    del form["comments_enabled"]
    as_user(journalist).post(change(article), form)
    article.refresh_from_db()
    assert article.comments_enabled is False


@pytest.mark.parametrize("former", ["a/b c", "ferry-returns-to-the-northern-quay"])
def test_a_former_address_that_cannot_be_one_is_refused(as_user, editor, make_article, former):
    article = make_article()
    form = {"slug": former, "article": article.pk}
    response = as_user(editor).post("/admin/articles/retiredslug/add/", form)
    assert response.status_code == 200
    assert not RetiredSlug.objects.exists()
