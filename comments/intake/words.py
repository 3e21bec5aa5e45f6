from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comments import words
from comments.intake.verdicts import Submission, Verdict, hold, turn_down
from comments.models import Word

# So many are named to the moderator.
NAMED = 5


def banned_words(submission: Submission) -> Verdict | None:
    found = named(submission, Word.Kind.BANNED)
    return turn_down(in_words(found)) if found else None


def suspect_words(submission: Submission) -> Verdict | None:
    found = named(submission, Word.Kind.SUSPECT)
    return hold(in_words(found)) if found else None


def named(submission: Submission, kind: str) -> list[str]:
    """The listed words that stand in the text or in the name, each once."""
    if "words" not in submission.notes:
        listed = words.listed()
        texts = (submission.name, submission.text)
        submission.notes["words"] = [one for text in texts for one in listed.find(text)]
    return list(dict.fromkeys(one.word for one in submission.notes["words"] if one.kind == kind))


def in_words(found: list[str]) -> str:
    quoted = get_text_list([_("“%s”") % word for word in found[:NAMED]], _("and"))
    words = ngettext("The word %s", "The words %s", len(found)) % quoted
    left = len(found) - NAMED
    return (
        _("%(words)s and %(count)d more") % {"words": words, "count": left} if left > 0 else words
    )
