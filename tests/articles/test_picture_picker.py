"""Choosing and sending pictures from the editor and the library: scripts are answered in words."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from articles.models import Picture
from tests.articles.forms import picture_bytes
from tests.lib.test_images import encoded

pytestmark = pytest.mark.django_db
CHOOSE = "/admin/articles/picture/choose/"
UPLOAD = "/admin/articles/picture/upload/"


@pytest.fixture
def make_picture():
    """Rows are quick to make when they share a file that is stored once."""

    def make(**texts):
        return Picture.objects.create(file=ContentFile(encoded(90, 60), "a.jpg"), **texts)

    return make


def send(desk: Client, content: bytes = b"", name: str = "quay.jpg"):
    return desk.post(UPLOAD, {"file": SimpleUploadedFile(name, content or picture_bytes())})


def test_a_sent_picture_needs_no_words_yet_and_belongs_to_its_sender(as_user, journalist):
    response = send(as_user(journalist))
    assert response.status_code == 201
    picture = Picture.objects.get()
    assert picture.created_by == journalist
    assert picture.needs_words()
    assert response.json() == {
        "id": picture.pk,
        "alt_text": "",
        "caption": "",
        "credit": "",
        "licence": "",
        "is_decorative": False,
        "thumbnail": picture.thumbnail_url,
        "width": picture.width,
        "height": picture.height,
    }


def test_a_picture_tells_about_itself(as_user, journalist, make_picture):
    picture = make_picture(alt_text="The quay", caption="At dusk", credit="Ada Quill")
    told = as_user(journalist).get(f"/admin/articles/picture/{picture.pk}/about/").json()
    assert (told["alt_text"], told["caption"], told["credit"]) == (
        "The quay",
        "At dusk",
        "Ada Quill",
    )
    assert told["thumbnail"].startswith("/media/pictures/")
    assert as_user(journalist).get("/admin/articles/picture/999999/about/").status_code == 404


@pytest.mark.parametrize("content", [b"<svg onload='alert(1)'/>", picture_bytes("GIF"), b"words"])
def test_what_is_no_picture_is_refused_in_words(as_user, journalist, content):
    response = send(as_user(journalist), content, "quay.jpg")
    assert response.status_code == 400
    assert "JPEG, PNG or WebP" in response.json()["errors"]["file"][0]
    assert not Picture.objects.exists()


def test_nothing_sent_is_said_to_be_nothing(as_user, journalist):
    response = as_user(journalist).post(UPLOAD)
    assert response.status_code == 400
    assert response.json() == {"errors": {"file": ["No file was sent."]}}


def test_the_newest_come_first_and_the_next_page_is_known(as_user, journalist, make_picture):
    made = [make_picture(alt_text=f"Boat {number}") for number in range(26)]
    desk = as_user(journalist)
    first = desk.get(CHOOSE).json()
    assert [told["id"] for told in first["pictures"]] == [p.pk for p in reversed(made)][:24]
    assert first["next"] == 2
    second = desk.get(CHOOSE, {"page": 2}).json()
    assert [told["id"] for told in second["pictures"]] == [made[1].pk, made[0].pk]
    assert second["next"] is None


@pytest.mark.parametrize("page", ["0", "-1", "one", "1.5", "9999999999999"])
def test_a_page_that_is_no_number_is_the_first(as_user, journalist, make_picture, page):
    make_picture(alt_text="Boat")
    assert len(as_user(journalist).get(CHOOSE, {"page": page}).json()["pictures"]) == 1


def test_every_word_is_looked_for_in_all_the_texts(as_user, journalist, make_picture):
    dusk = make_picture(alt_text="The quay", caption="At dusk", credit="Ada Quill")
    make_picture(alt_text="The quay", caption="At noon", credit="Bo Lindt")
    found = as_user(journalist).get(CHOOSE, {"q": "quill QUAY dusk"}).json()
    assert [told["id"] for told in found["pictures"]] == [dusk.pk]
    assert not as_user(journalist).get(CHOOSE, {"q": "quay 100%_"}).json()["pictures"]


def test_choosing_takes_the_same_few_queries_however_many_there_are(
    as_user, journalist, make_picture, django_assert_max_num_queries
):
    for number in range(5):
        make_picture(alt_text=f"Boat {number}")
    desk = as_user(journalist)
    with django_assert_max_num_queries(6):
        desk.get(CHOOSE)


@pytest.mark.parametrize("address", [CHOOSE, "/admin/articles/picture/1/about/"])
def test_who_may_not_look(as_user, moderator, stranger, reader, address):
    assert as_user(moderator).get(address).status_code == 403
    assert as_user(stranger).get(address).status_code == 401
    assert "logged in" in reader.get(address).json()["errors"]["file"][0]


def test_who_may_not_send(as_user, moderator, stranger, reader):
    assert send(as_user(moderator)).status_code == 403
    assert send(as_user(stranger)).status_code == 401
    assert send(reader).status_code == 401
    assert not Picture.objects.exists()


def test_a_picture_sent_by_another_site_is_refused(journalist):
    desk = Client(enforce_csrf_checks=True)
    desk.force_login(journalist)
    assert send(desk).status_code == 403
    assert not Picture.objects.exists()


def test_sending_is_a_post_and_looking_is_a_get(as_user, journalist):
    desk = as_user(journalist)
    assert desk.get(UPLOAD).status_code == 405
    assert desk.post(CHOOSE).status_code == 405
