from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from articles.models import Article
from comments import standing
from comments.models import Comment, Thread


@pytest.fixture
def article(make_article: Callable[..., Article]) -> Article:
    return make_article()


@pytest.fixture
def make_comment(article: Article) -> Callable[..., Comment]:
    """Makes an approved comment under the story; any field may be given by name."""

    def make(**fields: Any) -> Comment:
        fields = {
            "article": article,
            "name": "Kit Harrow",
            "email": "kit@reader.example",
            "text": "I used to take it every Friday.",
            "status": Comment.Status.APPROVED,
            **fields,
        }
        with transaction.atomic():
            comment = Comment.objects.create(**fields)
            standing.settle(comment, Thread.objects.locked(comment.article_id))
        comment.refresh_from_db()
        return comment

    return make


@pytest.fixture
def send(reader: Any, article: Article) -> Callable[..., Any]:
    """Sends the comment form as a browser does, from the story's own page."""
    from newsroom.lib.antispam import stamp

    def post(client: Any = None, headers: dict[str, str] | None = None, **fields: Any) -> Any:
        form = {
            "name": "Kit Harrow",
            "email": "kit@reader.example",
            "text": "I used to take it every Friday.",
            "website": "",
            "stamp": stamp(f"article {article.pk}"),
            **fields,
        }
        sent = {"Sec-Fetch-Site": "same-origin"} if headers is None else headers
        return (client or reader).post(f"/comments/on/{article.slug}/", form, headers=sent)

    return post
