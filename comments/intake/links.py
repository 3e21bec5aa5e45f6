import re

from django.conf import settings
from django.utils.translation import ngettext

from comments.intake.verdicts import Submission, Verdict, hold
from newsroom.lib.addresses import in_ascii

ENDINGS = (
    "com|net|org|info|biz|co|io|ru|cn|me|online|site|shop|store|xyz|top|club|live|casino|bet|app|"
    "link|vip|pro|win|loan|de|fr|es|uk|eu|br|tk|ly|example|test|invalid"
)
LABEL = r"[^\W_](?:[\w-]{0,40}[^\W_])?"
# Addresses as they are typed, those that the marks make no link of included.
TYPED = re.compile(
    r"(?:h(?:tt|xx)ps?|ftp)\s?:\s?//\s?(?P<host>[\w.-]+)[^\s\"'<>\[\](){}]*|"
    rf"(?<![\w.@-])(?P<bare>(?:{LABEL}\.){{1,5}}(?:{ENDINGS}))\b(?!\.\w)[^\s\"'<>\[\](){{}}]*",
    re.IGNORECASE,
)
# A dot in brackets, or as a word between what can be a name and an ending.
SPELLED_OUT = re.compile(
    rf"\b(?P<name>{LABEL})(?:\s?[\[({{<]\s?(?:\.|dot|punkt|punto|ponto|point)\s?[\])}}>]\s?|\s+dot\s+)"
    rf"(?:{ENDINGS})\b",
    re.IGNORECASE,
)
# "The dot com years" are no address.
NO_NAMES = {"a", "an", "the", "this", "that", "of", "first", "early", "late", "old", "new", "my"}


def links(submission: Submission) -> Verdict | None:
    """Many links wait for a moderator, however they are written; those to this site are none."""
    most, count = submission.rules.hold_links_from, len(foreign_links(submission))
    if not most or count < most:
        return None
    return hold(ngettext("%d link", "%d links", count) % count)


def foreign_links(submission: Submission) -> list[str]:
    """Addresses elsewhere that the text names, each as often as it does."""
    ours = settings.SITE_ADDRESS.partition("://")[2]
    named = [host_of(address) for address in submission.links]
    named += typed(submission.text, already=named)
    return [host for host in named if host not in {ours, f"www.{ours}"}]


def typed(text: str, *, already: list[str]) -> list[str]:
    """Hosts that are named without being links."""
    found = [match["host"] or match["bare"] for match in TYPED.finditer(text) if is_meant(match)]
    hosts = [in_ascii(host) for host in found]
    hidden = [match[0].lower() for match in SPELLED_OUT.finditer(text) if is_name(match["name"])]
    return [host for host in hosts if host not in already] + hidden


def is_meant(match: re.Match[str]) -> bool:
    """Where a sentence ends without a space, "stopped.Me" is no address."""
    bare = match["bare"]
    return not bare or bare.islower() or bare.isupper()


def is_name(word: str) -> bool:
    return word.lower() not in NO_NAMES


def host_of(address: str) -> str:
    """What follows the scheme of an address, or the @ of a mailbox."""
    rest = address.partition(":")[2].lstrip("/")
    return in_ascii(re.split(r"[/?#]", rest, maxsplit=1)[0].rpartition("@")[2])
