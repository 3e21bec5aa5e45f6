"""The moderators' queue: who may open it, what is in its tabs, and what a card says."""

import pytest

from comments.models import Comment
from tests.comments.queue_pages import QUEUE, cards_on, own_page

pytestmark = pytest.mark.django_db
Status = Comment.Status


def test_it_works(as_user, moderator, make_comment):
    comment = make_comment(status=Status.PENDING)
    page = as_user(moderator).get(QUEUE)
    assert page.status_code == 200
    assert cards_on(page.text) == [comment.pk]


def test_nobody_else_opens_it(as_user, journalist, editor, stranger, reader, make_comment):
    comment = make_comment(status=Status.PENDING)
    for nobody in (journalist, editor):
        assert as_user(nobody).get(QUEUE).status_code == 403
        assert as_user(nobody).get("/admin/comments/numbers/").status_code == 403
    for nobody in (as_user(stranger), reader):
        for page in (QUEUE, "/admin/comments/numbers/", own_page(comment)):
            answer = nobody.get(page)
            assert answer.status_code == 302
            assert answer["Location"].startswith("/admin/login/")


@pytest.mark.parametrize(
    ("tab", "statuses"),
    [
        ("pending", ["pending"]),
        ("spam", ["spam"]),
        ("approved", ["approved"]),
        ("rejected", ["rejected"]),
        ("removed", ["removed"]),
        ("nonsense", ["pending"]),
    ],
)
def test_each_tab_has_its_own(as_user, moderator, make_comment, tab, statuses):
    every = {status: make_comment(status=status, text=f"Said {status}") for status in Status}
    page = as_user(moderator).get(QUEUE, {"tab": tab}).text
    assert cards_on(page) == [every[status].pk for status in statuses]


def test_what_waited_longest_comes_first_and_elsewhere_what_is_newest(
    as_user, moderator, make_comment
):
    waiting = [make_comment(status=Status.PENDING, text=str(n)) for n in range(3)]
    approved = [make_comment(text=str(n)) for n in range(3)]
    desk = as_user(moderator)
    assert cards_on(desk.get(QUEUE).text) == [comment.pk for comment in waiting]
    page = desk.get(QUEUE, {"tab": "approved"}).text
    assert cards_on(page) == [comment.pk for comment in reversed(approved)]


def test_the_most_reported_comes_first(as_user, moderator, make_comment):
    make_comment()
    little, much = make_comment(reported=1), make_comment(reported=4)
    page = as_user(moderator).get(QUEUE, {"tab": "reported"}).text
    assert cards_on(page) == [much.pk, little.pk]


def test_an_empty_tab_says_so(as_user, moderator):
    assert "Nothing waits." in as_user(moderator).get(QUEUE).text
