"""The log of changes that readers can see, written by the database itself."""

from django.db import migrations, models

from portal.freshness import triggers


class Migration(migrations.Migration):

    dependencies = [
        ('portal', '0009_searches_for_editors'),
    ]

    operations = [
        migrations.CreateModel(
            name='Change',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(help_text='The table.', max_length=40)),
                ('thing', models.BigIntegerField(help_text='The number of what the row is about, such as the story of a byline.')),
                ('other', models.BigIntegerField(help_text='What a link leads to, or led to before.', null=True)),
                ('moved', models.BooleanField(help_text='Whether lists may have gained or lost it, and not only its words changed.')),
                ('xact', models.BigIntegerField(db_index=True, help_text="PostgreSQL's number of the transaction.")),
                ('at', models.DateTimeField(db_index=True)),
            ],
            options={
                'verbose_name': 'change',
                'verbose_name_plural': 'changes',
                'default_permissions': (),
            },
        ),
        migrations.RunPython(migrations.RunPython.noop, triggers.remove),
    ]
