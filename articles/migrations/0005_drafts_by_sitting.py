import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0004_lists_of_any_length"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.RemoveConstraint("draft", "one_draft_for_each_story_and_person"),
        migrations.RemoveConstraint("draft", "one_draft_for_each_new_story"),
        migrations.AlterField(
            "draft",
            "article",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="drafts",
                to="articles.article",
            ),
        ),
        migrations.AlterField("draft", "key", models.CharField(max_length=40, verbose_name="key")),
        migrations.AddConstraint(
            "draft",
            models.UniqueConstraint(fields=["user", "key"], name="one_draft_for_each_sitting"),
        ),
    ]
