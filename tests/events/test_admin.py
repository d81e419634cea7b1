"""Events and venues in the newsroom."""

from datetime import date

import pytest
from django.urls import reverse

from events.models import Event, Venue
from tests.factories import EventFactory, OrganizationFactory, PersonFactory, UserFactory, VenueFactory
from tests.portal.admin_pages import add, errors_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def journalist(client):
    client.force_login(UserFactory(role="journalist"))
    return client


def test_an_event_with_place_organizers_and_participants(journalist):
    venue, organization, person = VenueFactory(), OrganizationFactory(), PersonFactory()

    response = add(
        journalist,
        "events.event",
        name_mk="Меѓународен ден на Ромите",
        starts_on="2024-04-08",
        venue=str(venue.pk),
        organizers=[str(organization.pk)],
        participants=[str(person.pk)],
    )

    assert response.status_code == 302
    event = Event.objects.get()
    assert (event.slug, event.starts_on, event.venue) == (
        "megjunaroden-den-na-romite",
        date(2024, 4, 8),
        venue,
    )
    assert (event.organizers.get(), event.participants.get()) == (organization, person)


@pytest.mark.parametrize(
    ("values", "field", "message"),
    [
        ({"starts_on": "31.2.2024"}, "starts_on", "Enter a valid date."),
        ({"starts_on": ""}, "starts_on", "This field is required."),
        (
            {"starts_on": "2024-04-08", "ends_on": "2024-04-07"},
            "ends_on",
            "The event ends before it starts.",
        ),
        (
            {"starts_on": "2024-04-08", "name_en": ""},
            "name_en",
            "Give the event a name in at least one language.",
        ),
    ],
)
def test_what_is_wrong_with_an_event_is_said_at_the_field(journalist, values, field, message):
    page = add(journalist, "events.event", **{"name_en": "Annual meeting"} | values)

    assert errors_of(page)[field] == [message]
    assert not Event.objects.exists()


def test_a_venue_on_the_map(journalist):
    response = add(
        journalist, "events.venue", name_en="Hall", country="mk", latitude="41.99646", longitude="21.43141"
    )

    assert response.status_code == 302
    assert Venue.objects.get().country == "MK"


@pytest.mark.parametrize(
    ("values", "field", "message"),
    [
        ({"latitude": "41.9"}, "latitude", "Fill in latitude and longitude, or leave both empty."),
        (
            {"latitude": "91", "longitude": "21"},
            "latitude",
            "There is no such place: latitude goes to 90, longitude to 180.",
        ),
        ({"country": "1?"}, "country", "Write the country as two letters, such as MK."),
        ({"name_en": ""}, "name_en", "Give the venue a name in at least one language."),
    ],
)
def test_what_is_wrong_with_a_venue_is_said_at_the_field(journalist, values, field, message):
    page = add(journalist, "events.venue", **{"name_en": "Hall"} | values)

    assert errors_of(page)[field] == [message]


def test_venues_are_found_while_typing(journalist):
    venue = VenueFactory(name_en="Home of Culture", city_mk="Куманово")
    VenueFactory()

    answer = journalist.get(
        reverse("admin:autocomplete"),
        {"term": "Куманово", "app_label": "events", "model_name": "event", "field_name": "venue"},
    )

    assert [row["id"] for row in answer.json()["results"]] == [str(venue.pk)]


def test_the_list_asks_as_much_for_many_events_as_for_few(journalist, django_assert_num_queries):
    address = reverse("admin:events_event_changelist")
    EventFactory.create_batch(2)
    with django_assert_num_queries(6):
        journalist.get(address)
    EventFactory.create_batch(20)
    with django_assert_num_queries(6):
        journalist.get(address)
