"""Calendars hear of a change exactly when what they print has changed."""

from datetime import UTC, date, datetime, time

import pytest
import time_machine

from events.models import Event, Venue
from events.revising import revise
from tests.factories import EventFactory, OrganizationFactory, PersonFactory, VenueFactory

pytestmark = pytest.mark.django_db
MONDAY, TUESDAY = datetime(2024, 4, 8, 9, tzinfo=UTC), datetime(2024, 4, 9, 9, tzinfo=UTC)


@pytest.fixture
def event():
    with time_machine.travel(MONDAY, tick=False):
        made = EventFactory(venue=VenueFactory(latitude="41.99646", longitude="21.43141"))
        revise(Event.objects.all())
    return made


def state(event) -> tuple:
    return Event.objects.values_list("revision", "changed_at").get(pk=event.pk)


def asked_on_tuesday(event) -> tuple:
    with time_machine.travel(TUESDAY, tick=False):
        revise(Event.objects.all())
        revise(Event.objects.all())
    return state(event)


@pytest.mark.parametrize(
    "values",
    [
        {"name_mk": "Собир"}, {"summary_sq": "Mbledhje"}, {"starts_on": date(2024, 4, 9)}, {"slug": "new"},
        {"ends_on": date(2024, 4, 12)}, {"status": "cancelled"}, {"status_note_en": "The hall is flooded."},
        {"starts_at_time": time(10)}, {"zone": "Europe/London"}, {"precision": "month"}, {"venue": None},
    ],
)  # fmt: skip
def test_what_calendars_print_counts_once(event, values):
    Event.objects.filter(pk=event.pk).update(**values)
    assert asked_on_tuesday(event) == (2, TUESDAY)


@pytest.mark.parametrize(
    "values", [{"name_mk": "Дом"}, {"city_tr": "Üsküp"}, {"latitude": "42.1"}, {"address": "Bulevar 1"}]
)
def test_the_place_counts(event, values):
    Venue.objects.filter(pk=event.venue_id).update(**values)
    assert asked_on_tuesday(event) == (2, TUESDAY)


def test_organizers_count_and_participants_do_not(event):
    event.participants.add(PersonFactory())
    assert asked_on_tuesday(event) == (1, MONDAY)
    event.organizers.add(OrganizationFactory())
    assert asked_on_tuesday(event) == (2, TUESDAY)


@pytest.mark.parametrize(
    "values", [{"description_en": "<p>Programme</p>"}, {"website": "https://example.org"}]
)
def test_what_no_calendar_prints_does_not_count(event, values):
    Event.objects.filter(pk=event.pk).update(**values)
    assert asked_on_tuesday(event) == (1, MONDAY)


def test_only_the_event_that_changed_is_told_and_a_change_taken_back_is_a_change(event):
    other = EventFactory()
    revise(Event.objects.all())
    for name, number in (("A", 2), ("B", 3), ("A", 4)):
        Event.objects.filter(pk=event.pk).update(name_en=name)
        assert revise(Event.objects.all()) == 1
        assert state(event)[0] == number
    assert state(other)[0] == 1
