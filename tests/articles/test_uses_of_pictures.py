"""Where a picture is used is known, and what it shows changes everywhere at once."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from articles.models import Article, Picture, ScheduledChange
from articles.models.state import state_of
from tests.articles.forms import picture_bytes

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture(db):
    return Picture.objects.create(
        file=ContentFile(picture_bytes(), "a.jpg"), alt_text="A quay", caption="In winter."
    )


def users(picture):
    return set(picture.uses.values_list("article", flat=True))


@pytest.fixture
def showing(make_article, picture, editor):
    article = make_article(status=Article.Status.DRAFT)
    body = f'<p>a</p><figure data-picture="{picture.pk}"></figure><p>b</p>'
    article.save_version({**state_of(article), "body": body}, by=editor)
    article.publish(by=editor)
    return article


def test_a_picture_in_a_text_is_used(showing, picture):
    assert users(picture) == {showing.pk}


def test_a_lead_picture_is_used_in_versions_too(make_article, picture, editor):
    article = make_article()
    article.save_version({**state_of(article), "lead_picture": picture.pk}, by=editor)
    assert users(picture) == {article.pk}
    article.save_version({**state_of(article), "lead_picture": None}, by=editor)
    assert users(picture) == set()


def test_a_picture_taken_out_is_used_until_readers_no_longer_see_it(showing, picture, editor):
    showing.save_version({**state_of(showing), "body": "<p>a</p>"}, by=editor)
    assert users(picture) == {showing.pk}
    showing.publish(by=editor)
    assert users(picture) == set()


def test_new_words_and_a_new_file_are_shown_everywhere(showing, picture, reader, run_jobs):
    picture.alt_text, picture.caption = "A busy quay", "In spring."
    picture.file = ContentFile(picture_bytes("PNG"), "b.png")
    picture.save()
    run_jobs()
    html = reader.get(showing.get_absolute_url()).content.decode()
    assert 'alt="A busy quay"' in html
    assert "In spring." in html
    assert any(made["name"] in html for made in picture.renditions)
    assert showing.versions.count() == 1


def test_a_picture_that_nobody_uses_makes_no_work(picture):
    from procrastinate.contrib.django.models import ProcrastinateJob

    picture.save()
    assert not ProcrastinateJob.objects.exists()


def test_a_deleted_picture_leaves_the_text(showing, picture, reader, run_jobs):
    Picture.objects.filter(pk=picture.pk).delete()  # as a list would, past every question
    run_jobs()
    html = Article.objects.get(pk=showing.pk).body_html
    assert html.split() == ["<p>a</p>", "<p>b</p>"]
    assert reader.get(showing.get_absolute_url()).status_code == 200


def test_a_picture_in_a_planned_change_is_used(make_article, picture, editor):
    article = make_article()
    body = f'<figure data-picture="{picture.pk}"></figure>'
    version = article.save_version({**state_of(article), "body": body}, by=editor)
    ScheduledChange.objects.create(
        article=article, version=version, due_at=timezone.now() + timedelta(hours=1), made_by=editor
    )
    article.save_version({**state_of(article), "body": "<p>a</p>"}, by=editor)
    assert users(picture) == {article.pk}
