from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

ERROR, WARNING = "error", "warning"

# What can be overruled, as the history of a story names it.
NAMES = {
    "no-alt-text": _("a picture without alt text"),
    "empty-link": _("a link without words"),
}


@dataclass(frozen=True)
class Finding:
    """One thing that a check found.

    `where` is the field of the writing form that it concerns, and `at` the place inside the body:
    the id of a heading, the number of a picture, or the words of a link.
    """

    code: str
    level: str
    words: str
    where: str
    at: str = ""
    # The story cannot be published like this, whoever says so.
    is_final: bool = False

    @property
    def is_error(self) -> bool:
        return self.level == ERROR


def error(code: str, words: str, where: str, at: str = "", *, is_final: bool = False) -> Finding:
    return Finding(code, ERROR, str(words), where, at, is_final)


def warning(code: str, words: str, where: str, at: str = "") -> Finding:
    return Finding(code, WARNING, str(words), where, at)
