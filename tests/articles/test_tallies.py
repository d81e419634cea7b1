"""The kept numbers of stories are those that a count of all editions would give, in every moment."""

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Edition, Recount, Tally
from articles.models.tally import BLOCK
from articles.standins import set_rule
from articles.tallies import counting, reading
from languages.registry import enabled
from tests.factories import ArticleFactory, EditionFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 6, 15, 12, tzinfo=UTC)
TOMORROW = NOW + timedelta(days=1)
HIGH = 5_000 * BLOCK
"""Blocks that no other test writes into."""


def at(month: int, year: int = 2023) -> datetime:
    return datetime(year, month, 15, 12, tzinfo=UTC)


def whole_count(language: str) -> dict:
    """Every edition that lists show, counted one by one."""
    dates = Edition.objects.readable(language).values_list("published_at", flat=True)
    return dict(Counter(timezone.localtime(each).date().replace(day=1) for each in dates))


def latest_changes(blocks: int) -> list:
    found = {}
    for edition in Edition.objects.live():
        key = edition.language, edition.article_id // BLOCK // blocks
        changed = max(filter(None, (edition.published_at, edition.updated_at)))
        found[key] = max(changed, found.get(key, changed))
    return [(*key, changed) for key, changed in sorted(found.items())]


def right() -> bool:
    months = all(reading.months(code) == whole_count(code) for code in enabled())
    return months and reading.changes(1) == latest_changes(1) and reading.changes(5) == latest_changes(5)


@pytest.fixture
def counted():
    """A small paper in three blocks, counted."""
    with time_machine.travel(NOW, tick=False):
        for number, block in enumerate((0, 0, 1, 7)):
            article = ArticleFactory(pk=HIGH + block * BLOCK + number, published=["mk", "sq"])
            article.editions.update(published_at=at(3 + number))
        article.editions.filter(language="sq").update(published_at=at(11))
        EditionFactory(article=article, language="tr", slug="taslak")
        counting.catch_up()
        assert not Recount.objects.exists()
        yield article


CHANGES = {
    "withdrawn": {"status": "withdrawn"},
    "another month": {"published_at": at(1)},
    "new words": {"updated_at": NOW - timedelta(hours=1)},
    "embargo": {"published_at": TOMORROW, "embargoed_until": TOMORROW, "came_out_at": None},
    "end": {"expires_at": NOW - timedelta(days=1)},
    "later": {"published_at": NOW + timedelta(days=3), "status": "scheduled", "came_out_at": None},
    "another language": {"language": "sr"},
}  # fmt: skip


@pytest.mark.parametrize("stand_ins", [False, True])
@pytest.mark.parametrize("change", CHANGES)
def test_whatever_is_changed(counted, change, stand_ins):
    if stand_ins:
        set_rule("rom", fills_up=True, chain=["sq", "mk"])
        counting.catch_up()
    counted.editions.filter(language="sq").update(**CHANGES[change])
    assert right()
    assert counting.catch_up() == 1
    assert right()


def test_stories_that_come_move_and_go(counted):
    new = ArticleFactory(pk=HIGH + 9 * BLOCK, published=["tr"])
    assert right()
    counting.catch_up()
    new.editions.update(article=EditionFactory(language="mk", article__pk=HIGH + 12 * BLOCK).article)
    assert right()
    assert counting.catch_up() == 2
    assert right()
    counted.delete()
    assert right()
    assert counting.catch_up() == 1
    assert right()


@pytest.mark.parametrize("change", ["embargo", "later"])
def test_the_clock_brings_and_takes_without_anybody(counted, change):
    coming = CHANGES[change] | {"expires_at": NOW + timedelta(days=9)}
    counted.editions.filter(language="mk").update(**coming)
    counting.catch_up()
    for days in (1, 3, 9):
        with time_machine.travel(NOW + timedelta(days=days), tick=False):
            assert right()
            counting.catch_up()
            assert right()
    with time_machine.travel(NOW + timedelta(days=10), tick=False):
        assert right()


def test_other_rules_make_other_numbers(counted, settings):
    set_rule("rom", fills_up=True, chain=["sq", "mk"])
    assert reading.months("rom") != {}
    assert right()
    counting.catch_up()
    assert right()
    settings.LANGUAGES = [("mk", "Macedonian"), ("tr", "Turkish")]
    assert right()
    counting.catch_up()
    assert right()
    Edition.objects.filter(language="mk").update(published_at=datetime(2023, 5, 31, 23, tzinfo=UTC))
    counting.catch_up()
    settings.TIME_ZONE = "UTC"
    assert right()


def test_what_is_counted_is_not_counted_again(counted):
    Tally.objects.filter(audience="mk").update(count=100)
    assert set(reading.months("mk").values()) == {100}
    counted.editions.filter(language="mk").update(status="withdrawn")
    assert sorted(reading.months("mk").values()) == [100, 100, 100]


def test_what_no_reader_sees_leaves_no_mark(counted):
    counted.editions.filter(language="tr").update(published_at=NOW)
    counted.editions.update(version=7)
    EditionFactory(language="en")
    assert not Recount.objects.exists()
    assert counting.catch_up() == 0


@pytest.mark.parametrize("ask", [lambda: reading.changes(5), lambda: reading.months("mk")])
def test_one_question(counted, ask):
    counted.editions.update(published_at=at(2))
    with CaptureQueriesContext(connection) as queries:
        ask()
    assert len(queries) == 1


def test_a_block_is_found_by_its_index(counted):
    with CaptureQueriesContext(connection) as queries:
        reading.months("mk")
    if connection.vendor == "sqlite":  # what PostgreSQL does with so few rows says nothing of many
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {queries[0]['sql']}")
            assert "articles_edition_by_block" in str(cursor.fetchall())
