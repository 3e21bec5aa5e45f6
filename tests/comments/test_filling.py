"""Comments of an earlier state get all that has been stored of them since."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from comments.models import Comment, Commenter, Decision, Thread

pytestmark = pytest.mark.django_db
Status = Comment.Status
filling = import_module("comments.migrations.0003_conversation_filled")
STATEMENTS = [
    filling.PLACES,
    filling.SHOWN,
    filling.ANSWERS,
    filling.THREADS,
    filling.COMMENTERS,
    filling.WRITERS,
    filling.DECISIONS,
]
# Nobody could take a comment back then.
EARLIER = [status for status in Status if status != Status.WITHDRAWN]
DERIVED = ["root_id", "path", "is_shown", "answers_shown", "html"]


def as_it_was() -> None:
    Comment.objects.update(
        root=None,
        path=[],
        is_shown=False,
        answers_shown=0,
        html="",
        appeared_at=None,
        commenter=None,
    )
    Thread.objects.all().delete()
    Commenter.objects.all().delete()


def fill() -> None:
    with connection.cursor() as cursor:
        for statement in STATEMENTS:
            cursor.execute(statement)
    filling.render(apps, None)


def test_every_comment_gets_its_place_its_html_and_its_writer(make_comment, article):
    for status in EARLIER:
        top = make_comment(status=status, text="A **word**", email="Kit@Reader.example")
        make_comment(parent=top)
        make_comment(parent=top, status=Status.PENDING)
    rows = Comment.objects.order_by("pk").values_list("pk", *DERIVED)
    before, count = list(rows), Thread.objects.get(article=article).count
    as_it_was()
    fill()
    assert list(rows.all()) == before
    assert Thread.objects.get(article=article).count == count
    assert Commenter.objects.get().email == "kit@reader.example"
    assert not Comment.objects.filter(commenter=None).exists()
    assert not Comment.objects.filter(is_shown=True, appeared_at=None).exists()


@pytest.mark.parametrize(
    ("start", "end", "verb"),
    [
        (Status.PENDING, Status.APPROVED, "approve"),
        (Status.PENDING, Status.REJECTED, "reject"),
        (Status.APPROVED, Status.SPAM, "mark_as_spam"),
        (Status.APPROVED, Status.REMOVED, "remove"),
        (Status.REMOVED, Status.APPROVED, "restore"),
    ],
)
def test_every_decision_gets_its_verb_and_a_batch_of_its_own(make_comment, start, end, verb):
    comment = make_comment(status=end)
    for _ in range(2):
        Decision.objects.create(
            comment=comment, comment_number=comment.pk, from_status=start, to_status=end
        )
    first = Decision.objects.first()
    Decision.objects.update(batch=first.batch)
    with connection.cursor() as cursor:
        cursor.execute(filling.DECISIONS)
    found = list(Decision.objects.all())
    assert {decision.verb for decision in found} == {verb}
    assert len({decision.batch for decision in found}) == 2
    assert {decision.article_id for decision in found} == {comment.article_id}
