"""The newest stories of a person or an organization are found without reading all of them."""

from django.db import migrations

TABLES = {"articles_article_people": "person_id", "articles_article_organizations": "organization_id"}


class Migration(migrations.Migration):
    dependencies = [("articles", "0010_answers_about_names")]

    # By hand: Django makes these tables itself, and models cannot name an index for them.
    operations = [
        migrations.RunSQL(
            f"CREATE INDEX {table}_newest ON {table} ({thing}, article_id DESC)", f"DROP INDEX {table}_newest"
        )
        for table, thing in TABLES.items()
    ]
