"""Mail to moderators at any hour: the clock stands still until a test moves it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from comments.models import Comment, ModeratorMail, Rules
from newsroom.site.models import SiteSettings

SITE = "moderators@newsroom.example"


class Clock:
    def __init__(self) -> None:
        self.now = timezone.now()

    def pass_by(self, **time: float) -> None:
        self.now += timedelta(**time)

    def set(self, text: str) -> None:
        self.now = datetime.fromisoformat(text)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr("django.utils.timezone.now", lambda: clock.now)
    return clock


@pytest.fixture
def site_address(db: None) -> Callable[..., None]:
    """Gives the site an address for comments, and rules of its mail."""

    def give(**rules: Any) -> None:
        SiteSettings.objects.update_or_create(pk=1, defaults={"comments_address": SITE})
        Rules.objects.update_or_create(pk=1, defaults=rules)

    return give


@pytest.fixture
def wait(make_comment: Callable[..., Comment]) -> Callable[..., Comment]:
    """A comment that waits for a moderator."""

    def make(text: str = "A word of a reader", **fields: Any) -> Comment:
        reasons = [{"step": "policy", "words": "Every comment here waits"}]
        fields = {"status": Comment.Status.PENDING, "reasons": reasons, **fields}
        return make_comment(text=text, **fields)

    return make


@pytest.fixture
def tell(moderator: User) -> Callable[..., ModeratorMail]:
    def choose(times: str, user: User = moderator) -> ModeratorMail:
        return ModeratorMail.objects.update_or_create(user=user, defaults={"times": times})[0]

    return choose


@pytest.fixture
def second(moderator: User) -> User:
    """Another moderator."""
    other = User.objects.create_user("second", "second@newsroom.example", is_staff=True)
    other.groups.set(moderator.groups.all())
    return other


@pytest.fixture
def look() -> Callable[[], None]:
    """The worker looks to whom mail is due, and sends it."""
    from comments import digests

    def go() -> None:
        for recipient in list(digests.due()):
            digests.send(recipient.told.pk)

    return go
