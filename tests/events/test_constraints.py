"""The database refuses events that end before they start and venues that are not on earth."""

from datetime import date, time

import pytest

from tests.factories import EventFactory, VenueFactory
from tests.refusals import change, refused

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("events_venue_named", {"name_en": ""}),
        ("events_venue_country_code", {"country": "mk"}),
        ("events_venue_on_earth", {"latitude": 91, "longitude": 0}),
        ("events_venue_on_earth", {"latitude": 0, "longitude": -181}),
        ("events_venue_on_earth", {"latitude": 41, "longitude": None}),
    ],
)
def test_venue(name, values):
    refused(name, change(VenueFactory(), **values))


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("events_event_slug_filled", {"slug": ""}),
        ("events_event_named", {"name_en": None}),
        ("events_event_ends_after_start", {"ends_on": date(2024, 4, 7)}),
        ("events_event_precision_known", {"precision": "week"}),
        ("events_event_status_known", {"status": "perhaps"}),
        ("events_event_slug_not_calendar", {"slug": "calendar"}),
        ("events_event_year_in_reach", {"starts_on": date(24, 4, 8)}),
        ("events_event_year_in_reach", {"starts_on": date(9000, 1, 1)}),
        ("events_event_year_in_reach", {"ends_on": date(9999, 12, 31)}),
        ("events_event_time_needs_day", {"starts_at_time": time(10), "precision": "month"}),
        ("events_event_time_needs_day", {"starts_at_time": time(10), "precision": "year"}),
        ("events_event_end_needs_beginning", {"ends_at_time": time(10)}),
        ("events_event_end_time_after_start", {"starts_at_time": time(10), "ends_at_time": time(10)}),
        (
            "events_event_end_time_after_start",
            {"starts_at_time": time(10), "ends_at_time": time(9), "ends_on": date(2024, 4, 8)},
        ),
        ("events_event_zone_named", {"zone": ""}),
        ("events_event_zone_named", {"zone": "Europe/Skopje; DROP"}),
        ("events_event_new_date_if_postponed", {"has_new_date": True}),
        ("events_event_old_date_beside_new", {"was_on": date(2024, 4, 1)}),
    ],
)
def test_event(name, values):
    refused(name, change(EventFactory(starts_on=date(2024, 4, 8)), **values))


@pytest.mark.parametrize(
    "values",
    [
        {"starts_at_time": time(22), "ends_at_time": time(1), "ends_on": date(2024, 4, 9)},
        {"starts_at_time": time(10), "ends_at_time": time(10, 1)},
        {"status": "postponed", "has_new_date": True, "was_on": date(2024, 4, 1)},
        {"zone": "America/Argentina/Buenos_Aires"},
        {"zone": "Etc/GMT+3"},
    ],
)
def test_what_the_database_lets_pass(values):
    event = EventFactory(starts_on=date(2024, 4, 8))
    change(event, **values)()
    event.refresh_from_db()
    event.full_clean()


def test_an_event_is_no_part_of_itself():
    event = EventFactory()
    refused("events_event_not_own_part", change(event, part_of=event.pk))


def test_other_names_are_filled_and_stand_once():
    event = EventFactory()
    event.other_names.create(name="Golden Wheel")
    refused("events_eventname_once", lambda: event.other_names.create(name="Golden Wheel"))
    refused("events_eventname_filled", lambda: event.other_names.create(name=""))
