"""What every comment passes before it is stored, a step at a time.

A step is a function that takes a Submission. It gives None to let the comment pass, a Verdict to
hold it, turn it down or take it for spam, or raises Refused. A new step is one function and one
line here: what costs least comes first, what asks other machines last.
"""

from collections.abc import Callable

from comments.intake import (
    bans,
    closed,
    duplicates,
    floods,
    lengths,
    links,
    policy,
    records,
    services,
    spam_scores,
    times,
    traps,
    words,
)
from comments.intake.verdicts import Refused, Submission, Verdict

__all__ = ["STEPS", "Refused", "Submission", "Verdict", "judge", "judge_again"]

Step = Callable[[Submission], Verdict | None]
STEPS: dict[str, Step] = {
    "closed": closed.closed,
    "length": lengths.length,
    "flood": floods.flood,
    "trap": traps.trap,
    "timing": times.timing,
    "links": links.links,
    "ban": bans.ban,
    "banned_words": words.banned_words,
    "suspect_words": words.suspect_words,
    "duplicate": duplicates.duplicate,
    "spam": spam_scores.spam_score,
    "history": records.history,
    "reports": records.reports,
    "policy": policy.policy,
    "akismet": services.akismet,
}
# What the newsroom's own moderators are asked as well: the rest is for readers.
FOR_EVERYBODY = {"closed", "length", "flood", "trap"}


def judge(submission: Submission) -> tuple[str, list[dict[str, str]]]:
    """The status a comment starts with, and the reasons: [{"step": "links", "words": "3 links"}].

    All steps are asked, so that a moderator sees every reason. Raises Refused, and then nothing
    else is asked.
    """
    submission.verdicts = {}
    for name in STEPS:
        ask(submission, name)
    return submission.status, submission.reasons


def judge_again(submission: Submission, name: str) -> tuple[str, list[dict[str, str]]]:
    """Asks one step once more: for what may have changed since, while the writer took turns."""
    ask(submission, name)
    return submission.status, submission.reasons


def ask(submission: Submission, name: str) -> None:
    if submission.is_by_moderator and name not in FOR_EVERYBODY:
        return
    if verdict := STEPS[name](submission):
        submission.verdicts[name] = verdict
