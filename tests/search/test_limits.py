"""A search that takes too long is stopped, and nothing else suffers from it."""

import pytest
from django.db import connection, transaction

from search import index
from search.engines import TimedOut, engine
from search.engines.tables import run
from tests.search.shelf import ask, document, keys

ENDLESS = """WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers)
SELECT count(*) FROM numbers"""


@pytest.mark.django_db(transaction=True)
def test_what_takes_too_long_is_stopped():
    with pytest.raises(TimedOut), engine().limited(0.05):
        run(ENDLESS)
    index.put([document("a:1", "Roma")])
    assert keys("roma") == ["a:1"]


@pytest.mark.django_db
def test_the_transaction_around_it_goes_on():
    with transaction.atomic():
        index.put([document("a:1", "Roma")])
        with pytest.raises(TimedOut), engine().limited(0.05):
            run(ENDLESS)
        assert keys("roma") == ["a:1"]
        index.put([document("a:2", "Roma")])
    assert set(keys("roma")) == {"a:1", "a:2"}


@pytest.mark.django_db
def test_settings_of_the_transaction_around_it_stay():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no settings of a transaction")
    names = ("statement_timeout", "enable_seqscan", "enable_indexscan", "jit")
    before = [run(f"SHOW {name}") for name in names]
    keys("roma")
    assert [run(f"SHOW {name}") for name in names] == before


@pytest.mark.django_db
def test_readers_are_told(monkeypatch):
    def stopped(*args, **kwargs):
        raise TimedOut

    monkeypatch.setattr(engine(), "newest", stopped)
    found = ask("roma")
    assert found.timed_out
    assert (found.hits, found.total) == ([], 0)


@pytest.mark.django_db
def test_the_limit_is_a_setting(settings):
    settings.SEARCH_SECONDS = 30
    index.put([document("a:1", "Roma")])
    assert keys("roma") == ["a:1"]
