"""What templates are given: for a list of stories, for the newest comments, for the form."""

import pytest
from django.template import Context, Template

from comments.models import Comment

pytestmark = pytest.mark.django_db
Status = Comment.Status


def drawn(text: str, **words) -> str:
    return Template("{% load comments_tags %}" + text).render(Context(words))


def test_the_counts_of_a_list_cost_one_query(make_article, make_comment, django_assert_num_queries):
    stories = [make_article(headline=f"Story {number}") for number in range(5)]
    for story in stories[:2]:
        make_comment(article=story)
        make_comment(article=story, status=Status.PENDING)
    make_comment(article=stories[0])
    text = (
        "{% comment_counts stories as counts %}"
        "{% for story in stories %}{{ counts|for_article:story }} {% endfor %}"
    )
    with django_assert_num_queries(1):
        assert drawn(text, stories=stories) == "2 1 0 0 0 "


def test_no_story_costs_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        drawn("{% comment_counts stories as counts %}", stories=[])


def test_two_forms_share_a_page_without_sharing_an_id(article):
    from lxml import html as markup

    page = drawn(
        "{% load contact_tags %}{% comment_form article as one %}{% enquiry_form 'x' as two %}"
        "{{ one }}{{ two }}",
        article=article,
    )
    ids = markup.fromstring(f"<div>{page}</div>").xpath("//@id")
    assert len(ids) == len(set(ids))


def test_a_form_asks_the_database_nothing(article, django_assert_num_queries):
    with django_assert_num_queries(0):
        drawn("{% comment_form article as form %}{{ form }}", article=article)
