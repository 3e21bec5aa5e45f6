from typing import Any

from django.db import migrations

from newsroom.roles import grant

ROLES = {
    "Journalist": [
        "articles.add_article",
        "articles.change_article",
        "articles.view_section",
        "articles.view_topic",
        "articles.view_contributor",
        "articles.add_picture",
        "articles.change_picture",
        "articles.view_picture",
    ],
    "Editor": [
        "articles.add_article",
        "articles.change_article",
        "articles.delete_article",
        "articles.publish_article",
        "articles.edit_any_article",
        *(
            f"articles.{verb}_{thing}"
            for thing in ("section", "topic", "contributor", "picture", "retiredslug")
            for verb in ("add", "change", "delete", "view")
        ),
        "contact.view_enquiry",
        "contact.change_enquiry",
    ],
    "Moderator": [
        "comments.view_comment",
        "comments.moderate_comment",
    ],
}


def make_roles(apps: Any, schema_editor: Any) -> None:
    for role, permissions in ROLES.items():
        grant(apps, role, permissions)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0001_initial"),
        ("comments", "0001_initial"),
        ("contact", "0001_initial"),
        ("site", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
