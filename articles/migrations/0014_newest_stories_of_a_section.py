"""The newest stories of a section are found without looking at all of them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0013_how_often_topics_are_used")]

    operations = [
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["section", "-id"], name="articles_article_newest_of"),
        ),
    ]
