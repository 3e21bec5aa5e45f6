from typing import Any

from django.db import migrations

from newsroom.roles import grant

ROLES = {
    "Editor": [
        "articles.view_binned",
        *(
            f"articles.{verb}_{thing}"
            for thing in ("redirect", "retiredsectionslug")
            for verb in ("add", "change", "delete", "view")
        ),
    ],
}


def make_roles(apps: Any, schema_editor: Any) -> None:
    for role, permissions in ROLES.items():
        grant(apps, role, permissions)


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0001_roles"),
        ("articles", "0005_bin"),
    ]
    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
