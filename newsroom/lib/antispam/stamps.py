"""A signed mark that says which thing a form is about, and roughly when its page was made.

It is cut to the hour and knows nothing of the visitor: every copy of a page made in the same
hour is the same.
"""

import time

from django.core import signing

AN_HOUR = 3600
# A page may lie open, or in a cache, for a day before its form is sent.
LASTS_HOURS = 26


def stamp(subject: str, *, now: float | None = None) -> str:
    """The stamp of a subject such as "article 12" or "contact", for the hour of `now`."""
    return signer().sign(f"{subject}@{hour_of(now)}")


def is_genuine(text: str, subject: str, *, now: float | None = None) -> bool:
    """Whether a stamp is ours, for this subject, and not too old."""
    try:
        stamped, _, hour = signer().unsign(text).rpartition("@")
        age = hour_of(now) - int(hour)
    except (signing.BadSignature, ValueError):
        return False
    # Another host's clock may be a little ahead at the full hour.
    return stamped == subject and -1 <= age <= LASTS_HOURS


def signer() -> signing.Signer:
    return signing.Signer(salt="newsroom.antispam")


def hour_of(now: float | None) -> int:
    return int((time.time() if now is None else now) // AN_HOUR)
