from typing import Any

from django.db import migrations

from newsroom.roles import grant

VERBS = ("add", "change", "delete", "view")
ROLES = {
    "Editor": [
        *(f"newsletter.{verb}_{thing}" for thing in ("newsletter", "edition") for verb in VERBS),
        "newsletter.send_edition",
        "newsletter.view_subscriber",
        "newsletter.delete_subscriber",
        "newsletter.export_subscriber",
    ],
}


def make_roles(apps: Any, schema_editor: Any) -> None:
    for role, permissions in ROLES.items():
        grant(apps, role, permissions)


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0004_roles_of_the_readers_site"),
        ("newsletter", "0001_initial"),
    ]
    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
