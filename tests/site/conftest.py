from collections.abc import Callable, Iterator

import pytest
from django.contrib.auth.models import User
from django.utils import translation


@pytest.fixture
def owner(db: None) -> User:
    return User.objects.create_superuser("owner", "owner@newsroom.example", "password")


@pytest.fixture
def translated_as() -> Iterator[Callable[[str, dict[str, str]], None]]:
    """Adds words to a language for the time of the test, whatever its catalogue says."""
    from django.utils.translation import trans_real

    changed = []

    def add(language: str, words: dict[str, str]) -> None:
        for text, translation_of_it in words.items():
            trans_real.translation(language)._catalog[text] = translation_of_it
        changed.append(language)

    yield add
    for language in changed:
        trans_real._translations.pop(language, None)
    translation.activate("en")
