"""The files of a picture: written, written anew, named by nobody any more, and removed."""

from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from articles import tidying
from articles.jobs import tidy_picture_files
from articles.models import Picture
from articles.templatetags.pictures import picture as shown
from tests.articles.forms import picture_bytes
from tests.lib.test_images import encoded

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture():
    return Picture.objects.create(file=ContentFile(picture_bytes(), "a.jpg"), alt_text="A quay")


@pytest.fixture
def stored(settings):
    def names() -> set[str]:
        return {f"pictures/{path.name}" for path in (settings.MEDIA_ROOT / "pictures").iterdir()}

    return names


def names_of(picture: Picture) -> set[str]:
    return {picture.file.name, *(version["name"] for version in picture.renditions)}


def crops_of(picture: Picture) -> set[str]:
    return {version["name"] for version in picture.renditions if version["shape"] != "full"}


def make_old(picture: Picture) -> None:
    """As pictures were kept before there were crops."""
    whole = picture.made("full", "webp")
    old = [{key: version[key] for key in ("width", "height", "name")} for version in whole]
    Picture.objects.filter(pk=picture.pk).update(renditions=old)
    picture.refresh_from_db()


def test_another_focus_makes_the_crops_anew_and_leaves_the_rest(picture, stored):
    before, whole = crops_of(picture), names_of(picture) - crops_of(picture)
    picture.focal_x = 10
    picture.save()
    assert not crops_of(picture) & before
    assert names_of(picture) - crops_of(picture) == whole
    assert names_of(picture) <= stored()


def test_other_words_make_nothing_anew(picture, monkeypatch):
    before = names_of(picture)
    monkeypatch.setattr("newsroom.lib.images.reopened", lambda file: pytest.fail("decoded"))
    picture.caption = "At dusk"
    picture.save()
    assert names_of(picture) == before


def test_saving_some_fields_saves_what_follows_from_them(picture):
    picture.focal_y = 90
    picture.save(update_fields=["focal_y"])
    saved = Picture.objects.get(pk=picture.pk)
    assert crops_of(saved) == crops_of(picture)
    assert saved.made("16x9", "webp")[0]["focus"] == [50, 90]


def test_another_file_gives_the_picture_other_names(picture, stored):
    before = names_of(picture)
    picture.file = ContentFile(encoded(1300, 500), "b.jpg")
    picture.save()
    assert not names_of(picture) & before
    assert (picture.width, picture.height) == (1300, 500)
    assert before <= stored(), "cached pages still show the old one"


def test_what_a_crash_left_of_a_file_is_not_taken_for_it(picture, settings):
    (settings.MEDIA_ROOT / picture.file.name).write_bytes(b"half")
    again = Picture.objects.create(file=ContentFile(picture_bytes(), "a.jpg"))
    assert again.file.name != picture.file.name
    assert again.file.size > 4


def test_old_pictures_are_shown_and_come_up_to_date_with_their_focus(picture):
    make_old(picture)
    context = shown(picture, shape="4x3")
    assert " 400w" in context["srcset"]
    assert context["plain"] == picture.file.url
    assert picture.thumbnail_url.endswith("400.webp")
    picture.alt_text = "A quiet quay"
    picture.save()
    assert len(picture.renditions) == 3
    picture.focal_x = 40
    picture.save()
    assert {version["shape"] for version in picture.renditions} == {"full", "16x9", "4x3", "1x1"}


def rerender_pictures() -> str:
    said = StringIO()
    call_command("rerender_pictures", stdout=said, stderr=said)
    return said.getvalue()


def test_a_command_makes_all_versions_anew(picture):
    before = names_of(picture)
    make_old(picture)
    assert "1 pictures were made anew" in rerender_pictures()
    picture.refresh_from_db()
    assert names_of(picture) == before


def test_the_command_gives_old_files_names_that_tell_nothing(picture, settings):
    kept = settings.MEDIA_ROOT / picture.file.name
    kept.rename(kept.with_name("plain-digest.jpg"))
    Picture.objects.update(file="pictures/plain-digest.jpg")
    rerender_pictures()
    assert Picture.objects.get().file.name == picture.file.name


def test_the_command_says_which_files_are_gone_and_does_the_others(picture, settings):
    other = Picture.objects.create(file=ContentFile(encoded(500, 500), "b.jpg"))
    make_old(other)
    (settings.MEDIA_ROOT / picture.file.name).unlink()
    with pytest.raises(CommandError, match="1 of 2 pictures"):
        rerender_pictures()
    assert Picture.objects.get(pk=other.pk).made("1x1", "webp")


def test_files_that_nobody_names_go_a_day_later(picture, stored, run_jobs):
    old = names_of(picture)
    picture.file = ContentFile(encoded(1300, 500), "b.jpg")
    picture.save()
    tidy_picture_files.func(0)
    assert old <= stored()
    job = ProcrastinateJob.objects.get(task_name__endswith="remove_picture_files")
    assert set(job.args["names"]) == old
    assert job.scheduled_at is not None
    run_jobs()
    assert stored() == names_of(picture)


def test_a_file_that_is_named_again_meanwhile_stays(picture, stored):
    names = names_of(picture)
    picture.delete()
    assert set(tidying.unnamed_files()) == names
    Picture.objects.create(file=ContentFile(picture_bytes(), "a.jpg"))
    assert tidying.remove_unnamed(names) == 0
    assert stored() == names


def test_a_picture_that_was_not_saved_in_the_end_leaves_files_that_go(stored):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        Picture.objects.create(file=ContentFile(picture_bytes(), "a.jpg"))
        raise ZeroDivisionError
    assert stored()
    tidying.remove_unnamed(tidying.unnamed_files())
    assert not stored()


def test_there_is_nothing_to_tidy_on_a_new_site():
    assert tidying.unnamed_files() == []
