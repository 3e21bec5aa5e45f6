"""Nobody types a whole comment within three seconds."""

import pytest

from comments.intake.times import TOO_LONG, TOO_SHORT
from comments.models import Comment

pytestmark = pytest.mark.django_db
Status = Comment.Status
WHOLE = "x y " * TOO_LONG


@pytest.mark.parametrize(
    ("elapsed", "text", "status"),
    [
        (None, WHOLE, None),
        (0, WHOLE, Status.PENDING),
        (0.4, WHOLE, Status.PENDING),
        (TOO_SHORT - 0.01, WHOLE, Status.PENDING),
        (TOO_SHORT, WHOLE, None),
        (900, WHOLE, None),
        (0.4, "Agreed.", None),
        (0.4, "x" * (TOO_LONG - 1), None),
        (0.4, "x" * TOO_LONG, Status.PENDING),
        # Pasted, perhaps: a moderator looks.
        (0.4, f"{WHOLE} http://win.example", Status.PENDING),
        (60, f"{WHOLE} http://win.example", None),
        # What a browser cannot have said is not believed.
        (-1, WHOLE, None),
        (float("nan"), WHOLE, None),
        (float("inf"), WHOLE, None),
        (float("-inf"), WHOLE, None),
    ],
)
def test_timing(ask, elapsed, text, status):
    verdict = ask("timing", elapsed=elapsed, text=text)
    assert (verdict.status if verdict else None) == status


def test_the_moderator_is_told_how_fast_it_was(ask):
    words = ask("timing", elapsed=0.42, text=WHOLE).words
    assert words == f"{len(WHOLE)} characters within 0.4 seconds"
