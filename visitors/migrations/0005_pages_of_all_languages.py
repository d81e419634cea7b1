"""An index for the most read pages of all languages."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('visitors', '0004_romani_country_names'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='pagetotal',
            index=models.Index(fields=['origin', '-readers', 'page', 'language'], name='visitors_pagetotal_of_all'),
        ),
    ]
