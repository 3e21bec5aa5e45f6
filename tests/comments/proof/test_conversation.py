"""Whatever is done in a conversation, in whatever order, what is kept of it is true."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.comments.proof.conversation import Conversation

pytestmark = pytest.mark.django_db
# Half a minute of talking; more of either finds more.
TALKS = settings(
    max_examples=8,
    stateful_step_count=40,
    # The same talks on every machine: what stops a change is to be the change.
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def test_the_conversation_is_kept_true(moderator: Any, journalist: Any, editor: Any) -> None:
    second = User.objects.create_user("second", is_staff=True)
    second.groups.set(moderator.groups.all())

    class ThisConversation(Conversation):
        cast = {
            "moderator": moderator,
            "second": second,
            "journalist": journalist,
            "editor": editor,
        }

    run_state_machine_as_test(ThisConversation, settings=TALKS)
