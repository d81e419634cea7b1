"""A test finds nothing of the tests before it, also not what triggers noted when those were cleared away."""

import pytest
from django.core.management import call_command
from django.db import connection

from syndication.models import Mark
from tests.factories import ArticleFactory
from tests.flushing import written_by_triggers


@pytest.mark.django_db(transaction=True)
def test_clearing_away_leaves_no_marks():
    ArticleFactory(published=["en"])
    assert Mark.objects.exists()
    call_command("flush", interactive=False, verbosity=0)
    assert not Mark.objects.exists()


@pytest.mark.django_db
def test_the_tables_are_found_by_the_triggers_themselves():
    assert "syndication_mark" in written_by_triggers(connection)
