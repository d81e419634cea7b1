"""Midnight is the newspaper's own, also on the two days a year that are shorter and longer."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from tests.visitors.readers import SAFARI, fold, read
from visitors import conf, figures, identity
from visitors.models import DailySalt, DayTotal, HourTotal, OnlineReader, PageDay, PageHour, SeenReader
from visitors.records import NUMBERS

SKOPJE_TIME = ZoneInfo("Europe/Skopje")
# Without a zone: Hypothesis adds it.
moments = st.datetimes(datetime(2019, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@pytest.fixture(autouse=True)
def in_skopje(settings):
    settings.TIME_ZONE = "Europe/Skopje"


@given(
    moments, st.sampled_from(["Europe/Skopje", "Asia/Kathmandu", "America/St_Johns", "Australia/Lord_Howe"])
)
def test_local_days_are_those_of_the_calendar(moment, zone):
    at = int(moment.timestamp())
    expected = datetime.fromtimestamp(at, ZoneInfo(zone)).date()
    assert conf._day_of_quarter(at // conf.QUARTER, zone) == expected


def at(*when):
    return time_machine.travel(datetime(*when, tzinfo=SKOPJE_TIME), tick=False)


@pytest.mark.django_db
def test_a_visit_over_midnight_is_two_visitor_days_but_one_visit_and_one_reader_online():
    with at(2026, 11, 20, 23, 58):
        read()
        fold()
    with at(2026, 11, 21, 0, 1):
        read()
        fold()
        assert figures.online_now() == 1
    rows = DayTotal.objects.order_by("day").values_list("day", "visits", "visitors")
    assert list(rows) == [(date(2026, 11, 20), 1, 1), (date(2026, 11, 21), 0, 1)]


@pytest.mark.django_db
def test_a_visit_over_midnight_in_one_file():
    with at(2026, 11, 20, 23, 58):
        read()
    with at(2026, 11, 21, 0, 1):
        read()
        read()
        fold()
        assert figures.online_now() == 1
    assert figures.totals().visits == 1
    assert figures.totals().visitors == 2


@pytest.mark.django_db
def test_who_comes_back_after_half_an_hour_over_midnight_visits_again():
    with at(2026, 11, 20, 23, 45):
        read()
        fold()
    with at(2026, 11, 21, 0, 20):
        read()
        fold()
    assert figures.totals().visits == 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 11, 21), 24)]
)
def test_days_of_summer_time_have_23_or_25_hours(day, hours):
    start = datetime.combine(day, datetime.min.time(), SKOPJE_TIME).astimezone(UTC)
    for number in range(-1, hours + 1):
        with time_machine.travel(start + timedelta(hours=number, minutes=30), tick=False):
            read(agent=f"{SAFARI}/{number}")
    fold()
    views = dict(DayTotal.objects.values_list("day", "views"))
    one = timedelta(days=1)
    assert views == {day - one: 1, day: hours, day + one: 1}
    assert HourTotal.objects.filter(views=1).count() == hours + 2


@pytest.mark.django_db
def test_nobody_can_be_followed_from_one_day_to_the_next():
    for day in (20, 21):
        with at(2026, 11, day, 12):
            read()
            fold()
    first, second = SeenReader.objects.order_by("day").values_list("reader", flat=True)
    assert first != second
    assert DailySalt.objects.count() == 2


@pytest.mark.django_db
def test_online_is_a_window_in_the_question():
    with at(2026, 11, 21, 12, 0):
        read()
        read(agent=SAFARI)
        fold()
        assert figures.online_now() == 2
    with at(2026, 11, 21, 12, 4):
        read()
        fold()
        assert figures.online_now() == 2
    with at(2026, 11, 21, 12, 6):
        assert figures.online_now() == 1
    with at(2026, 11, 21, 13, 0):
        assert OnlineReader.objects.count() == 2, "nobody has cleaned up"
        assert figures.online_now() == 0
    assert figures.busiest_day().peak_online == 2


@pytest.mark.django_db
def test_pages_that_waited_for_the_database_belong_to_their_own_day_and_not_to_now():
    with at(2026, 11, 18, 12):
        read()
        read(agent=SAFARI)
    with at(2026, 11, 21, 12):
        fold()
        assert figures.online_now() == 0
    row = DayTotal.objects.get()
    assert (row.day, row.visitors, row.peak_online) == (date(2026, 11, 18), 2, 0)


@pytest.mark.django_db
def test_where_midnight_is_not_at_a_full_hour_of_utc_both_days_keep_their_pages(settings):
    settings.TIME_ZONE = "Asia/Kathmandu"  # a quarter to: the hour of UTC from 18:00 belongs to two days
    for minute in (10, 20):
        with time_machine.travel(datetime(2026, 11, 20, 18, minute, tzinfo=UTC), tick=False):
            read(agent=f"{SAFARI}/{minute}")
    fold()
    assert PageHour.objects.values_list("readers", "views").get() == (2, 2)
    assert list(PageDay.objects.order_by("day").values_list("readers", "views")) == [(1, 1), (1, 1)]


def test_the_number_of_a_neighbourhood_is_the_same_remembered_or_not(settings, monkeypatch):
    settings.VISITORS_PEPPER = b"for a test"
    monkeypatch.setattr(identity, "MOST_KNOWN", 3)
    noon = int(datetime(2026, 11, 20, 12, tzinfo=UTC).timestamp())
    addresses = [bytes([77, 28, number, 1]) for number in range(9)] + [
        bytes([42, number, *range(14)]) for number in range(9)
    ]
    found = [identity.numbers(each, "A browser", noon) for each in addresses]
    assert [identity.numbers(each, "A browser", noon) for each in addresses[::-1]] == found[::-1]
    assert len({numbers[16:] for numbers in found}) == 18
    # A change here would make new readers of everybody who reads on the day of the update.
    assert NUMBERS.unpack(found[0]) == (1596825224324842288, 0, 7663224496786780048)
