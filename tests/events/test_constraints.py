"""The database refuses events that end before they start and venues that are not on earth."""

from datetime import date

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
    ],
)
def test_event(name, values):
    refused(name, change(EventFactory(starts_on=date(2024, 4, 8)), **values))


def test_other_names_are_filled_and_stand_once():
    event = EventFactory()
    event.other_names.create(name="Golden Wheel")
    refused("events_eventname_once", lambda: event.other_names.create(name="Golden Wheel"))
    refused("events_eventname_filled", lambda: event.other_names.create(name=""))
