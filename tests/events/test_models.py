"""Events as editors and readers meet them."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils.translation import override

from events.models import Event
from tests.factories import EventFactory, VenueFactory

pytestmark = pytest.mark.django_db
TODAY = date(2024, 4, 8)


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
