"""The address of a comment leads to it wherever it stands by now."""

import pytest
from lxml import html as markup

from comments import moderation
from comments.models import Comment, Mode, Rules, SectionMode, Sorting, Thread
from comments.threads import ANSWERS

pytestmark = pytest.mark.django_db
Status = Comment.Status


@pytest.fixture(autouse=True)
def small_pages(db):
    Rules.objects.create(pk=1, conversations_on_page=5, answers_at_first=2)


def target(reader, comment) -> str:
    """Where the permalink leads; the comment has to stand there."""
    response = reader.get(f"/comments/{comment.pk}/")
    assert response.status_code == 302
    address, _, anchor = response["Location"].partition("#")
    assert anchor == f"comment-{comment.pk}"
    page = reader.get(address)
    assert page.status_code == 200
    assert markup.fromstring(page.content).xpath(f"//li[@id='{anchor}']")
    return address


def test_on_the_first_page_it_is_the_story(article, make_comment, reader):
    root = make_comment()
    answers = [make_comment(parent=root) for _ in range(3)]
    for comment in (root, *answers[:2]):
        assert target(reader, comment) == article.get_absolute_url()
    assert target(reader, answers[2]) == f"/comments/{root.pk}/answers/"


def test_a_comment_that_others_have_pushed_off_the_page_is_still_found(
    article, make_comment, reader
):
    Rules.objects.update(sorting=Sorting.NEWEST)
    comment = make_comment()
    answer = make_comment(parent=comment)
    for _ in range(4):
        make_comment()
    assert target(reader, comment) == target(reader, answer) == article.get_absolute_url()
    make_comment()
    assert target(reader, comment) == target(reader, answer) == f"/comments/{comment.pk}/answers/"


def test_a_late_answer_is_on_its_page_of_the_conversation(make_comment, reader):
    root = make_comment()
    answers = [make_comment(parent=root) for _ in range(2 * ANSWERS + 1)]
    path = f"/comments/{root.pk}/answers/"
    assert target(reader, answers[ANSWERS - 1]) == path
    assert target(reader, answers[ANSWERS]) == f"{path}?page=2"
    assert target(reader, answers[-1]) == f"{path}?page=3"


def test_an_answer_that_comes_in_between_moves_those_after_it(make_comment, reader):
    root = make_comment()
    answers = [make_comment(parent=root) for _ in range(ANSWERS)]
    path = f"/comments/{root.pk}/answers/"
    assert target(reader, answers[-1]) == path
    make_comment(parent=answers[0])
    assert target(reader, answers[-1]) == f"{path}?page=2"


def test_the_order_of_a_thread_decides_what_is_on_the_story_page(article, make_comment, reader):
    praised = [make_comment(recommended=9 - number) for number in range(6)]
    assert target(reader, praised[5]) != article.get_absolute_url()
    Rules.objects.update(sorting=Sorting.RECOMMENDED)
    Comment.objects.filter(pk=praised[5].pk).update(recommended=20)
    assert target(reader, praised[5]) == article.get_absolute_url()
    assert target(reader, praised[4]) != article.get_absolute_url()


def test_under_a_place_it_is_found_as_well(article, make_comment, reader, moderator):
    root = make_comment()
    answer = make_comment(parent=root)
    moderation.remove(root, by=moderator)
    assert target(reader, answer) == article.get_absolute_url()
    assert reader.get(f"/comments/{root.pk}/").status_code == 404


@pytest.mark.parametrize("what", ["thread", "section", "site"])
def test_of_hidden_threads_nothing_is_found(article, make_comment, reader, what):
    comment = make_comment()
    if what == "thread":
        Thread.objects.update(mode=Mode.HIDDEN)
    elif what == "section":
        SectionMode.objects.create(section=article.section, mode=Mode.HIDDEN)
    else:
        Rules.objects.update(mode=Mode.HIDDEN)
    assert reader.get(f"/comments/{comment.pk}/").status_code == 404
    assert reader.get(article.get_absolute_url()).status_code == 200


def test_it_costs_the_same_wherever_the_comment_stands(
    make_comment, reader, django_assert_max_num_queries
):
    root = make_comment()
    answers = [make_comment(parent=root) for _ in range(ANSWERS + 1)]
    for comment in (root, answers[0], answers[-1]):
        with django_assert_max_num_queries(5):
            reader.get(f"/comments/{comment.pk}/")
