from django.utils.translation import gettext as _

from comments.intake.verdicts import Submission, Verdict, hold

# Seconds in which nobody reads a form, writes this many characters, and sends it.
TOO_SHORT = 3
TOO_LONG = 40


def timing(submission: Submission) -> Verdict | None:
    """A whole text within three seconds was not typed. It may have been pasted: a person looks.

    The browser is believed only where it speaks against the writer: no time at all passes.
    """
    elapsed = submission.elapsed
    if elapsed is None or not 0 <= elapsed < TOO_SHORT or len(submission.text) < TOO_LONG:
        return None
    words = _("%(count)d characters within %(seconds).1f seconds") % {
        "count": len(submission.text),
        "seconds": elapsed,
    }
    return hold(words)
