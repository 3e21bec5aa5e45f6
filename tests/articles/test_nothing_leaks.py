"""Whatever people do at the desk, in whatever order, readers find what is public and no more."""

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from articles.models import Contributor, Series, Topic
from comments.models import Comment
from tests.articles.leaks.desk import Desk
from tests.articles.leaks.reading import addresses, every_public_route, routes_of

pytestmark = pytest.mark.django_db
# Some twenty seconds of walking; more of either finds more.
WALKS = settings(
    max_examples=10,
    stateful_step_count=40,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def test_no_unpublished_word_is_found_anywhere(journalist: Any, editor: Any) -> None:
    class ThisDesk(Desk):
        pass

    ThisDesk.journalist, ThisDesk.editor = journalist, editor
    run_state_machine_as_test(ThisDesk, settings=WALKS)


def test_the_walk_opens_every_address_that_a_reader_can(make_article: Any) -> None:
    article = make_article()
    Topic.objects.create(name="Tides")
    Contributor.objects.create(name="Ada Quill")
    Series.objects.create(name="The wall")
    Comment.objects.create(article=article, name="Jo", text="Well said.")
    opened = set(routes_of(addresses([article.slug])))
    assert every_public_route() - opened == set()
