from datetime import timedelta

from comments.intake.verdicts import Refused, Submission, Verdict
from newsroom.lib.antispam import Limit, is_within_limit, is_within_limit_of, too_many

PLACE = Limit("comment", most=10, every=timedelta(minutes=10))
# More than from one place: somebody else may have typed the address.
PERSON = Limit("comment of person", most=20, every=timedelta(minutes=10))
# Far above what readers do under the best-read story, and far below what machines can.
ARTICLE = Limit("comment on article", most=300, every=timedelta(minutes=1))


def flood(submission: Submission) -> Verdict | None:
    """Too many from one place, of one person or under one story, and the writer has to wait.

    Rewording is not counted: there is nothing more to read than before.
    """
    if submission.editing:
        return None
    if not is_within_limit(PLACE.what, submission.address, most=PLACE.most, every=PLACE.every):
        raise refused(PLACE)
    for limit, whom in ((PERSON, person(submission)), (ARTICLE, str(submission.article.pk))):
        if not is_within_limit_of(limit.what, whom, most=limit.most, every=limit.every):
            raise refused(limit)
    return None


def person(submission: Submission) -> str:
    """Whoever types a regular's address must not use up what the regular may send."""
    return f"{'proved' if submission.is_proven else 'typed'} {submission.email.lower()}"


def refused(limit: Limit) -> Refused:
    return Refused(too_many(limit), code="flood", status=429, wait=limit.every)
