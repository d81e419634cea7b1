from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0005_end_of_time_online")]

    operations = [
        migrations.AddIndex(
            model_name="edition",
            index=models.Index(fields=["-published_at", "-id"], name="articles_edition_all_by_date"),
        ),
    ]
