"""The ledger of what the public can read, with a mark on every story that is there already."""

from django.db import migrations, models

from syndication.ledger import triggers

MARK_ALL = "INSERT INTO syndication_mark (kind, thing) SELECT 'article', id FROM articles_article"


class Migration(migrations.Migration):

    initial = True

    dependencies = [("articles", "0009_gallery_storylines_licence")]

    operations = [
        migrations.CreateModel(
            name='Mark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=12)),
                ('thing', models.BigIntegerField()),
            ],
            options={
                'verbose_name': 'mark',
                'verbose_name_plural': 'marks',
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('edition', models.BigIntegerField(unique=True)),
                ('article', models.BigIntegerField(db_index=True)),
                ('language', models.CharField(max_length=3)),
                ('number', models.BigIntegerField(help_text='The place in the order of changes; none while the public never could read it.', null=True, unique=True)),
                ('at', models.DateTimeField(help_text='When the change was entered. It grows with the number.', null=True)),
                ('is_live', models.BooleanField(default=False)),
                ('reason', models.CharField(blank=True, choices=[('withdrawn', 'withdrawn'), ('killed', 'killed'), ('expired', 'its time online is over'), ('embargoed', 'held back until later'), ('unpublished', 'taken back'), ('removed', 'deleted for good')], max_length=12)),
                ('fingerprint', models.CharField(blank=True, max_length=64)),
                ('look_at', models.DateTimeField(help_text='When the clock changes what the public can read; somebody has to look then.', null=True)),
            ],
            options={
                'verbose_name': 'entry of the ledger',
                'verbose_name_plural': 'ledger',
                'ordering': ['number'],
                'indexes': [models.Index(fields=['language', 'number'], name='syndication_entry_by_language'), models.Index(fields=['at'], name='syndication_entry_by_moment'), models.Index(fields=['look_at'], name='syndication_entry_by_look')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('at__isnull', True), ('number__isnull', True)), models.Q(('at__isnull', False), ('number__gt', 0)), _connector='OR'), name='syndication_entry_number_has_moment'), models.CheckConstraint(condition=models.Q(models.Q(('is_live', True), ('number__isnull', False), ('reason', '')), models.Q(('is_live', False), ('number__isnull', False), ('reason__in', ['withdrawn', 'killed', 'expired', 'embargoed', 'unpublished', 'removed'])), models.Q(('is_live', False), ('number__isnull', True), ('reason', '')), _connector='OR'), name='syndication_entry_live_or_reason')],
            },
        ),
        migrations.RunSQL(MARK_ALL, migrations.RunSQL.noop),
        migrations.RunPython(migrations.RunPython.noop, triggers.remove),
    ]
