from typing import Any

from django.db import migrations

from newsroom.roles import grant

VERBS = ("add", "change", "delete", "view")
ROLES = {
    "Journalist": ["articles.view_series"],
    "Editor": [
        *(f"articles.{verb}_series" for verb in VERBS),
        *(f"site.{verb}_{thing}" for verb in VERBS for thing in ("sitepage", "menuentry")),
    ],
}


def make_roles(apps: Any, schema_editor: Any) -> None:
    for role, permissions in ROLES.items():
        grant(apps, role, permissions)


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0003_roles_of_the_conversation"),
        ("articles", "0006_the_readers_site"),
        ("site", "0002_the_readers_site"),
    ]
    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
