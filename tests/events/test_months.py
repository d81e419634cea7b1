"""A month of events on the wall, and how one turns the pages."""

from datetime import date

import pytest
import time_machine

from events import months
from tests.factories import EventFactory

pytestmark = pytest.mark.django_db
APRIL, MAY, JUNE = (date(2024, number, 1) for number in (4, 5, 6))


@pytest.fixture(autouse=True)
def april():
    with time_machine.travel("2024-04-10T12:00:00+00:00", tick=False):
        yield


def test_whole_weeks_from_monday_on():
    shown = months.month(APRIL, "mk")
    assert [day.on for day in shown.weeks[0]] == [date(2024, 4, number) for number in range(1, 8)]
    assert [day.is_in_month for day in shown.weeks[-1]] == [True, True, False, False, False, False, False]
    assert [day.on for week in shown.weeks for day in week if day.is_today] == [date(2024, 4, 10)]
    assert shown.is_empty


def test_an_event_stands_on_each_of_its_days_within_the_month():
    long = EventFactory(starts_on=date(2024, 3, 30), ends_on=date(2024, 4, 2))
    longer = EventFactory(starts_on=date(2024, 4, 29), ends_on=date(2024, 6, 2))
    days = {day.on.day: day.events for day in months.month(APRIL, "en").days}
    assert days == {1: [long], 2: [long], 29: [longer], 30: [longer]}
    assert len(months.month(MAY, "en").days) == 31
    assert not any(
        day.events for week in months.month(APRIL, "en").weeks for day in week if not day.is_in_month
    )


def test_what_has_no_day_stands_below_the_month_or_the_year():
    of_month = EventFactory(starts_on=APRIL, precision="month")
    of_year = EventFactory(starts_on=date(2024, 1, 1), precision="year")
    shown = months.month(APRIL, "en")
    assert (shown.days, shown.in_month, shown.in_year, shown.is_empty) == ([], [of_month], [of_year], False)
    assert months.month(MAY, "en").is_empty
    assert months.month(MAY, "en").in_year == [of_year]
    assert months.month(date(2025, 4, 1), "en").in_year == []


@pytest.mark.parametrize("many", [1, 30])
def test_three_queries_however_many_events(django_assert_num_queries, many):
    EventFactory.create_batch(many, starts_on=APRIL)
    with django_assert_num_queries(3):
        shown = months.month(APRIL, "en")
        months.beside(shown)
        assert [event.venue.city for event in shown.days[0].events] == ["Skopje"] * many


def beside(first: date) -> months.Beside:
    return months.beside(months.month(first, "en"))


def turned(first: date, way: str) -> list[date]:
    """All months that one gets to by this way."""
    found = []
    while (first := getattr(beside(first), way)) and len(found) < 50:
        found.append(first)
    return found


def test_step_by_step_through_all_months_with_events_and_the_present_one():
    EventFactory(starts_on=date(2024, 2, 20))
    EventFactory(starts_on=date(2024, 6, 20), precision="month")
    EventFactory(starts_on=date(2030, 1, 1), precision="year")
    assert turned(date(2024, 2, 1), "next") == [date(2024, 3, 1), APRIL, MAY, JUNE]
    assert turned(JUNE, "previous") == [MAY, APRIL, date(2024, 3, 1), date(2024, 2, 1)]


def test_from_far_away_the_way_leads_straight_back():
    EventFactory(starts_on=date(2024, 2, 20))
    assert turned(date(2150, 1, 1), "next") == []
    assert turned(date(2150, 1, 1), "previous") == [APRIL, date(2024, 3, 1), date(2024, 2, 1)]
    assert turned(date(1850, 1, 1), "previous") == []
    assert turned(date(1850, 1, 1), "next") == [date(2024, 2, 1), date(2024, 3, 1), APRIL]
    assert beside(date(2150, 1, 1)).nearest == [date(2024, 2, 1)]


def test_without_any_event_there_is_the_present_month():
    assert beside(APRIL) == months.Beside(None, None, [])
    assert turned(MAY, "previous") == [APRIL]
    assert turned(date(1900, 1, 1), "next") == [APRIL]


def test_months_with_events():
    EventFactory(starts_on=date(2023, 12, 30), ends_on=date(2024, 2, 1))
    EventFactory(starts_on=date(2024, 2, 3), precision="month")
    EventFactory(starts_on=date(2030, 1, 1), precision="year")
    assert months.with_events() == [date(2023, 12, 1), date(2024, 1, 1), date(2024, 2, 1)]


@pytest.mark.parametrize("day", [date(1799, 12, 31), date(2200, 1, 1), date(2999, 4, 8)])
def test_months_without_a_page_are_not_named(day):
    EventFactory(starts_on=day)
    assert months.with_events() == []
    assert beside(APRIL) == months.Beside(None, None, [])
