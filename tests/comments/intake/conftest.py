from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone

from articles.models import Article
from comments.intake import STEPS, Submission, Verdict
from comments.models import Commenter, Rules
from comments.modes import Standing, standing_of

WORDS = "I used to take the night boat every Friday, and the stew was better than the crossing."


@pytest.fixture
def make_submission(article: Article) -> Callable[..., Submission]:
    """What a reader sends in under the story; any field may be given by name."""

    def make(**fields: Any) -> Submission:
        fields = {
            "article": article,
            "name": "Kit Harrow",
            "email": "kit@reader.example",
            "text": WORDS,
            "address": "203.0.113.7",
            "now": timezone.now(),
            **fields,
        }
        fields.setdefault("standing", standing_of(fields["article"]))
        fields.setdefault("commenter", Commenter.objects.of(fields["email"]))
        return Submission(**fields)

    return make


@pytest.fixture
def ask(make_submission: Callable[..., Submission]) -> Callable[..., Verdict | None]:
    """Asks one step, by its name, about what a reader sends in."""

    def asked(step: str, **fields: Any) -> Verdict | None:
        return STEPS[step](make_submission(**fields))

    return asked


@pytest.fixture
def rules(db: None) -> Callable[..., Rules]:
    def set_rules(**fields: Any) -> Rules:
        return Rules.objects.update_or_create(pk=1, defaults=fields)[0]

    return set_rules


@pytest.fixture
def standing() -> Callable[..., Standing]:
    def stands(mode: str, **fields: Any) -> Standing:
        return Standing(mode, Rules(pk=1, **fields), None)

    return stands
