"""Comments from before are known again by their text."""

from importlib import import_module

import pytest
from django.apps import apps

from comments.models import Comment

pytestmark = pytest.mark.django_db


def test_comments_that_are_there_already_get_their_fingerprints(make_comment, monkeypatch):
    filling = import_module("comments.migrations.0005_fingerprints_filled")
    monkeypatch.setattr(filling, "AT_A_TIME", 2)
    made = [
        make_comment(text=f"The bridge was stuck for the {n}th time this year.") for n in range(5)
    ]
    wanted = {comment.pk: comment.fingerprint for comment in made}
    Comment.objects.update(fingerprint="")
    filling.fill(apps, None)
    assert dict(Comment.objects.values_list("pk", "fingerprint")) == wanted
    assert len(set(wanted.values())) == 5
