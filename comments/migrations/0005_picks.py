from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("comments", "0004_learning")]

    operations = [
        migrations.AddIndex(
            model_name="comment",
            index=models.Index(
                condition=models.Q(("is_picked", True), ("is_shown", True)),
                fields=["article", "-appeared_at", "-id"],
                name="comment_picked",
            ),
        ),
    ]
