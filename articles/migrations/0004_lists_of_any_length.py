from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.operations import AddIndexConcurrently
from django.contrib.postgres.search import SearchVector
from django.db import migrations, models


class Migration(migrations.Migration):
    # Made beside a site that runs: nobody who saves has to wait until an archive has been read.
    atomic = False
    dependencies = [("articles", "0003_bodies_as_served")]
    operations = [
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
