from django.utils.translation import gettext as _

from comments.intake.verdicts import Submission, Verdict, spam


def trap(submission: Submission) -> Verdict | None:
    """A field that nobody sees was filled in: looks like success to the program that did it."""
    return spam(_("A hidden field was filled in")) if submission.is_trapped else None
