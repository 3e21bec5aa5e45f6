from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("comments", "0005_fingerprints_filled")]

    operations = [
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(
                condition=models.Q(("is_shown", True)),
                fields=["article", "-appeared_at", "-id"],
                name="comment_appeared_here",
            ),
        ),
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(
                condition=models.Q(("is_picked", True), ("is_shown", True)),
                fields=["article", "-appeared_at", "-id"],
                name="comment_picked",
            ),
        ),
    ]
