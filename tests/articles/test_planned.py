"""PostgreSQL keeps the plans of the questions that pages ask again and again."""

import pytest
from django.db import connection
from django.db.models import CharField, DateTimeField
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import whole_story
from articles.prepared import Blank, Wording
from tests.factories import EditionFactory

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite plans in no time"),
]
KEPT = "SELECT statement FROM pg_prepared_statements"


def kept() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(KEPT)
        return [statement for (statement,) in cursor.fetchall()]


@pytest.fixture
def asks_often():
    """A connection that keeps a plan from the second time on, and begins with none."""
    before = connection.connection.prepare_threshold
    with connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")
    connection.connection.prepare_threshold = 1
    yield connection.connection
    connection.connection.prepare_threshold = before


def test_the_page_of_a_story_is_planned_once_for_all_stories(asks_often):
    editions = EditionFactory.create_batch(3, published=True)
    for edition in editions:
        assert whole_story.live(edition.language, edition.slug) == edition
    assert len(kept()) == 2, "the edition, and everything that belongs to it"


def test_values_keep_their_kind_and_what_never_changes_stands_in_the_text(asks_often):
    wording = Wording(
        "SELECT %s, %s, %s, %s, '100%%', %s",
        (Blank("n"), Blank("at", DateTimeField()), Blank("s", CharField()), "it's 5 %", Blank("n")),
    )
    now = timezone.now()
    for number in (1, 2**40, None, -5):
        given = {"n": number, "at": now, "s": "a'b%s"}
        assert wording.rows("default", given) == [(number, now, "a'b%s", "it's 5 %", "100%", number)]
    assert len(kept()) == 1


def test_where_the_value_decides_each_has_a_plan_of_its_own(asks_often):
    wording = Wording("SELECT %s", (Blank("n", decisive=True),))
    for _time in range(3):
        assert wording.rows("default", {"n": 7}) == [(7,)]
    assert kept() == []


def test_who_reads_along_reads_whole_questions(asks_often):
    wording = Wording("SELECT %s", (Blank("n"),))
    with CaptureQueriesContext(connection) as asked:
        assert [wording.rows("default", {"n": 7}) for _time in range(3)] == [[(7,)]] * 3
    assert [query["sql"] for query in asked] == ["SELECT 7"] * 3


def test_behind_a_pooler_nothing_is_kept(asks_often):
    asks_often.prepare_threshold = None
    edition = EditionFactory(published=True)
    for _time in range(3):
        assert whole_story.live(edition.language, edition.slug) == edition
    assert kept() == []


@pytest.fixture
def a_table():
    """A table, and a colleague's connection that may change it."""
    other = connection.copy("default")
    with other.cursor() as cursor:
        cursor.execute("CREATE TABLE planned_words AS SELECT 1 AS n, 'ana'::varchar(9) AS word")
        yield cursor
        cursor.execute("DROP TABLE planned_words")
    other.close()


@pytest.mark.django_db(transaction=True)
def test_a_table_that_has_changed_meanwhile_is_asked_without_a_plan(asks_often, a_table):
    wording = Wording("SELECT word FROM planned_words WHERE n = %s", (Blank("n"),))
    for _time in range(3):
        assert wording.rows("default", {"n": 1}) == [("ana",)]
    assert len(kept()) == 1
    a_table.execute("ALTER TABLE planned_words ALTER COLUMN word TYPE text")
    for _time in range(3):
        assert wording.rows("default", {"n": 1}) == [("ana",)]
