from django.utils.translation import gettext as _

from comments import spam
from comments.intake import verdicts
from comments.intake.verdicts import Submission, Verdict


def spam_score(submission: Submission) -> Verdict | None:
    """What our own classifier thinks, with what speaks loudest for it."""
    opinion = spam.opinion_of(submission.text, submission.name)
    submission.spam_score = opinion.score
    if opinion.score < spam.HOLD_FROM:
        return None
    words = _("Spam score %(score).2f: %(features)s") % {
        "score": opinion.score,
        "features": ", ".join(opinion.loudest),
    }
    return verdicts.spam(words) if opinion.score >= spam.SPAM_FROM else verdicts.hold(words)
