"""What is read most, in every window, in one language and over all."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from tests.visitors.readers import SAFARI, fold, read
from visitors import figures
from visitors.figures import PageFigure, Window
from visitors.models import Origin, PageDay, PageHour, PageTotal

pytestmark = pytest.mark.django_db
QUESTIONS = {Window.DAY: 1, Window.WEEK: 1, Window.MONTH: 1, Window.ALL: 2, Window.RISING: 3}
"""All-time figures of one language first ask whether there is demo data, for the sake of an index."""


@pytest.fixture
def noon():
    with time_machine.travel(datetime(2026, 11, 21, 11, tzinfo=UTC), tick=False) as clock:
        yield clock


def key(number):
    return f"articles.article:{number}"


def pages(number, language="en", *, readers=1, score=0.0, origin=Origin.COUNTED, hours_ago=1):
    """A page that was read an hour ago, in every table."""
    at = datetime(2026, 11, 21, 11, tzinfo=UTC) - timedelta(hours=hours_ago)
    row = {
        "language": language,
        "page": key(number),
        "readers": readers,
        "views": 2 * readers,
        "origin": origin,
    }
    PageHour.objects.create(hour_at=at, **row)
    PageDay.objects.create(day=at.date(), **row)
    PageTotal.objects.create(score=score, **row)


def numbers(language="en", **options):
    return [int(row.page_key.rpartition(":")[2]) for row in figures.popular(language, **options)]


def test_windows_of_the_most_popular(noon):
    ages = (
        timedelta(days=40),
        timedelta(days=20),
        timedelta(days=5),
        timedelta(hours=30),
        timedelta(hours=1),
    )
    for number, age in enumerate(ages):
        noon.shift(-age)
        read(key=key(number))
        noon.shift(age)
    fold()
    found = {window: set(numbers(window=window)) for window in set(Window) - {Window.RISING}}
    assert found == {
        Window.DAY: {4},
        Window.WEEK: {2, 3, 4},
        Window.MONTH: {1, 2, 3, 4},
        Window.ALL: {0, 1, 2, 3, 4},
    }


def test_a_week_and_a_month_are_whole_days_with_today(noon):
    for age in (0, 6, 7, 29, 30):
        PageDay.objects.create(
            day=date(2026, 11, 21) - timedelta(days=age), language="en", page=key(age), readers=1, views=1
        )
    assert set(numbers(window=Window.WEEK)) == {0, 6}
    assert set(numbers(window=Window.MONTH)) == {0, 6, 7, 29}


def test_popular_pages_can_be_limited_to_a_kind_and_a_number():
    for each in ("portal.front:0", key(1), key(2), "people.person:1"):
        read(key=each)
    read(key=key(2), agent=SAFARI)
    fold()
    assert figures.popular("en", kind="articles.article") == [
        PageFigure(key(2), 2, 2),
        PageFigure(key(1), 1, 1),
    ]
    assert len(figures.popular("en", limit=2)) == 2
    assert figures.popular("mk") == []


@pytest.mark.parametrize("window", Window)
def test_over_all_languages_a_page_is_one_row(noon, window):
    pages(1, "en", readers=3, score=3)
    pages(1, "mk", readers=2, score=2)
    pages(2, "mk", readers=4, score=4)
    assert figures.popular(None, window=window) == [PageFigure(key(1), 5, 10), PageFigure(key(2), 4, 8)]
    assert figures.popular("mk", window=window, limit=1) == [PageFigure(key(2), 4, 8)]
    assert figures.popular(None, window=window, kind="people.person") == []


@pytest.mark.parametrize("window", Window)
@pytest.mark.parametrize("language", ["en", None])
def test_demo_rows_are_added_to_the_counted_ones(noon, window, language):
    pages(1, readers=3, score=3)
    pages(2, readers=2, score=2)
    pages(2, readers=2, score=2, origin=Origin.DEMO)
    assert figures.popular(language, window=window) == [PageFigure(key(2), 4, 8), PageFigure(key(1), 3, 6)]


def test_rising_orders_by_score_and_shows_the_readers_since_yesterday(noon):
    pages(1, readers=100, score=1)
    pages(2, readers=3, score=7)
    pages(3, readers=50, score=9, hours_ago=30)
    pages(4, readers=5, score=0)
    assert figures.popular("en", window=Window.RISING) == [
        PageFigure(key(2), 3, 6),
        PageFigure(key(1), 100, 200),
    ]
    assert numbers(window=Window.RISING, limit=1) == [2]


@pytest.mark.parametrize("window", Window)
@pytest.mark.parametrize("count", [3, 60])
def test_the_popular_block_asks_the_same_number_of_questions_however_much_is_read(
    noon, window, count, django_assert_num_queries
):
    for number in range(count):
        pages(number, readers=number + 1, score=number + 1)
    with django_assert_num_queries(QUESTIONS[window]):
        assert numbers(window=window, limit=3) == [count - 1, count - 2, count - 3]
    with django_assert_num_queries(2 if window is Window.RISING else 1):
        assert numbers(None, window=window, limit=3) == [count - 1, count - 2, count - 3]


@pytest.mark.parametrize("has_demo", [False, True])
def test_pages_of_all_languages_come_with_their_language(noon, has_demo):
    for number, language, readers in ((1, "en", 3), (1, "mk", 5), (2, "mk", 4), (3, "sq", 4)):
        pages(number, language, readers=readers)
    expected = [("mk", 1, 5), ("mk", 2, 4), ("sq", 3, 4), ("en", 1, 3)]
    if has_demo:
        pages(3, "sq", readers=2, origin=Origin.DEMO)
        expected = [("sq", 3, 6), ("mk", 1, 5), ("mk", 2, 4), ("en", 1, 3)]
    wanted = [
        (language, PageFigure(key(number), readers, 2 * readers)) for language, number, readers in expected
    ]
    assert figures.pages() == wanted
    assert figures.pages(since=date(2026, 11, 21)) == wanted
    assert figures.pages(limit=1) == wanted[:1]
    assert figures.pages(kind="people.person") == []


def test_pages_of_some_days_add_up_their_languages(noon):
    pages(1, "en", readers=3)
    pages(1, "mk", readers=4)
    pages(2, "mk", readers=5, origin=Origin.DEMO)
    pages(3, "mk", readers=100, hours_ago=48)
    day = date(2026, 11, 21)

    assert figures.pages_of_days(since=day, until=day, kind="articles.article") == [
        PageFigure(key(1), 7, 14), PageFigure(key(2), 5, 10),
    ]  # fmt: skip
    assert figures.pages_of_days(since=day, until=day, limit=1) == [PageFigure(key(1), 7, 14)]
    assert figures.pages_of_days(since=day, until=day, kind="people.person") == []
