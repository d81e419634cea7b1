"""Newsrooms that get our stories by agreement."""

import syndication.models.partner
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0009_gallery_storylines_licence'),
        ('syndication', '0001_ledger'),
    ]

    operations = [
        migrations.CreateModel(
            name='Partner',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, unique=True, verbose_name='name')),
                ('contact', models.CharField(blank=True, help_text='Whom we write to when something goes wrong.', max_length=200, verbose_name='contact')),
                ('digest', models.CharField(editable=False, max_length=64, null=True, unique=True)),
                ('languages', models.JSONField(default=syndication.models.partner.all_languages, verbose_name='languages')),
                ('hours', models.PositiveSmallIntegerField(default=48, help_text='Older stories are not in the feed. At most 720, a month.', verbose_name='how far back, in hours')),
                ('full_text', models.BooleanField(default=True, help_text='Otherwise headline and standfirst.', verbose_name='whole text')),
                ('terms', models.TextField(blank=True, help_text='For colleagues. The partner does not see it.', max_length=1000, verbose_name='what was agreed')),
                ('is_active', models.BooleanField(default=True, verbose_name='active')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='added')),
                ('last_used_on', models.DateField(editable=False, null=True, verbose_name='last fetched')),
                ('sections', models.ManyToManyField(blank=True, help_text='None chosen: all of them.', related_name='+', to='articles.section', verbose_name='sections')),
            ],
            options={
                'verbose_name': 'partner',
                'verbose_name_plural': 'partners',
                'ordering': ['name'],
                'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='syndication_partner_named'), models.CheckConstraint(condition=models.Q(('digest__isnull', True), models.Q(('digest', ''), _negated=True), _connector='OR'), name='syndication_partner_digest_filled'), models.CheckConstraint(condition=models.Q(('hours__range', (1, 720))), name='syndication_partner_hours_in_a_month')],
            },
        ),
    ]
