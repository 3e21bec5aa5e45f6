"""The mark that a mail carries on its envelope, so that it is known again when it comes back.

Only the mark is believed: whoever writes us a notice about somebody's address does not have it.
"""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from newsroom.newsletter.models import Newsletter

SALT = "newsletter.bounces"
# In small letters and digits, for servers may change the letters of a mailbox.
MARK = re.compile(r"\bnl-(\d{1,18})-([0-9a-f]{20})\b", re.IGNORECASE)


def mark_of(delivery_pk: int) -> str:
    return f"nl-{delivery_pk}-{seal_of(delivery_pk)}"


def seal_of(delivery_pk: int) -> str:
    return salted_hmac(SALT, str(delivery_pk)).hexdigest()[:20]


def marks_in(text: str) -> Iterator[int]:
    """The deliveries whose genuine marks stand in a text."""
    for number, seal in MARK.findall(text):
        if constant_time_compare(seal_of(int(number)), seal.lower()):
            yield int(number)


def return_path_of(delivery_pk: int, newsletter: Newsletter) -> str:
    """The address that one mail comes back to; empty where none was set up."""
    mailbox, _, host = newsletter.return_address.rpartition("@")
    return f"{mailbox}+{mark_of(delivery_pk)}@{host}" if host else ""


def message_id_of(delivery_pk: int) -> str:
    return f"<{mark_of(delivery_pk)}@{urlsplit(settings.SITE_ADDRESS).hostname}>"
