import re
import unicodedata

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comments.intake.verdicts import Refused, Submission, Verdict, hold
from comments.models import LONGEST
from newsroom.lib.marks import words_of
from newsroom.lib.text import has_visible

# Nobody writes so many of one letter on purpose; a line drawn with dashes is shorter.
WALL = 40
RUN = re.compile(r"([^\s])\1+")
# Marks above marks: letters that are made to cover the lines around them.
HEAP = 6


def length(submission: Submission) -> Verdict | None:
    """Something must be said, and not too much; walls of one character wait for a moderator."""
    text = submission.text
    if not has_visible(words_of(text)):
        raise Refused(nothing_said(), code="empty")
    if over := max(0, len(text) - LONGEST):
        raise Refused(too_long(over), code="long")
    if run := longest_run(text):
        return hold(_("“%(sign)s” %(count)d times in a row") % run)
    if has_heap(text):
        return hold(_("Letters under heaps of marks"))
    return None


def nothing_said() -> str:
    return _("There are no words in your comment yet.")


def too_long(over: int) -> str:
    return ngettext(
        "Your comment is %d character too long.", "Your comment is %d characters too long.", over
    ) % (over)


def longest_run(text: str) -> dict[str, object] | None:
    """The longest repetition of one character, if it is a wall."""
    longest = max((found[0] for found in RUN.finditer(text)), key=len, default="")
    return {"sign": longest[0], "count": len(longest)} if len(longest) >= WALL else None


def has_heap(text: str) -> bool:
    height = 0
    for character in text if not text.isascii() else "":
        height = height + 1 if unicodedata.combining(character) else 0
        if height >= HEAP:
            return True
    return False
