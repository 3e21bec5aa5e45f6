"""Taking in pictures at the desk: what is kept of them, and who may change them."""

import re

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from articles.models import Article, Picture
from tests.articles.forms import picture_bytes

pytestmark = pytest.mark.django_db
Status = Article.Status


def test_a_journalist_takes_in_a_picture(as_user, journalist, settings):
    upload = SimpleUploadedFile("../../quay.html", picture_bytes())
    form = {"file": upload, "alt_text": "The quay at dusk"}
    assert as_user(journalist).post("/admin/articles/picture/add/", form).status_code == 302
    picture = Picture.objects.get()
    assert re.fullmatch(r"pictures/[0-9a-f]{32}\.jpg", picture.file.name)
    assert [version["width"] for version in picture.made("full", "webp")] == [400, 800, 900]
    stored = {f"pictures/{path.name}" for path in (settings.MEDIA_ROOT / "pictures").iterdir()}
    assert stored == {picture.file.name, *(version["name"] for version in picture.renditions)}


@pytest.mark.parametrize(
    "content", [b"<svg onload='alert(1)'/>", b"<html>", picture_bytes("GIF"), b"GIF89a"]
)
def test_anything_else_is_refused_with_the_reason(as_user, journalist, content):
    form = {"file": SimpleUploadedFile("quay.jpg", content), "alt_text": "A quay"}
    response = as_user(journalist).post("/admin/articles/picture/add/", form)
    assert "JPEG, PNG or WebP" in response.content.decode()
    assert not Picture.objects.exists()


def test_words_may_come_later_but_not_beside_the_tick(as_user, journalist):
    form = {"file": SimpleUploadedFile("quay.jpg", picture_bytes()), "is_decorative": "on"}
    both = {**form, "file": SimpleUploadedFile("quay.jpg", picture_bytes()), "alt_text": "A quay"}
    response = as_user(journalist).post("/admin/articles/picture/add/", both)
    assert "leave one of the two out" in response.content.decode()
    as_user(journalist).post("/admin/articles/picture/add/", form)
    assert not Picture.objects.get().needs_words()


@pytest.fixture
def own_picture(journalist):
    return Picture.objects.create(
        file=ContentFile(picture_bytes(), "a.jpg"), alt_text="A quay", created_by=journalist
    )


def save_picture(desk, picture: Picture, alt_text: str) -> int:
    address = f"/admin/articles/picture/{picture.pk}/change/"
    return desk.post(address, {"alt_text": alt_text}).status_code


def test_a_journalist_changes_own_pictures_until_readers_see_them(
    as_user, journalist, editor, own_picture, make_article
):
    desk = as_user(journalist)
    draft = make_article(status=Status.DRAFT, lead_picture=own_picture)
    assert save_picture(desk, own_picture, "A busy quay") == 302
    draft.publish(by=editor)
    assert save_picture(desk, own_picture, "Changed under the readers") == 403
    assert save_picture(as_user(editor), own_picture, "A quiet quay") == 302
    own_picture.refresh_from_db()
    assert own_picture.alt_text == "A quiet quay"


def test_a_portrait_is_out_in_public_too(as_user, journalist, own_picture, people):
    type(people[0]).objects.update(portrait=own_picture)
    assert save_picture(as_user(journalist), own_picture, "Changed") == 403


def test_a_journalist_leaves_the_pictures_of_others_alone(as_user, journalist, own_picture):
    Picture.objects.update(created_by=None)
    assert save_picture(as_user(journalist), own_picture, "Mine now") == 403


def test_whoever_takes_a_picture_in_owns_it(as_user, journalist):
    form = {"file": SimpleUploadedFile("a.jpg", picture_bytes()), "alt_text": "A quay"}
    as_user(journalist).post("/admin/articles/picture/add/", form)
    assert Picture.objects.get().created_by == journalist


def test_the_same_picture_twice_is_stored_once(db, settings):
    for _ in range(2):
        Picture.objects.create(file=ContentFile(picture_bytes(), "a.jpg"), alt_text="A quay")
    assert len({picture.file.name for picture in Picture.objects.all()}) == 1
    stored = len(list((settings.MEDIA_ROOT / "pictures").iterdir()))
    assert stored == 1 + len(Picture.objects.first().renditions)
