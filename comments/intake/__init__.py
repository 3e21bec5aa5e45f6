"""What every comment passes before it is stored, a step at a time.

A step is a function that takes a Submission. It gives None to let the comment pass, a Verdict to
hold it, turn it down or take it for spam, or raises Refused. A new step is one function and one
line here.
"""

from collections.abc import Callable

from comments.intake import closed, policy, traps
from comments.intake.verdicts import Refused, Submission, Verdict
from comments.models import Comment

__all__ = ["STEPS", "Refused", "Submission", "Verdict", "judge"]

Step = Callable[[Submission], Verdict | None]
STEPS: dict[str, Step] = {
    "closed": closed.closed,
    "trap": traps.trap,
    "policy": policy.policy,
}
# The gravest verdict counts.
GRAVITY = [Comment.Status.APPROVED, Comment.Status.PENDING, Comment.Status.REJECTED]
GRAVITY.append(Comment.Status.SPAM)


def judge(submission: Submission) -> tuple[str, list[dict[str, str]]]:
    """The status a comment starts with, and the reasons: [{"step": "links", "words": "3 links"}].

    All steps are asked, so that a moderator sees every reason. Raises Refused.
    """
    status, reasons = Comment.Status.APPROVED, []
    for name, step in STEPS.items():
        verdict = step(submission)
        if verdict:
            reasons.append({"step": name, "words": str(verdict.words)})
            status = max(status, verdict.status, key=GRAVITY.index)
    return status, reasons
