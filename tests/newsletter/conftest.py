"""A newsletter, its readers, and what a browser of ours sends."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from newsroom.newsletter.models import Newsletter, Subscriber, Subscription


@pytest.fixture
def newsletter(db: None) -> Newsletter:
    return Newsletter.objects.create(name="The Morning Tide", slug="morning-tide")


@pytest.fixture
def subscribe(newsletter: Newsletter) -> Callable[..., Subscriber]:
    """Makes somebody who gets a newsletter."""

    def make(email: str = "kit@reader.example", to: Newsletter | None = None, **how: Any) -> Any:
        subscriber, _is_new = Subscriber.objects.get_or_create(email=email)
        how.setdefault("confirmed_at", timezone.now())
        Subscription.objects.create(subscriber=subscriber, newsletter=to or newsletter, **how)
        return subscriber

    return make
