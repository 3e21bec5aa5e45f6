"""Where no comment is taken, and what cannot be answered."""

import pytest

from articles.models import Article
from comments.intake import Refused
from comments.models import Comment, Mode

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("mode", [Mode.CLOSED, Mode.HIDDEN])
def test_closed_and_hidden_take_none(ask, standing, mode):
    with pytest.raises(Refused) as refused:
        ask("closed", standing=standing(mode))
    assert (refused.value.status, refused.value.code) == (422, "closed")


@pytest.mark.parametrize("mode", [Mode.OPEN, Mode.FIRST_HELD, Mode.ALL_HELD])
def test_the_others_do(ask, standing, mode):
    assert ask("closed", standing=standing(mode)) is None


@pytest.mark.parametrize("status", [s for s in Article.Status if s != Article.Status.PUBLISHED])
def test_only_a_public_story_does(ask, article, status):
    article.status = status
    with pytest.raises(Refused):
        ask("closed", article=article)


def test_an_answer_needs_something_that_readers_see(ask, make_comment):
    seen, gone = make_comment(), make_comment(status=Comment.Status.REMOVED)
    assert ask("closed", parent=seen) is None
    with pytest.raises(Refused) as refused:
        ask("closed", parent=gone)
    assert refused.value.code == "gone"
