"""Links by which the recipient of a mail decides about one comment, as it was when it was mailed.

Each is good for one comment in one state and for one recipient, for a week.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core import signing
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from comments.digests.recipients import MODERATE, Recipient
from comments.models import Comment
from newsroom.site.models import SiteSettings

SALT = "comments.digests.decide"
LASTS = timedelta(days=7)


class NoSuchLinkError(Exception):
    """The link was never made by us, or its comment has been deleted."""


class LinkClosedError(Exception):
    """The link is too old, or was mailed to somebody who may no longer decide."""


@dataclass(frozen=True)
class Opened:
    """`seen` is the comment's number_of_state in the mail; `by` is None for the site's address."""

    comment: Comment
    seen: int
    by: Any

    @property
    def is_fresh(self) -> bool:
        return self.comment.number_of_state == self.seen


def address_of(comment: Comment, recipient: Recipient) -> str:
    return settings.SITE_ADDRESS + reverse(
        "comments:decide_by_mail", args=[token_of(comment, recipient)]
    )


def token_of(comment: Comment, recipient: Recipient) -> str:
    account = recipient.user.pk if recipient.user else 0
    value = [comment.pk, comment.number_of_state, account, mark_of(recipient.address)]
    return signing.dumps(value, salt=SALT)


def open_link(token: str) -> Opened:
    """Raises NoSuchLinkError or LinkClosedError."""
    try:
        pk, seen, account, mark = signing.loads(token, salt=SALT, max_age=LASTS)
    except signing.SignatureExpired as error:
        raise LinkClosedError from error
    except signing.BadSignature as error:
        raise NoSuchLinkError from error
    by = moderator(account) if account else None
    address = by.email if by else SiteSettings.current().comments_address
    if not (address and constant_time_compare(mark_of(address), mark)):
        raise LinkClosedError
    comment = Comment.objects.select_related("article", "parent").filter(pk=pk).first()
    if comment is None:
        raise NoSuchLinkError
    return Opened(comment, seen, by)


def moderator(pk: int) -> Any:
    found = get_user_model().objects.filter(pk=pk, is_active=True).first()
    if found is None or not found.has_perm(MODERATE):
        raise LinkClosedError
    return found


def mark_of(address: str) -> str:
    """A link goes with the mailbox it was sent to: with another address it opens nothing."""
    return salted_hmac(SALT, address.lower()).hexdigest()[:16]
