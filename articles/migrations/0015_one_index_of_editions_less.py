"""The editions of an article are found by the index of article and language; a second one led to poor plans."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0014_newest_stories_of_a_section")]

    operations = [
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
    ]
