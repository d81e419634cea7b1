"""PostgreSQL knows of every topic how often it is used: it reads a rare one by its stories, a frequent one by date."""

from django.db import migrations

COLUMN = "ALTER TABLE articles_taggedarticle ALTER COLUMN tag_id SET STATISTICS"


def _tell(number: int):
    def tell(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(f"{COLUMN} {number}")
            schema_editor.execute("ANALYZE articles_taggedarticle")

    return tell


class Migration(migrations.Migration):
    dependencies = [("articles", "0012_tallies")]

    operations = [migrations.RunPython(_tell(1000), _tell(-1))]
