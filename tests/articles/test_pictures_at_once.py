"""Pictures that several people work on at the same moment."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from articles import tidying
from articles.models import Picture
from tests.lib.test_images import encoded
from tests.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def take_in(content: bytes = b"") -> Picture:
    return Picture.objects.create(file=ContentFile(content or encoded(90, 60), "a.jpg"))


def test_two_send_the_same_picture_at_once_and_both_have_it():
    first, second = at_once(take_in, take_in)
    assert first.pk != second.pk
    for picture in (first, second):
        assert picture.file.size > 0
        for version in picture.renditions:
            assert picture.file.storage.exists(version["name"])


def test_a_file_that_is_about_to_be_named_again_is_not_removed():
    picture = take_in()
    picture.delete()
    unnamed = tidying.unnamed_files()
    assert unnamed

    again, _removed = at_once(take_in, lambda: tidying.remove_unnamed(unnamed))
    assert again.file.storage.exists(again.file.name)
    for version in again.renditions:
        assert again.file.storage.exists(version["name"])


def test_words_saved_beside_a_new_file_do_not_put_the_old_one_back(as_user, editor):
    picture = take_in()
    address = f"/admin/articles/picture/{picture.pk}"
    before = picture.file.name

    def replace() -> int:
        file = SimpleUploadedFile("b.jpg", encoded(120, 60))
        return as_user(editor).post(f"{address}/change/", {"file": file}).status_code

    def describe() -> int:
        return as_user(editor).post(f"{address}/words/", {"credit": "Ada Quill"}).status_code

    assert set(at_once(replace, describe)) == {302, 200}
    picture.refresh_from_db()
    assert picture.file.name != before
    assert picture.width == 120


def test_two_focuses_at_once_leave_crops_of_one_of_them(as_user, editor):
    picture = take_in(encoded(200, 100))
    address = f"/admin/articles/picture/{picture.pk}/change/"

    def focus(across: int) -> int:
        form = {"focal_x": across, "focal_y": 50}
        return as_user(editor).post(address, form).status_code

    assert at_once(lambda: focus(10), lambda: focus(90)) == [302, 302]
    picture.refresh_from_db()
    cut_around = {tuple(made["focus"]) for made in picture.renditions if "focus" in made}
    assert cut_around == {(picture.focal_x, 50)}
