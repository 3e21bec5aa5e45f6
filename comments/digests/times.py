"""When a mail is due: all from what waits and what was told, so that a job may be run twice."""

from datetime import UTC, datetime, time, timedelta

from django.utils import timezone

from comments.digests.recipients import Recipient
from comments.digests.waiting import Wait
from comments.models.rules import MailTimes

# A flood of comments is one mail in so long a time.
APART = timedelta(minutes=5)
MORNING = time(7)


def is_due(recipient: Recipient, wait: Wait, now: datetime) -> bool:
    """Whether the recipient's own times ask for a mail about what waits."""
    told_at = recipient.told.told_at
    match recipient.times:
        case MailTimes.AT_ONCE:
            is_apart = told_at is None or told_at + APART <= now
            return is_apart and wait.any_since(told_at, now)
        case MailTimes.HOURLY:
            hour = full_hour(now)
            return is_before(told_at, hour) and wait.any_since(told_at, hour)
        case MailTimes.DAILY:
            morning = last_morning(now)
            return is_before(told_at, morning) and wait.any_since(None, morning)
    return False


def is_nudge_due(recipient: Recipient, wait: Wait, hours: int, now: datetime) -> bool:
    """Once for each comment that has waited too long, and not again before as long has passed."""
    if not (hours and wait.oldest and recipient.is_nudged):
        return False
    long, nudged_at = timedelta(hours=hours), recipient.told.nudged_at
    if wait.oldest + long > now:
        return False
    return nudged_at is None or (wait.oldest + long > nudged_at and nudged_at + long <= now)


def told_up_to(recipient: Recipient, wait: Wait, now: datetime) -> datetime:
    """The moment up to which all is told with a mail that is sent now.

    It is that of a comment where it can be, so that clocks of two machines need not agree.
    """
    begun = {MailTimes.HOURLY: full_hour, MailTimes.DAILY: last_morning}.get(recipient.times)
    moments = [wait.newest, begun(now) if begun else None, recipient.told.told_at]
    return max(moment for moment in moments if moment)


def is_before(told_at: datetime | None, moment: datetime) -> bool:
    return told_at is None or told_at < moment


def full_hour(now: datetime) -> datetime:
    """The last full hour by the site's clock, which may be half an hour off the world's."""
    local = timezone.localtime(now)
    return local.replace(minute=0, second=0, microsecond=0).astimezone(UTC)


def last_morning(now: datetime) -> datetime:
    """The last seven o'clock of the site's clock, however long the days in between were."""
    local = timezone.localtime(now)
    day = local.date() if local.time() >= MORNING else local.date() - timedelta(days=1)
    return datetime.combine(day, MORNING, local.tzinfo).astimezone(UTC)
