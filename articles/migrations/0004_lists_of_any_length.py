from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.contrib.postgres.search import SearchVector
from django.db import migrations, models


class Migration(migrations.Migration):
    # Made beside a site that runs: nobody who saves has to wait until an archive has been read.
    atomic = False
    dependencies = [("articles", "0003_bodies_as_served")]
    operations = [
        AddIndexConcurrently(
            model_name="article",
            index=models.Index(fields=["-modified_at", "-id"], name="article_modified_first"),
        ),
        AddIndexConcurrently(
            model_name="article",
            index=models.Index(fields=["status", "-modified_at", "-id"], name="article_in_state"),
        ),
        AddIndexConcurrently(
            model_name="article",
            index=models.Index(
                fields=["created_by", "-modified_at", "-id"], name="article_of_writer"
            ),
        ),
        AddIndexConcurrently(
            model_name="article",
            index=models.Index(
                condition=models.Q(("planned_at__isnull", False)),
                fields=["planned_at"],
                name="article_planned",
            ),
        ),
        AddIndexConcurrently(
            model_name="article",
            index=models.Index(
                condition=models.Q(("has_errors", True)),
                fields=["-modified_at", "-id"],
                name="article_failing_checks",
            ),
        ),
        AddIndexConcurrently(
            model_name="article",
            index=models.Index("changes_saved_at", name="article_changes_waiting"),
        ),
        RemoveIndexConcurrently(model_name="article", name="article_modified"),
        AddIndexConcurrently(
            model_name="contributor",
            index=models.Index(fields=["name"], name="contributor_by_name"),
        ),
        AddIndexConcurrently(
            model_name="article",
            index=models.Index(
                condition=models.Q(("embargoed_until__isnull", False)),
                fields=["embargoed_until"],
                name="article_under_embargo",
            ),
        ),
        AddIndexConcurrently(
            model_name="article",
            index=GinIndex(
                SearchVector("headline", "short_headline", "slug", config="simple"),
                name="article_words",
            ),
        ),
    ]
