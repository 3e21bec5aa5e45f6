"""Whoever takes the list of subscribers along takes the readers along: that is the owner's."""

from typing import Any

from django.db import migrations

from newsroom.roles import take_away


def make_roles(apps: Any, schema_editor: Any) -> None:
    take_away(apps, "Editor", ["newsletter.export_subscriber"])


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0005_roles_of_the_newsletter"),
        ("newsletter", "0002_the_desk_of_newsletters"),
    ]
    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
