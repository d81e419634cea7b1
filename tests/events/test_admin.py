"""Events and venues in the newsroom."""

from datetime import date

import pytest
from django.urls import reverse

from events.models import Event, Venue
from tests.factories import EventFactory, OrganizationFactory, PersonFactory, UserFactory, VenueFactory
from tests.portal.admin_pages import add, change, errors_of, filled_in

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
        (
            {"starts_on": "2024-04-01", "precision": "month", "starts_at_time": "10:00"},
            "starts_at_time",
            "A time needs the exact day. Choose “day” as what is known, or leave the time empty.",
        ),
        ({"starts_on": "0024-04-08"}, "starts_on", "Write the year with four digits."),
        (
            {"starts_on": "2024-04-08", "ends_at_time": "10:00"},
            "starts_at_time",
            "You wrote when it ends. Write when it begins, too.",
        ),
        (
            {"starts_on": "2024-04-08", "starts_at_time": "22:00", "ends_at_time": "01:00"},
            "ends_at_time",
            "The event ends before it begins. If it goes on after midnight, fill in the day on which it ends.",
        ),
        (
            {"starts_on": "2024-04-08", "zone": "Shutka"},
            "zone",
            "There is no such time zone. Write it like Europe/Skopje, or write only the city.",
        ),
        (
            {"starts_on": "2024-04-08", "slug": "Calendar"},
            "slug",
            "This address is taken. Write another one, or leave it empty.",
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


def test_an_event_called_calendar_gets_another_address(journalist):
    add(journalist, "events.event", name_en="Calendar", starts_on="2024-04-08", zone="brussels")
    event = Event.objects.get()
    assert (event.slug, event.zone, event.revision) == ("calendar-2", "Europe/Brussels", 1)


def test_postponing_keeps_the_old_date_and_tells_calendars(journalist):
    event = EventFactory(starts_on=date(2024, 4, 8), status="planned")
    change(journalist, event, status="postponed", status_note_en="The hall is flooded.")
    event.refresh_from_db()
    assert (event.is_dateless, event.was_on, event.revision) == (True, None, 1)
    change(journalist, event, starts_on="2024-05-10")
    event.refresh_from_db()
    assert (event.has_new_date, event.was_on, event.revision) == (True, date(2024, 4, 8), 2)
    change(journalist, event, starts_on="2024-05-11")
    event.refresh_from_db()
    assert (event.was_on, event.starts_on) == (date(2024, 4, 8), date(2024, 5, 11))
    change(journalist, event, status="held")
    event.refresh_from_db()
    assert (event.status, event.has_new_date, event.was_on) == ("held", False, None)


def test_of_a_month_no_day_is_remembered(journalist):
    event = EventFactory(starts_on=date(2024, 4, 1), precision="month", status="planned")
    change(journalist, event, status="postponed", starts_on="2024-06-01")
    event.refresh_from_db()
    assert (event.has_new_date, event.was_on) == (True, None)


def test_an_editor_may_say_that_the_new_date_is_not_known_after_all(journalist):
    event = EventFactory(
        starts_on=date(2024, 5, 10), status="postponed", has_new_date=True, was_on=date(2024, 4, 8)
    )
    values = filled_in(journalist, reverse("admin:events_event_change", args=[event.pk]), "event_form")
    del values["has_new_date"]
    journalist.post(reverse("admin:events_event_change", args=[event.pk]), values)
    event.refresh_from_db()
    assert (event.is_dateless, event.was_on) == (True, None)


def test_a_venue_that_moves_is_told_to_the_calendars_of_its_events(journalist):
    event = EventFactory()
    change(journalist, event.venue, address="Bulevar 1")
    event.refresh_from_db()
    assert event.revision == 1
    change(journalist, event.venue, website="https://example.org")
    event.refresh_from_db()
    assert event.revision == 1


def test_saving_unchanged_tells_calendars_nothing(journalist):
    event = EventFactory()
    for _time in range(2):
        assert change(journalist, event).status_code == 302
    event.refresh_from_db()
    assert event.revision == 1
