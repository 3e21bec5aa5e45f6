"""Whatever people do at the desk, in whatever order, readers find what is public and no more."""

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.articles.leaks.desk import Desk

pytestmark = pytest.mark.django_db
# Some twenty seconds of walking; more of either finds more.
WALKS = settings(
    max_examples=12,
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
