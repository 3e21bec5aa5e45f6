from typing import Any

from django.db import migrations

from newsroom.roles import grant

ROLES = {
    "Moderator": [
        "comments.view_decision",
        "comments.view_rules",
        "comments.change_rules",
        *(
            f"comments.{verb}_{thing}"
            for thing in ("word", "ban", "sectionmode")
            for verb in ("add", "change", "delete", "view")
        ),
    ],
}


def make_roles(apps: Any, schema_editor: Any) -> None:
    for role, permissions in ROLES.items():
        grant(apps, role, permissions)


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0002_roles_of_the_desk"),
        ("comments", "0003_conversation_filled"),
    ]
    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
