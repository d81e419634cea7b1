"""The editions of an article are found by the index of article and language; a second one led to poor plans."""

import django.db.models.deletion
from django.db import migrations, models


def let_triggers_go(apps, schema_editor):
    """SQLite builds the table anew, and refuses while triggers of other tables name it.

    After the migrations all triggers are put in place again.
    """
    if schema_editor.connection.vendor != "sqlite":
        return
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP TRIGGER {schema_editor.quote_name(name)}")


class Migration(migrations.Migration):
    dependencies = [("articles", "0014_newest_stories_of_a_section")]

    operations = [
        migrations.RunPython(let_triggers_go, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="edition",
            name="article",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="editions",
                to="articles.article",
            ),
        ),
        migrations.RunPython(migrations.RunPython.noop, let_triggers_go),
    ]
