"""Links in texts follow the stories they lead to, and tell nothing of those that are not public."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles.models import Article, ArticleLink, PictureUse
from articles.models.state import state_of
from articles.rendering.again import find_links_to

pytestmark = pytest.mark.django_db
Status = Article.Status
SECRET = "mayor-resigns"


@pytest.fixture
def target(make_article, section):
    return make_article(headline="Mayor resigns", slug=SECRET, status=Status.DRAFT)


@pytest.fixture
def linking(make_article, target, editor):
    """A public story that links to another, as the editor inserts it: address and all."""
    article = make_article(headline="Council meets", slug="council", status=Status.DRAFT)
    body = (
        f'<p>See <a href="/articles/{target.slug}/#h-why" data-article="{target.pk}">what was'
        f' <em>said</em></a>.</p><figure data-embed="https://port.example/"><figcaption>'
        f'<a href="/articles/{target.slug}/" data-article="{target.pk}">more</a>'
        "</figcaption></figure>"
    )
    article.save_version({**state_of(article), "body": body}, by=editor)
    article.publish(by=editor)
    return article


def public_text(reader) -> str:
    page = reader.get("/articles/council/").content.decode()
    return page[page.index('<div class="body"') :] + reader.get("/feed/").content.decode()


def leads_there(reader, slug=SECRET) -> bool:
    page = reader.get("/articles/council/").content.decode()
    return f'<a href="/articles/{slug}/#h-why" rel="noopener">what was <em>said</em></a>' in page


def schedule(article, editor):
    article.publish(by=editor, at=timezone.now() + timedelta(hours=1))


def embargo(article, editor):
    Article.objects.filter(pk=article.pk).update(embargoed_until=timezone.now() + timedelta(days=1))


def submit(article, editor):
    article.submit(by=editor)


@pytest.mark.parametrize("step", [None, schedule, embargo, submit])
def test_a_story_that_is_not_public_leaves_no_trace(
    linking, target, editor, reader, run_jobs, step
):
    if step:
        step(target, editor)
    run_jobs()
    call_command("rerender")
    text = public_text(reader)
    assert SECRET not in text
    assert "Mayor resigns" not in text
    assert "what was <em>said</em>" in text


def test_a_story_that_appears_is_linked_to_and_one_that_goes_is_not(
    linking, target, editor, reader, run_jobs
):
    target.publish(by=editor)
    run_jobs()
    assert leads_there(reader)
    target.withdraw(by=editor, note="It was wrong.")
    run_jobs()
    assert SECRET not in public_text(reader)
    target.restore(by=editor)
    run_jobs()
    assert leads_there(reader)


def test_a_scheduled_story_is_linked_to_when_its_time_has_come(
    linking, target, editor, reader, run_jobs
):
    from procrastinate.contrib.django.models import ProcrastinateJob

    schedule(target, editor)
    [job] = ProcrastinateJob.objects.filter(task_name="articles.jobs.render_links_to")
    assert timedelta(0) <= job.scheduled_at - target.published_at < timedelta(seconds=5)
    Article.objects.filter(pk=target.pk).update(published_at=timezone.now())
    run_jobs()
    assert leads_there(reader)


def test_a_link_made_while_its_target_waits_is_found_too(
    make_article, target, editor, reader, run_jobs
):
    schedule(target, editor)
    later = make_article(slug="council", status=Status.DRAFT)
    body = (
        f'<p><a href="/articles/x/#h-why" data-article="{target.pk}">what was <em>said</em></a></p>'
    )
    later.save_version({**state_of(later), "body": body}, by=editor)
    later.publish(by=editor)
    assert not leads_there(reader)
    Article.objects.filter(pk=target.pk).update(published_at=timezone.now())
    run_jobs()
    assert leads_there(reader)


def test_a_changed_address_is_followed_everywhere(linking, target, editor, reader, run_jobs):
    target.publish(by=editor)
    run_jobs()
    before = reader.get("/feed/")
    target.save_version({**target.newest_state(), "slug": "mayor-goes"}, by=editor)
    target.publish(by=editor, major=False)
    run_jobs()
    assert leads_there(reader, "mayor-goes")
    assert f"/{SECRET}/" not in public_text(reader).replace("mayor-goes", "")
    again = reader.get("/feed/", headers={"If-None-Match": before["ETag"]})
    assert again.status_code == 200


def test_following_makes_no_version_and_moves_no_time(linking, target, editor, run_jobs):
    before = Article.objects.values("modified_at", "updated_at", "published_at", "body").get(
        pk=linking.pk
    )
    target.publish(by=editor)
    run_jobs()
    after = Article.objects.get(pk=linking.pk)
    assert {name: getattr(after, name) for name in before} == before
    assert after.versions.count() == 1
    assert f"/{SECRET}/" in after.body_html


def test_the_feed_tells_of_a_text_that_was_rendered_anew(linking, target, editor, reader, run_jobs):
    target.publish(by=editor)
    etag = reader.get("/feed/")["ETag"]
    run_jobs()
    assert reader.get("/feed/", headers={"If-None-Match": etag}).status_code == 200


def test_stories_may_link_to_each_other_and_to_themselves(
    linking, target, editor, reader, run_jobs
):
    body = (
        f'<p><a href="/x" data-article="{linking.pk}">there</a> '
        f'<a href="/x" data-article="{target.pk}">here</a></p>'
    )
    target.save_version({**state_of(target), "body": body}, by=editor)
    target.publish(by=editor)
    run_jobs()
    html = Article.objects.get(pk=target.pk).body_html
    assert 'href="/articles/council/"' in html
    assert f'href="/articles/{SECRET}/"' in html
    assert leads_there(reader)


def test_a_story_that_nobody_links_to_makes_no_work(make_article, editor):
    from procrastinate.contrib.django.models import ProcrastinateJob

    article = make_article(status=Status.DRAFT)
    article.publish(by=editor)
    article.withdraw(by=editor)
    assert not ProcrastinateJob.objects.filter(task_name__contains="render").exists()


def test_a_deleted_story_is_no_link_and_no_use(linking, target):
    target.delete()
    assert not ArticleLink.objects.exists()
    call_command("rerender", check=True)


def test_a_deleted_story_that_came_back_is_linked_to_again(
    linking, target, editor, reader, run_jobs
):
    number = target.pk
    target.delete()
    back = Article.objects.create(pk=number, headline="Back", slug=SECRET, section=linking.section)
    back.save_version({**state_of(back), "body": "<p>a</p>"}, by=editor)
    find_links_to(back)
    run_jobs()
    assert SECRET not in public_text(reader)
    back.publish(by=editor)
    run_jobs()
    assert leads_there(reader)


def test_what_the_row_and_the_newest_version_name_is_kept(linking, target, make_article, editor):
    other = make_article(headline="Other")
    assert set(linking.links_out.values_list("target", flat=True)) == {target.pk}
    body = f'<p><a href="/x" data-article="{other.pk}">x</a></p>'
    linking.save_version({**state_of(linking), "body": body}, by=editor)
    # Readers still see the first one.
    assert set(linking.links_out.values_list("target", flat=True)) == {target.pk, other.pk}
    linking.publish(by=editor)
    assert set(linking.links_out.values_list("target", flat=True)) == {other.pk}
    body = '<p><a href="/x" data-article="987654321">x</a></p>'
    linking.save_version({**state_of(linking), "body": body}, by=editor)
    linking.publish(by=editor)
    assert not linking.links_out.exists()


def test_what_was_kept_aside_uses_nothing(linking, target, make_article, editor):
    other = make_article(headline="Other")
    body = f'<p><a href="/x" data-article="{other.pk}">x</a></p>'
    linking.keep_aside({**state_of(linking), "body": body}, by=editor)
    assert set(linking.links_out.values_list("target", flat=True)) == {target.pk}


def test_rerendering_brings_links_and_uses_up_to_date(linking, target, reader):
    Article.objects.filter(pk=target.pk).update(
        status=Status.PUBLISHED, published_at=timezone.now()
    )
    ArticleLink.objects.all().delete()
    call_command("rerender")
    assert leads_there(reader)
    assert linking.links_out.count() == 1
    assert not PictureUse.objects.exists()
    call_command("rerender", check=True)
