import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
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


@pytest.fixture
def ours() -> dict[str, str]:
    """What a browser says of a form that comes from a page of ours."""
    return {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def link_in_mail(run_jobs: Callable[[], None]) -> Callable[..., str]:
    """Runs the jobs, and gives the path of the link that was mailed to an address last."""

    def find(email: str, part: str = "prove") -> str:
        run_jobs()
        letters = [letter for letter in mail.outbox if letter.to == [email]]
        return re.search(rf"http://[^/]+(/comments/{part}/\S+)", letters[-1].body)[1]

    return find


@pytest.fixture
def proven(
    send: Callable[..., Any], link_in_mail: Callable[..., str], ours: dict[str, str]
) -> Callable[..., Comment]:
    """Sends a comment and proves its address, both in one browser; gives the comment."""

    def write(client: Any, **fields: Any) -> Comment:
        send(client, **fields)
        comment = Comment.objects.order_by("pk").last()
        client.post(link_in_mail(comment.email), headers=ours)
        comment.refresh_from_db()
        return comment

    return write
