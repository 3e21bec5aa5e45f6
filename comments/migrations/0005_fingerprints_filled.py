"""Gives the comments that are there already what tells the same text from another."""

from typing import Any

from django.db import migrations

from newsroom.lib.spelling import fingerprint

AT_A_TIME = 1000


def fill(apps: Any, schema_editor: Any) -> None:
    comments = apps.get_model("comments", "Comment").objects.order_by("pk").only("pk", "text")
    last = 0
    while part := list(comments.filter(pk__gt=last)[:AT_A_TIME]):
        for comment in part:
            comment.fingerprint = fingerprint(comment.text)
        comments.bulk_update(part, ["fingerprint"])
        last = part[-1].pk


class Migration(migrations.Migration):
    dependencies = [("comments", "0004_learning")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
