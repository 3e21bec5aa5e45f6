"""Stories that link to each other are saved and published at the same moment."""

import pytest

from articles.models import Article, ArticleLink
from articles.models.state import state_of
from articles.rendering.again import render_again
from tests.together import at_once

pytestmark = pytest.mark.django_db(transaction=True)
Status = Article.Status


def linked_to(*targets) -> str:
    links = [f'<a href="/x" data-article="{target.pk}">{target.pk}</a>' for target in targets]
    return f"<p>{' '.join(links)}</p>"


@pytest.fixture
def stories(make_article):
    names = ("quay", "mayor", "tide")
    return [make_article(headline=name, slug=name, status=Status.DRAFT) for name in names]


def test_nobody_locks_anybody_out(stories, editor, run_jobs):
    def write_and_publish(pk):
        article = Article.objects.get(pk=pk)
        body = linked_to(*stories)
        article.save_version({**state_of(article), "body": body, "slug": f"new-{pk}"}, by=editor)
        article.publish(by=editor)

    at_once(*(lambda pk=story.pk: write_and_publish(pk) for story in stories))
    run_jobs()
    assert ArticleLink.objects.count() == 9
    for story in Article.objects.all():
        for target in stories:
            assert f'href="/articles/new-{target.pk}/"' in story.body_html


def test_a_new_address_meets_a_new_text(stories, editor, run_jobs):
    quay, mayor, _tide = stories
    mayor.publish(by=editor)
    quay.save_version({**state_of(quay), "body": linked_to(mayor)}, by=editor)
    mayor.save_version({**state_of(mayor), "slug": "mayor-goes"}, by=editor)
    at_once(
        lambda: Article.objects.get(pk=quay.pk).publish(by=editor),
        lambda: Article.objects.get(pk=mayor.pk).publish(by=editor),
        lambda: render_again(quay.pk),
    )
    run_jobs()
    quay.refresh_from_db()
    assert 'href="/articles/mayor-goes/"' in quay.body_html
    assert quay.status == Status.PUBLISHED
