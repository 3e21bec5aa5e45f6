"""Who is told that comments wait: the site's own address, and moderators who want to be."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from comments.models import ModeratorMail, Rules
from comments.models.rules import MailTimes
from newsroom.site.models import SiteSettings

MODERATE = "comments.moderate_comment"


@dataclass(frozen=True)
class Recipient:
    """`user` is None for the site's address. `told` remembers what was mailed, and when."""

    address: str
    times: str
    told: ModeratorMail

    @property
    def user(self) -> Any:
        return self.told.user

    @property
    def is_nudged(self) -> bool:
        """A moderator's "never" is meant; the site's own nudges have a rule of their own."""
        return self.user is None or self.times != MailTimes.NEVER


def recipients() -> Iterator[Recipient]:
    """Everybody who may be told now. Whoever lost the permission is not told any more."""
    if found := of_site():
        yield found
    wanted = ModeratorMail.objects.exclude(user=None).exclude(times=MailTimes.NEVER)
    for told in wanted.select_related("user").order_by("pk"):
        if found := of_moderator(told):
            yield found


def recipient_of(told: ModeratorMail) -> Recipient | None:
    return of_moderator(told) if told.user else of_site()


def of_site() -> Recipient | None:
    address = SiteSettings.current().comments_address
    if not address:
        return None
    told = ModeratorMail.objects.filter(user=None).first()
    if told is None:
        # Two jobs at once find the same row.
        ModeratorMail.objects.bulk_create([ModeratorMail()], ignore_conflicts=True)
        told = ModeratorMail.objects.get(user=None)
    return Recipient(address, Rules.current().mail_times, told)


def of_moderator(told: ModeratorMail) -> Recipient | None:
    may = told.user.is_active and told.user.email and told.user.has_perm(MODERATE)
    return Recipient(told.user.email, told.times, told) if may else None
