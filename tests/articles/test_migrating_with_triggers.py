"""A site that has run already is migrated too: its tables have triggers, a new site's have none yet."""

import pytest
from django.core.management import call_command
from django.db import connection

from articles.models import Edition
from tests.factories import ArticleFactory

ALL = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
}


@pytest.mark.django_db(transaction=True)
def test_the_table_of_editions_is_built_anew_under_its_triggers():
    ArticleFactory(published=["en"])
    before = triggers()
    assert before
    for target in (["articles", "0014"], []):
        call_command("migrate", *target, verbosity=0)
        assert Edition.objects.count() == 1
        assert triggers() == before


def triggers() -> set[str]:
    """The names of the triggers on stories."""
    with connection.cursor() as cursor:
        cursor.execute(ALL[connection.vendor])
        return {name for (name,) in cursor.fetchall() if name.startswith("articles_")}
