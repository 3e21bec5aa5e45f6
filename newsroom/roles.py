"""Gives the roles of a newsroom their permissions; called by migrations, which hold the table."""

from typing import Any

from django.contrib.auth.management import create_permissions


def grant(apps: Any, role: str, permissions: list[str]) -> None:
    """Lets a role do something: `permissions` are written as "articles.publish_article".

    Makes the group if there is none. Permissions are normally made after all migrations have
    run, so those of the apps concerned are made here first.
    """
    make_permissions(apps, {name.partition(".")[0] for name in permissions})
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=role)
    for name in permissions:
        label, _, codename = name.partition(".")
        group.permissions.add(
            apps.get_model("auth", "Permission").objects.get(
                content_type__app_label=label, codename=codename
            )
        )


def take_away(apps: Any, role: str, permissions: list[str]) -> None:
    """Undoes what an earlier migration has granted."""
    group = apps.get_model("auth", "Group").objects.filter(name=role).first()
    for name in permissions if group else []:
        label, _, codename = name.partition(".")
        found = apps.get_model("auth", "Permission").objects.filter(
            content_type__app_label=label, codename=codename
        )
        group.permissions.remove(*found)


def make_permissions(apps: Any, labels: set[str]) -> None:
    for label in labels:
        config = apps.get_app_config(label)
        found = getattr(config, "models_module", None)
        # Migrations see apps without their models module, which create_permissions asks for.
        config.models_module = found or True
        create_permissions(config, apps=apps, verbosity=0)
        config.models_module = found
