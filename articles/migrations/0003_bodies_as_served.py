from django.db import migrations

# Until now a body was served as it is stored.
COPY = "UPDATE articles_article SET body_html = body WHERE body_html = ''"


class Migration(migrations.Migration):
    dependencies = [("articles", "0002_the_desk")]
    operations = [migrations.RunSQL(COPY, migrations.RunSQL.noop)]
