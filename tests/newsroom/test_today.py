"""Today beside a usual day."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from newsroom.statistics import clock
from newsroom.statistics.history import History
from newsroom.statistics.period import Period
from tests.newsroom.figures import DAY, NOW, TODAY, count_day, count_hour

pytestmark = pytest.mark.django_db


def weeks_ago(weeks: int, hour: int) -> datetime:
    """An hour of the clock in Skopje on the same day of the week; in October the clock there is one hour ahead."""
    day = TODAY - 7 * weeks * DAY
    return timezone.make_aware(datetime(day.year, day.month, day.day, hour)).astimezone(UTC)  # noqa: DTZ001


def test_the_usual_is_the_middle_of_the_same_weekday_up_to_the_same_hour():
    for weeks, visitors in enumerate([100, 300, 20, 40, 1000], start=1):
        count_hour(weeks_ago(weeks, 9), visitors)
        count_hour(weeks_ago(weeks, 14), 7)  # it is half past two: this hour is not over yet
        count_hour(weeks_ago(weeks, 9) + DAY, 555)  # another day of the week
    count_hour(weeks_ago(0, 9), 120)
    count_hour(weeks_ago(0, 14), 30)

    today = clock.today(NOW)

    assert (today.visitors, today.usual, today.known_days) == (120, 100, 5)
    assert today.until.hour == 14
    assert today.line.change_text == "+20 %"


def test_with_few_days_nobody_knows_what_is_usual():
    for weeks in range(1, 4):
        count_hour(weeks_ago(weeks, 9), 10)
    today = clock.today(NOW)
    assert (today.usual, today.known_days) == (None, 3)


def test_before_the_first_hour_is_over_there_is_nothing_to_compare():
    for weeks in range(1, 9):
        count_hour(weeks_ago(weeks, 9), 10)
    today = clock.today(weeks_ago(0, 0) + timedelta(minutes=59))
    assert (today.has_begun, today.usual) == (False, None)


def test_a_counted_day_without_early_readers_counts_as_none():
    for weeks in range(1, 5):
        count_hour(weeks_ago(weeks, 20), 10)
    assert clock.today(NOW).usual == 0


def test_the_hours_are_those_of_the_newspapers_own_clock():
    count_day(TODAY - 40 * DAY, 1)
    count_hour(weeks_ago(5, 9), 100)  # too long ago
    count_hour(weeks_ago(4, 9), 5)  # summer time
    count_hour(weeks_ago(1, 9), 7)  # winter time

    table = clock.hours(History(TODAY), Period(TODAY - 37 * DAY, TODAY - DAY, TODAY))

    assert {line.code: line.values for line in table.lines if any(line.values)} == {"09:00": (24, 12)}


def test_hours_are_compared_with_as_many_days_before():
    count_day(TODAY - 10 * DAY, 1)
    count_hour(weeks_ago(1, 9), 5)
    count_hour(weeks_ago(0, 9) - DAY, 10)

    table = clock.hours(History(TODAY), Period(TODAY - 3 * DAY, TODAY - DAY, TODAY))
    assert (table.lines[9].values[0], table.lines[9].before) == (20, 0)
    table = clock.hours(History(TODAY), Period(TODAY - 5 * DAY, TODAY - DAY, TODAY))
    assert (table.lines[9].values[0], table.lines[9].before) == (20, 10)
    table = clock.hours(History(TODAY), Period(TODAY - 5 * DAY, TODAY, TODAY))
    assert table.lines[9].before is None
