"""The picture library at the desk: found, described, replaced, deleted, and by whom."""

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import ProtectedError

from articles.models import Article, Contributor, Picture, PictureUse
from articles.rendering.uses import keep_uses
from tests.articles.forms import picture_bytes
from tests.lib.test_images import encoded

pytestmark = pytest.mark.django_db
LIBRARY = "/admin/articles/picture/"
Status = Article.Status


@pytest.fixture
def make_picture(journalist):
    def make(**texts):
        file = ContentFile(encoded(90, 60), "a.jpg")
        return Picture.objects.create(**{"file": file, "created_by": journalist, **texts})

    return make


def change(picture: Picture) -> str:
    return f"{LIBRARY}{picture.pk}/change/"


def delete(picture: Picture) -> str:
    return f"{LIBRARY}{picture.pk}/delete/"


def say(desk, picture: Picture, **words):
    return desk.post(f"{LIBRARY}{picture.pk}/words/", words)


def listed(desk, **asked) -> list[Picture]:
    return desk.get(LIBRARY, asked).context["cl"].result_list


# The wall


def test_the_newest_come_first_a_page_at_a_time(as_user, journalist, make_picture, monkeypatch):
    monkeypatch.setattr("articles.admin.pictures.PictureAdmin.list_per_page", 2)
    made = [make_picture(alt_text=f"Boat {number}") for number in range(5)]
    desk = as_user(journalist)
    first, last = desk.get(LIBRARY), desk.get(LIBRARY, {"p": 3})
    assert first.context["cl"].result_list == [made[4], made[3]]
    assert '<a href="?p=2" rel="next">' in first.content.decode()
    assert 'rel="prev"' not in first.content.decode()
    assert last.context["cl"].result_list == [made[0]]
    assert '<a href="?p=2" rel="prev">' in last.content.decode()
    assert 'rel="next"' not in last.content.decode()
    assert desk.get(LIBRARY, {"p": 9}).status_code == 302


def test_pages_keep_what_was_asked_for(as_user, journalist, make_picture, monkeypatch):
    monkeypatch.setattr("articles.admin.pictures.PictureAdmin.list_per_page", 1)
    for number in range(3):
        make_picture(alt_text=f"Boat {number}")
    page = as_user(journalist).get(LIBRARY, {"q": "boat", "mine": "yes"}).content.decode()
    assert '<a href="?mine=yes&amp;p=2&amp;q=boat" rel="next">' in page


def test_the_wall_is_not_counted_and_takes_few_queries(
    as_user, editor, make_picture, make_article, django_assert_max_num_queries
):
    for number in range(6):
        make_article(lead_picture=make_picture(), slug=f"story-{number}")
    desk = as_user(editor)
    with django_assert_max_num_queries(9) as queries:
        desk.get(LIBRARY)
    asked = [query["sql"] for query in queries.captured_queries]
    assert not [sql for sql in asked if "COUNT(" in sql and "articles_picture" in sql]


def test_each_says_how_often_it_is_used(as_user, editor, make_picture, make_article):
    idle, busy = make_picture(alt_text="Idle"), make_picture(alt_text="Busy")
    story = make_article(lead_picture=busy)
    PictureUse.objects.get_or_create(article=story, picture=busy)
    PictureUse.objects.get_or_create(article=make_article(slug="other"), picture=busy)
    Contributor.objects.create(name="Ada Quill", portrait=busy)
    counts = {picture.pk: picture.use_count for picture in listed(as_user(editor))}
    assert counts == {idle.pk: 0, busy.pk: 3}


def test_words_are_searched_in_alt_text_caption_and_credit(as_user, journalist, make_picture):
    found = make_picture(alt_text="The quay", caption="At dusk", credit="Ada Quill")
    make_picture(alt_text="The quay", caption="At noon")
    assert listed(as_user(journalist), q="QUILL dusk quay") == [found]
    page = as_user(journalist).get(LIBRARY, {"q": "zeppelin"}).content.decode()
    assert "No picture fits" in page


def test_pictures_are_filtered_by_person_words_and_use(
    as_user, journalist, make_picture, make_article
):
    mine = make_picture(alt_text="Mine")
    decorative = make_picture(created_by=None, is_decorative=True)
    wordless = make_picture(created_by=None)
    make_article(lead_picture=mine)
    PictureUse.objects.get_or_create(article=make_article(slug="other"), picture=decorative)
    desk = as_user(journalist)
    assert listed(desk, mine="yes") == [mine]
    assert listed(desk, wordless="yes") == [wordless]
    assert listed(desk, unused="yes") == [wordless]
    assert len(listed(desk)) == 3


# Words in place


def test_words_are_saved_in_place_and_the_history_knows(as_user, journalist, make_picture):
    picture = make_picture()
    told = say(as_user(journalist), picture, alt_text="The\r\nquay", credit="Ada Quill").json()
    assert (told["alt_text"], told["credit"]) == ("The quay", "Ada Quill")
    picture.refresh_from_db()
    assert not picture.needs_words()
    entry = LogEntry.objects.get()
    assert entry.user == journalist
    assert "Alt text" in entry.get_change_message()


def test_words_that_contradict_each_other_are_refused_at_their_field(
    as_user, journalist, make_picture
):
    response = say(as_user(journalist), make_picture(), alt_text="A quay", is_decorative="on")
    assert response.status_code == 400
    assert list(response.json()["errors"]) == ["alt_text"]
    assert len(response.json()["errors"]["alt_text"]) == 1


def test_words_too_long_are_refused(as_user, journalist, make_picture):
    response = say(as_user(journalist), make_picture(), alt_text="x" * 301)
    assert "300" in response.json()["errors"]["alt_text"][0]


def test_who_may_not_say_anything(as_user, moderator, stranger, reader, journalist, make_picture):
    picture = make_picture(created_by=None)
    assert say(as_user(journalist), picture, alt_text="Mine").status_code == 403
    assert say(as_user(moderator), picture, alt_text="Mine").status_code == 403
    assert say(as_user(stranger), picture, alt_text="Mine").status_code == 401
    assert say(reader, picture, alt_text="Mine").status_code == 401
    assert as_user(journalist).get(f"{LIBRARY}{picture.pk}/words/").status_code == 405
    picture.refresh_from_db()
    assert picture.alt_text == ""


# Readers see it


@pytest.mark.parametrize("status", [Status.PUBLISHED, Status.WITHDRAWN])
def test_a_picture_in_the_text_of_a_story_that_is_out_is_for_editors(
    as_user, journalist, editor, make_picture, make_article, status
):
    picture = make_picture()
    story = make_article(status=status)
    PictureUse.objects.get_or_create(article=story, picture=picture)
    assert say(as_user(journalist), picture, alt_text="Changed").status_code == 403
    assert as_user(journalist).post(change(picture), {"alt_text": "Changed"}).status_code == 403
    assert say(as_user(editor), picture, alt_text="Changed").status_code == 200


def test_a_picture_in_the_text_of_a_draft_is_still_its_owners(
    as_user, journalist, make_picture, make_article
):
    picture = make_picture()
    story = make_article(status=Status.DRAFT)
    PictureUse.objects.get_or_create(article=story, picture=picture)
    assert say(as_user(journalist), picture, alt_text="Changed").status_code == 200


# One picture


def test_a_page_says_where_the_picture_is_used(
    as_user, editor, journalist, make_picture, make_article
):
    picture = make_picture()
    make_article(headline="A public story", lead_picture=picture)
    draft = make_article(headline="A secret draft", slug="secret", status=Status.DRAFT)
    PictureUse.objects.get_or_create(article=draft, picture=picture)
    Contributor.objects.create(name="Ada Quill", portrait=picture)
    page = as_user(editor).get(change(picture)).content.decode()
    assert all(name in page for name in ("A public story", "A secret draft", "Ada Quill"))
    page = as_user(journalist).get(change(picture)).content.decode()
    assert "A public story" in page
    assert "A secret draft" not in page
    assert "One story that a colleague is still working on" in page


def test_the_focus_is_set_by_two_numbers(as_user, journalist, make_picture):
    picture = make_picture()
    form = {"alt_text": "A quay", "focal_x": "20", "focal_y": "80"}
    assert as_user(journalist).post(change(picture), form).status_code == 302
    picture.refresh_from_db()
    assert picture.made("16x9", "webp")[0]["focus"] == [20, 80]


@pytest.mark.parametrize("number", ["-1", "101", "middle"])
def test_a_focus_outside_the_picture_is_refused(as_user, journalist, make_picture, number):
    form = {"alt_text": "A quay", "focal_x": number, "focal_y": "50"}
    response = as_user(journalist).post(change(make_picture()), form)
    assert list(response.context["adminform"].form.errors) == ["focal_x"]


def test_a_focus_left_empty_stays_as_it_is(as_user, journalist, make_picture):
    picture = make_picture(focal_x=20)
    as_user(journalist).post(change(picture), {"alt_text": "A", "focal_x": "", "focal_y": ""})
    picture.refresh_from_db()
    assert (picture.focal_x, picture.focal_y) == (20, 50)


def test_a_file_that_is_gone_is_said_to_be_gone(as_user, editor, make_picture, settings):
    picture = make_picture()
    (settings.MEDIA_ROOT / picture.file.name).unlink()
    desk = as_user(editor)
    assert desk.post(change(picture), {"alt_text": "A quay"}).status_code == 302
    page = desk.post(change(picture), {"focal_x": "20"}).content.decode()
    assert "The stored file is gone" in page
    form = {"focal_x": "20", "file": SimpleUploadedFile("a.jpg", picture_bytes())}
    assert desk.post(change(picture), form).status_code == 302


def test_another_file_takes_its_place_in_every_story(
    as_user, editor, make_picture, make_article, reader
):
    picture = make_picture(alt_text="A quay")
    story = make_article(lead_picture=picture)
    before = picture.file.url
    form = {"alt_text": "A pier", "file": SimpleUploadedFile("b.jpg", encoded(1300, 500))}
    assert as_user(editor).post(change(picture), form).status_code == 302
    picture.refresh_from_db()
    page = reader.get(story.get_absolute_url()).content.decode()
    assert picture.made("full", "webp")[0]["name"] in page
    assert 'alt="A pier"' in page
    assert before not in page


def test_another_file_and_other_words_appear_in_the_text_of_stories(
    as_user, editor, make_picture, make_article, reader, run_jobs
):
    picture = make_picture(alt_text="A quay")
    story = make_article(body=f'<p>a</p><figure data-picture="{picture.pk}"></figure>')
    keep_uses(story)
    before = picture.file.url
    form = {"alt_text": "A pier", "file": SimpleUploadedFile("b.jpg", encoded(130, 50))}
    assert as_user(editor).post(change(picture), form).status_code == 302
    run_jobs()
    picture.refresh_from_db()
    page = reader.get(story.get_absolute_url()).content.decode()
    assert picture.made("full", "webp")[0]["name"] in page
    assert 'alt="A pier"' in page
    assert before not in page


def test_a_file_that_is_no_picture_takes_no_place(as_user, editor, make_picture):
    picture = make_picture()
    before = picture.file.name
    form = {"file": SimpleUploadedFile("b.jpg", b"<svg onload='alert(1)'/>")}
    assert "JPEG, PNG or WebP" in as_user(editor).post(change(picture), form).content.decode()
    picture.refresh_from_db()
    assert picture.file.name == before


def test_a_picture_of_somebody_else_is_looked_at_and_not_changed(
    as_user, journalist, moderator, stranger, make_picture
):
    picture = make_picture(created_by=None, alt_text="A quay")
    page = as_user(journalist).get(change(picture)).content.decode()
    assert "A quay" in page
    assert 'name="alt_text"' not in page
    assert "focus.js" not in page
    assert as_user(moderator).get(change(picture)).status_code == 403
    assert as_user(stranger).get(change(picture)).status_code == 302


# Deleting


def test_an_editor_deletes_what_nobody_uses_after_one_question(as_user, editor, make_picture):
    picture = make_picture()
    desk = as_user(editor)
    page = desk.get(delete(picture)).content.decode()
    assert "No story uses this picture" in page
    assert Picture.objects.exists()
    assert desk.post(delete(picture), {"post": "yes"}).status_code == 302
    assert not Picture.objects.exists()


def lead(picture, make_article):
    make_article(headline="Its story", lead_picture=picture, status=Status.DRAFT)


def show(picture, make_article):
    story = make_article(headline="Its story", status=Status.DRAFT)
    PictureUse.objects.get_or_create(article=story, picture=picture)


def portray(picture, make_article):
    Contributor.objects.create(name="Its story", portrait=picture)


@pytest.mark.parametrize("use", [lead, show, portray])
def test_what_is_used_is_not_deleted_and_the_page_says_where(
    as_user, editor, make_picture, make_article, use
):
    picture = make_picture()
    use(picture, make_article)
    desk = as_user(editor)
    for page in (desk.get(delete(picture)), desk.post(delete(picture), {"post": "yes"})):
        told = page.content.decode()
        assert "This picture is used, so it stays" in told
        assert "Its story" in told
        assert 'name="post"' not in told
    with pytest.raises(ProtectedError):
        picture.delete()
    assert Picture.objects.exists()


def test_a_use_found_at_the_last_moment_is_told(
    as_user, editor, make_picture, make_article, monkeypatch
):
    picture = make_picture()
    show(picture, make_article)
    monkeypatch.setattr(Picture, "is_used", lambda picture: False)
    response = as_user(editor).post(delete(picture), {"post": "yes"}, follow=True)
    assert "has been used meanwhile" in response.content.decode()
    assert Picture.objects.exists()


def test_journalists_delete_no_pictures(as_user, journalist, make_picture):
    picture = make_picture()
    assert as_user(journalist).post(delete(picture), {"post": "yes"}).status_code == 403
    assert Picture.objects.exists()
