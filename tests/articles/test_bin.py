"""What is deleted at the desk can be taken out of the bin, as it was."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.utils import timezone

from articles import bin as bins
from articles import tidying
from articles.models import (
    Binned,
    Contributor,
    Picture,
    Redirect,
    RetiredSectionSlug,
    Section,
    Topic,
)
from tests.articles.forms import picture_bytes

pytestmark = pytest.mark.django_db

BIN = "/admin/articles/binned/"


def delete(desk, thing):
    name = thing._meta.model_name
    return desk.post(f"/admin/articles/{name}/{thing.pk}/delete/", {"post": "yes"}, follow=True)


def take_out(desk, *binned):
    chosen = [one.pk for one in binned]
    return desk.post(BIN, {"action": "take_out", "_selected_action": chosen}, follow=True)


def test_a_topic_comes_back_with_its_stories(as_user, editor, make_article, reader):
    article, topic = make_article(), Topic.objects.create(name="Tides")
    article.topics.add(topic)
    desk = as_user(editor)
    assert "taken out of" in delete(desk, topic).content.decode()
    assert not Topic.objects.exists()
    assert "Tides" in desk.get(BIN).content.decode()
    assert "Tides is back" in take_out(desk, Binned.objects.get()).content.decode()
    back = Topic.objects.get()
    assert (back.pk, back.slug, list(back.articles.all())) == (topic.pk, topic.slug, [article])
    assert reader.get(back.get_absolute_url()).status_code == 200
    assert "Tides" not in desk.get(BIN).content.decode().split("</ul>", 1)[1]


def test_a_section_comes_back_with_its_former_addresses(as_user, editor):
    section = Section.objects.create(name="Docks")
    RetiredSectionSlug.objects.create(slug="quays", section=section)
    desk = as_user(editor)
    delete(desk, section)
    assert not RetiredSectionSlug.objects.exists()
    take_out(desk, Binned.objects.get())
    assert Section.objects.get().retired_slugs.get().slug == "quays"


def test_many_at_once_go_into_the_bin_and_out_of_it(as_user, editor):
    rows = [Redirect.objects.create(path=f"/{n}/", target="/there/") for n in (1, 2)]
    desk = as_user(editor)
    chosen = {"action": "delete_selected", "_selected_action": [row.pk for row in rows]}
    desk.post("/admin/articles/redirect/", {**chosen, "post": "yes"})
    assert not Redirect.objects.exists()
    take_out(desk, *Binned.objects.all())
    assert set(Redirect.objects.values_list("path", flat=True)) == {"/1/", "/2/"}


def test_what_belonged_to_something_that_is_gone_stays_away(editor, make_article):
    article, topic = make_article(status="draft"), Topic.objects.create(name="Tides")
    article.topics.add(topic)
    binned = bins.put(topic, by=editor)
    article.remove(by=editor)
    bins.take_out(binned, by=editor)
    assert Topic.objects.get().articles.count() == 0


def test_a_place_that_was_taken_is_said_and_nothing_is_overwritten(as_user, editor):
    binned = bins.put(Topic.objects.create(name="Tides"), by=editor)
    Topic.objects.create(name="Tides")
    answer = take_out(as_user(editor), binned).content.decode()
    assert "already exists" in answer
    assert Topic.objects.count() == 1
    assert bins.waiting().exists()


def test_it_is_taken_out_once(editor):
    binned = bins.put(Topic.objects.create(name="Tides"), by=editor)
    bins.take_out(binned, by=editor)
    with pytest.raises(ValidationError, match="already"):
        bins.take_out(binned, by=editor)


def test_only_who_may_delete_puts_in_and_only_who_may_add_takes_out(journalist, moderator, editor):
    topic = Topic.objects.create(name="Tides")
    for nobody in (journalist, moderator):
        with pytest.raises(PermissionDenied):
            bins.put(topic, by=nobody)
    binned = bins.put(topic, by=editor)
    for nobody in (journalist, moderator):
        with pytest.raises(PermissionDenied):
            bins.take_out(binned, by=nobody)


def test_what_is_needed_is_not_deleted_at_all(as_user, editor, make_article):
    person = Contributor.objects.create(name="Ada Quill")
    make_article().bylines.create(contributor=person)
    delete(as_user(editor), person)
    assert Contributor.objects.exists()
    assert not Binned.objects.exists()


def test_the_files_of_a_picture_in_the_bin_are_kept(editor, settings):
    picture = Picture.objects.create(file=ContentFile(picture_bytes(), "a.jpg"), alt_text="A quay")
    binned = bins.put(picture, by=editor)
    assert tidying.unnamed_files() == []
    back = bins.take_out(binned, by=editor)
    assert back.file.storage.exists(back.file.name)
    assert back.renditions == picture.renditions


def test_after_a_month_it_is_gone_for_good(editor):
    bins.put(Topic.objects.create(name="Tides"), by=editor)
    assert bins.forget_old(timezone.now() + timedelta(days=29)) == 0
    assert bins.forget_old(timezone.now() + timedelta(days=31)) == 1
