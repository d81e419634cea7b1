"""Events as editors and readers meet them."""

from datetime import date, time, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils.translation import override

from events import zones
from events.models import Event
from tests.factories import EventFactory, OrganizationFactory, VenueFactory

pytestmark = pytest.mark.django_db
TODAY, DAY = date(2024, 4, 8), timedelta(days=1)


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "ahead"),
    [
        (date(2024, 4, 9), None, True),
        (TODAY, None, True),
        (date(2024, 4, 7), None, False),
        (date(2024, 4, 1), TODAY, True),
        (date(2024, 4, 1), date(2024, 4, 7), False),
    ],
)
def test_an_event_is_ahead_until_its_last_day_is_over(starts_on, ends_on, ahead):
    EventFactory(starts_on=starts_on, ends_on=ends_on)
    assert Event.objects.upcoming(TODAY).exists() is ahead
    assert Event.objects.past(TODAY).exists() is not ahead


@time_machine.travel("2024-04-07T22:30:00+00:00", tick=False)
def test_the_day_is_that_of_the_newsroom_not_of_greenwich():
    EventFactory(starts_on=date(2024, 4, 7))
    assert Event.objects.past().exists()


def test_the_next_event_comes_first():
    late, soon = EventFactory(starts_on=date(2024, 6, 1)), EventFactory(starts_on=date(2024, 5, 1))
    assert list(Event.objects.upcoming(TODAY)) == [soon, late]


def test_an_event_that_ends_before_it_starts_is_explained():
    event = EventFactory.build(venue=None, starts_on=TODAY, ends_on=date(2024, 4, 7))
    with pytest.raises(ValidationError, match="ends before it starts"):
        event.clean()


def test_page_address_stands_under_the_language():
    with override("tr"):
        assert EventFactory(slug="meeting").get_absolute_url() == "/tr/events/meeting/"


def test_venue_says_its_city():
    assert str(VenueFactory(name_en="Hall 3", city_en="Skopje")) == "Hall 3, Skopje"


@pytest.mark.parametrize(
    ("precision", "starts_on", "ends_on", "last_day"),
    [
        ("month", date(2024, 4, 1), None, date(2024, 4, 30)),
        ("month", date(2024, 4, 15), date(2024, 5, 1), date(2024, 5, 31)),
        ("year", date(2024, 1, 1), None, date(2024, 12, 31)),
        ("year", date(2023, 1, 1), date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_of_a_month_or_a_year_the_whole_of_it_may_still_come(precision, starts_on, ends_on, last_day):
    EventFactory(precision=precision, starts_on=starts_on, ends_on=ends_on)
    assert Event.objects.upcoming(last_day).exists()
    assert not Event.objects.past(last_day).exists()
    assert not Event.objects.upcoming(last_day + DAY).exists()
    assert Event.objects.past(last_day + DAY).exists()


@pytest.mark.parametrize("has_new_date", [True, False])
def test_what_has_no_new_date_yet_is_not_over(has_new_date):
    EventFactory(status="postponed", has_new_date=has_new_date, starts_on=date(2024, 4, 7))
    assert Event.objects.past(TODAY).exists() is has_new_date
    assert Event.objects.waiting(TODAY).exists() is not has_new_date
    assert not Event.objects.upcoming(TODAY).exists()
    assert not Event.objects.waiting(date(2024, 4, 7)).exists()


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"starts_on": date(2024, 4, 1)}, True), ({"starts_on": date(2024, 4, 30)}, True),
        ({"starts_on": date(2024, 3, 31)}, False), ({"starts_on": date(2024, 5, 1)}, False),
        ({"starts_on": date(2024, 3, 1), "ends_on": date(2024, 4, 1)}, True),
        ({"starts_on": date(2024, 3, 1), "ends_on": date(2024, 6, 1)}, True),
        ({"starts_on": date(2024, 4, 20), "precision": "month"}, True),
        ({"starts_on": date(2024, 3, 20), "precision": "month"}, False),
        ({"starts_on": date(2024, 5, 1), "precision": "month"}, False),
        ({"starts_on": date(2024, 9, 1), "precision": "year"}, True),
        ({"starts_on": date(2023, 9, 1), "precision": "year"}, False),
        ({"starts_on": date(2023, 9, 1), "ends_on": date(2024, 1, 1), "precision": "year"}, True),
    ],
)  # fmt: skip
def test_what_falls_into_a_month(values, found):
    EventFactory(**values)
    assert Event.objects.during(date(2024, 4, 1), date(2024, 4, 30)).exists() is found


def test_events_beside_an_event_stand_in_the_order_of_nearness():
    series, hall, forum = EventFactory(), VenueFactory(), OrganizationFactory()
    event = EventFactory(part_of=series, venue=hall)
    sister = EventFactory(part_of=series)
    part = EventFactory(part_of=event)
    in_hall, of_forum = EventFactory(venue=hall, starts_on=date(2025, 1, 1)), EventFactory()
    for each in (event, of_forum, in_hall):
        each.organizers.add(forum)
    in_hall.organizers.clear()
    EventFactory()
    found = list(Event.objects.beside(event))
    assert set(found[:3]) == {series, sister, part}
    assert found[3:] == [of_forum, in_hall]


def test_an_event_that_stands_alone_has_nothing_beside_it():
    EventFactory(venue=None)
    assert not Event.objects.beside(EventFactory(venue=None)).exists()


def test_moments_are_those_of_the_clock_of_the_place():
    event = EventFactory.build(
        venue=None, starts_on=date(2024, 7, 1), ends_on=date(2024, 7, 2), zone="America/New_York",
        starts_at_time=time(22), ends_at_time=time(1),
    )  # fmt: skip
    assert event.starts_at.isoformat() == "2024-07-01T22:00:00-04:00"
    assert event.ends_at.isoformat() == "2024-07-02T01:00:00-04:00"


@pytest.mark.parametrize("zone", ["Mars/Olympus", "Europe", "America/../Skopje", "x" * 64])
def test_a_zone_that_this_machine_does_not_know_is_that_of_the_paper(zone, settings):
    settings.TIME_ZONE = "Europe/Skopje"
    event = EventFactory.build(venue=None, zone=zone, starts_at_time=time(10))
    assert event.starts_at.isoformat() == "2024-04-08T10:00:00+02:00"


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Brussels", "Europe/Brussels"), (" new  york ", "America/New_York"), ("europe/SKOPJE", "Europe/Skopje"),
        ("Istanbul", "Europe/Istanbul"), ("Singapore", "Asia/Singapore"), ("utc", "UTC"), ("Shutka", "Shutka"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_city_is_enough_to_name_a_zone(text, zone):
    assert zones.named(text) == zone
    assert zones.exists(zone) is (zone not in ("Shutka", ""))
