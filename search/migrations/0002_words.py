"""The words themselves: an FTS5 table in SQLite, a vector and its index in PostgreSQL."""

from django.db import migrations


def create(_apps, _schema_editor):
    from search.engines import engine

    engine().create()


def drop(_apps, _schema_editor):
    from search.engines import engine

    engine().drop()


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
