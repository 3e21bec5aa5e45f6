"""The mail itself: how many comments wait, how long, why, and a link for each of the first."""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Q
from django.urls import reverse
from django.utils.timesince import timesince
from django.utils.translation import gettext as _

from comments.digests.links import address_of
from comments.digests.recipients import Recipient
from comments.digests.waiting import Wait, waiting, why_held
from comments.models import Comment
from newsroom.lib.emails import mail
from newsroom.site.models import SiteSettings

# A mail lists so many; the number of all of them is said.
LISTED = 10
A_MINUTE = timedelta(minutes=1)


def letter_to(recipient: Recipient, wait: Wait, now: datetime, *, is_nudge: bool) -> EmailMessage:
    listed = first_of(recipient)
    words = {
        "site": SiteSettings.current(),
        "is_nudge": is_nudge,
        "is_of_moderator": recipient.user is not None,
        "number": wait.number,
        "waited": waited(wait.oldest, now) if wait.oldest else "",
        "listed": [line_of(comment, recipient, now) for comment in listed],
        "others": wait.number - len(listed),
        "queue": settings.SITE_ADDRESS + queue(),
        "times": settings.SITE_ADDRESS + reverse("admin:comments_mail"),
    }
    letter = mail("comments/mail_waiting", words, to=recipient.address)
    letter.extra_headers = {
        "List-Unsubscribe": f"<{words['times']}>",
        # Nobody's note of absence is wanted.
        "Auto-Submitted": "auto-generated",
    }
    return letter


def first_of(recipient: Recipient) -> list[Comment]:
    """What is new to the recipient, and then what has waited longest."""
    told_at = recipient.told.told_at
    found = waiting().select_related("article").only(*NEEDED).order_by("since", "pk")
    new = list(found.filter(since__gt=told_at)[:LISTED]) if told_at else []
    others = found.filter(~Q(pk__in=[comment.pk for comment in new]))
    return [*new, *others[: LISTED - len(new)]]


# Not what was written: whatever is done to the templates, no word of it can get into a mail.
NEEDED = ["number_of_state", "status", "reasons", "reported", "created_at", "article__headline"]


def line_of(comment: Comment, recipient: Recipient, now: datetime) -> dict[str, object]:
    desk = reverse("admin:comments_comment_change", args=[comment.pk])
    return {
        "headline": comment.article.headline,
        "waited": waited(comment.since, now),
        "why": why_held(comment),
        "decide": address_of(comment, recipient),
        "desk": settings.SITE_ADDRESS + desk,
    }


def waited(since: datetime, now: datetime) -> str:
    """How long in words; most mails that are sent at once are of something just written."""
    return timesince(since, now) if now - since >= A_MINUTE else _("less than a minute")


def queue() -> str:
    return reverse("admin:comments_queue")
