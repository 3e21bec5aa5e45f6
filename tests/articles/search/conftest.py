from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from articles.models import Article
from articles.search.filing import file_story


@pytest.fixture
def filed(make_article: Callable[..., Article]) -> Callable[..., Article]:
    """Makes a published article that is filed as publishing would file it."""

    def make(**fields: Any) -> Article:
        article = make_article(**fields)
        file_story(article)
        return article

    return make


@pytest.fixture
def ask(db: None) -> Callable[..., Any]:
    def found(words: str, **asked: Any) -> list[str]:
        """The headlines of what a reader finds, in order."""
        answer = Client().get("/search/", {"q": words, **asked})
        assert answer.status_code == 200
        return [story.headline for story in answer.context.get("stories", [])]

    return found
