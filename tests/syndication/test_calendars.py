"""Events for calendar programs, read as such programs read them."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.utils import timezone
from icalendar import Calendar

from events.models import Event, Venue
from events.revising import revise
from organizations.models import Organization
from prose.plain import one_line
from tests import corpus
from tests.factories import EventFactory, OrganizationFactory, VenueFactory

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)
DAY, ONE = date(2026, 12, 1), timedelta(days=1)
ALL = "/en/events/calendar.ics"


@pytest.fixture(autouse=True)
def november():
    with time_machine.travel(NOON, tick=False):
        yield


def read(client, address: str = ALL, status: int = 200, **headers):
    answer = client.get(address, headers=headers)
    assert answer.status_code == status
    return answer


def entries(client, address: str = ALL) -> list:
    return Calendar.from_ical(read(client, address).content).walk("VEVENT")


def only(client, address: str = "/en/events/x.ics"):
    (entry,) = entries(client, address)
    return entry


def make(**values) -> Event:
    return EventFactory(**({"slug": "x", "status": "planned", "starts_on": DAY} | values))


def test_days_end_where_the_next_one_begins(client):
    make(ends_on=date(2026, 12, 3))
    entry = only(client)
    assert entry["dtstart"].to_ical() == b"20261201"
    assert entry["dtstart"].params["VALUE"] == "DATE"
    assert (entry.decoded("dtstart"), entry.decoded("dtend")) == (DAY, date(2026, 12, 4))
    assert (str(entry["status"]), str(entry["transp"])) == ("CONFIRMED", "TRANSPARENT")


@pytest.mark.parametrize(
    ("values", "start", "end"),
    [
        ({"ends_at_time": time(12, 30)}, "2026-12-01T10:00:00+01:00", "2026-12-01T12:30:00+01:00"),
        ({}, "2026-12-01T10:00:00+01:00", None),
        ({"ends_on": date(2026, 12, 2)}, "2026-12-01T10:00:00+01:00", "2026-12-03T00:00:00+01:00"),
        (
            {"ends_on": date(2026, 12, 2), "ends_at_time": time(9)},
            "2026-12-01T10:00:00+01:00", "2026-12-02T09:00:00+01:00",
        ),
        ({"zone": "America/New_York"}, "2026-12-01T10:00:00-05:00", None),
        ({"zone": "Asia/Kathmandu"}, "2026-12-01T10:00:00+05:45", None),
        ({"zone": "UTC"}, "2026-12-01T10:00:00+00:00", None),
    ],
)  # fmt: skip
def test_hours_are_those_of_the_place(client, values, start, end):
    make(starts_at_time=time(10), **values)
    entry = only(client)
    assert entry.decoded("dtstart").isoformat() == start
    assert ("dtend" in entry) is bool(end)
    assert end is None or entry.decoded("dtend").isoformat() == end


def test_every_clock_that_is_named_is_explained_once(client):
    for number, zone in enumerate(["Europe/Skopje", "Europe/Skopje", "America/New_York", "UTC", "Mars/Base"]):
        EventFactory(starts_on=DAY + number * ONE, starts_at_time=time(10), zone=zone)
    EventFactory(starts_on=DAY, zone="Asia/Tokyo")
    calendar = Calendar.from_ical(read(client).content)
    named = {
        str(entry["dtstart"].params["TZID"]) for entry in calendar.walk("VEVENT")
        if "TZID" in entry["dtstart"].params
    }  # fmt: skip
    explained = [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")]
    assert named == {"Europe/Skopje", "America/New_York"} == set(explained)
    assert len(explained) == 2


@pytest.mark.parametrize(
    ("status", "values", "told", "name"),
    [
        ("held", {}, "CONFIRMED", "Meeting"),
        ("cancelled", {"status_note_en": "No hall."}, "CANCELLED", "Cancelled: Meeting"),
        ("postponed", {}, "TENTATIVE", "Postponed: Meeting"),
        ("postponed", {"has_new_date": True, "was_on": date(2026, 11, 1)}, "CONFIRMED", "Meeting"),
    ],
)
def test_what_becomes_of_an_event_stays_in_the_calendar(client, status, values, told, name):
    make(name_en="Meeting", status=status, **values)
    (entry,) = entries(client)
    assert (str(entry["status"]), str(entry["summary"])) == (told, name)
    assert ("No hall." in entry["description"]) is ("status_note_en" in values)
    assert ("Was planned for 1 November 2026." in entry["description"]) is ("was_on" in values)


def test_an_event_tells_where_who_and_which_page(client):
    series = EventFactory(name_en="Congresses", starts_on=date(1990, 1, 1))
    venue = VenueFactory(
        name_en="Hall 3", address="Bulevar 1", city_en="Skopje", latitude="41.99646", longitude="21.43141"
    )
    event = make(name_mk="Конгрес", summary_mk="Сите.", venue=venue, part_of=series)
    event.organizers.add(OrganizationFactory(slug="iru", name_mk="ИРУ", name_en="IRU"))
    entry = only(client)
    assert str(entry["location"]) == "Hall 3, Bulevar 1, Skopje, MK"
    assert entry["geo"].to_ical() == "41.99646;21.43141"
    assert str(entry["contact"]) == "IRU"
    assert entry["contact"].params["ALTREP"] == "http://127.0.0.1:8000/en/organizations/iru/"
    assert "organizer" not in entry
    assert entry["categories"].cats == ["Events", "Congresses"]
    assert entry["url"] == "http://127.0.0.1:8000/en/events/x/"
    assert entry["description"].split("\n") == [
        "Сите.", "Organizers: IRU", "http://127.0.0.1:8000/en/events/x/",
    ]  # fmt: skip


def test_one_event_is_the_same_event_in_every_language_and_under_every_name(client):
    event = make(name_en="Congress", name_mk="Конгрес")
    english, macedonian = only(client), only(client, "/mk/events/x.ics")
    assert (str(english["summary"]), str(macedonian["summary"])) == ("Congress", "Конгрес")
    assert macedonian["summary"].params["LANGUAGE"] == "mk"
    assert english["uid"] == macedonian["uid"]
    assert "," not in english["uid"]
    Event.objects.filter(pk=event.pk).update(slug="renamed", name_en="Great Congress")
    assert only(client, "/en/events/renamed.ics")["uid"] == english["uid"]
    assert only(client, "/tr/events/renamed.ics")["summary"].params["LANGUAGE"] == "en"


def test_a_change_counts_up(client):
    event = make()
    revise(Event.objects.all())
    first = only(client)
    Event.objects.filter(pk=event.pk).update(status="cancelled")
    with time_machine.travel(NOON + ONE, tick=False):
        revise(Event.objects.all())
        second = only(client)
    assert second["sequence"] == first["sequence"] + 1
    for name in ("dtstamp", "last-modified"):
        assert (first.decoded(name), second.decoded(name)) == (NOON, NOON + ONE)
    assert first["uid"] == second["uid"]


@pytest.mark.parametrize("precision", ["month", "year"])
def test_a_day_that_nobody_has_named_stands_in_no_calendar(client, precision):
    make(precision=precision)
    read(client, "/en/events/x.ics", 404)
    assert entries(client) == []


def test_the_calendar_goes_from_a_year_ago_to_two_years_ahead(client):
    today = timezone.localdate()
    days = {
        today - 366 * ONE: True,
        today - 367 * ONE: False,
        today + 731 * ONE: True,
        today + 732 * ONE: False,
    }
    for day in days:
        EventFactory(starts_on=day)
    EventFactory(starts_on=today - 400 * ONE, ends_on=today)
    found = {entry.decoded("dtstart") for entry in entries(client)}
    assert found == {day for day, inside in days.items() if inside} | {today - 400 * ONE}


def test_of_too_many_events_those_to_come_are_kept(client, monkeypatch):
    monkeypatch.setattr("syndication.calendars.window.MOST", 3)
    today = timezone.localdate()
    for days in (-2, -1, 5, 6, 700):
        EventFactory(starts_on=today + days * ONE)
    ahead = [today + days * ONE for days in (5, 6, 700)]
    assert [entry.decoded("dtstart") for entry in entries(client)] == ahead
    Event.objects.filter(starts_on=ahead[2]).delete()
    assert [entry.decoded("dtstart") for entry in entries(client)] == [today - ONE, *ahead[:2]]


def test_the_calendar_says_what_it_is(client):
    answer = read(client, "/mk/events/calendar.ics")
    calendar = Calendar.from_ical(answer.content)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'inline; filename="events.ics"'
    assert str(calendar["version"]) == "2.0"
    assert str(calendar["name"]) == str(calendar["x-wr-calname"]) != ""
    assert calendar["refresh-interval"].params["VALUE"] == "DURATION"
    assert str(calendar["source"]) == "http://127.0.0.1:8000/mk/events/calendar.ics"
    assert "method" not in calendar
    assert not answer.cookies


@pytest.mark.parametrize("address", [ALL, "/en/events/x.ics"])
def test_who_has_it_already_gets_nothing(client, address):
    event = make()
    revise(Event.objects.all())
    answer = read(client, address)
    etag, modified = answer.headers["ETag"], answer.headers["Last-Modified"]
    for headers in ({"if-none-match": etag}, {"if-modified-since": modified}):
        again = read(client, address, 304, **headers)
        assert again.content == b""
        # A packed answer has a weak mark.
        assert again.headers["ETag"].removeprefix("W/") == etag.removeprefix("W/")
    assert read(client, address.replace("/en/", "/mk/"), **{"if-none-match": etag}).content
    Event.objects.filter(pk=event.pk).update(name_en="New")
    with time_machine.travel(NOON + timedelta(hours=1), tick=False):
        revise(Event.objects.all())
        assert b"New" in read(client, address, **{"if-none-match": etag}).content
        assert b"New" in read(client, address, **{"if-modified-since": modified}).content


@pytest.mark.parametrize("many", [1, 30])
def test_the_number_of_queries_is_exact(client, django_assert_num_queries, many):
    for event in EventFactory.create_batch(many, starts_on=DAY, part_of=EventFactory()):
        event.organizers.add(OrganizationFactory())
    with django_assert_num_queries(4):
        etag = read(client).headers["ETag"]
    with django_assert_num_queries(2):
        read(client, ALL, 304, **{"if-none-match": etag})
    with django_assert_num_queries(2):
        assert read(client).content.count(b"BEGIN:VEVENT") == many  # it is written once for everybody
    with django_assert_num_queries(2):
        read(client, f"/en/events/{event.slug}.ics")


def _raw_is_whole(raw: bytes) -> None:
    assert raw.count(b"\r\n") == raw.count(b"\n") == raw.count(b"\r")
    assert all(len(line) <= 75 and line.decode() is not None for line in raw.split(b"\r\n"))


@pytest.mark.parametrize("case", corpus.cases("ics/event_fields.jsonl"))
def test_no_word_of_an_event_breaks_the_file(client, case):
    value = case["value"].replace("\x00", "")
    event = make(name_en="Plain", part_of=EventFactory(starts_on=date(1990, 1, 1)))
    event.organizers.add(OrganizationFactory(name_en="Plain"))
    EventFactory(starts_on=DAY, name_en="Beside it")
    before = [set(entry) for entry in entries(client)]
    words = {"name_en": value[:200], "summary_en": value[:300], "status_note_en": value[:300]}
    Event.objects.filter(pk__in=[event.pk, event.part_of_id]).update(**words)
    Venue.objects.filter(pk=event.venue_id).update(
        name_en=value[:200], city_en=value[:100], address=value[:200]
    )
    Organization.objects.update(name_en=value[:200])
    revise(Event.objects.all())
    raw = read(client).content
    _raw_is_whole(raw)
    found = Calendar.from_ical(raw).walk("VEVENT")
    assert [set(entry) for entry in found] == before
    (entry,) = (each for each in found if each["url"].endswith("/x/"))
    assert str(entry["summary"]) == one_line(value[:200])
    assert str(entry["location"]).startswith(one_line(value[:200]))
    assert str(entry["contact"]) == one_line(value[:200])
    answer = read(client, "/en/events/x.ics")
    _raw_is_whole(answer.content)
    assert "\n" not in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("Congress", 'attachment; filename="Congress.ics"'),
        ("Конгрес", "attachment; filename*=utf-8''%D0%9A%D0%BE%D0%BD%D0%B3%D1%80%D0%B5%D1%81.ics"),
        ('a"b\\c/d\r\nX: y', 'attachment; filename="a b c dX y.ics"'),
        ("../../etc/passwd", 'attachment; filename="etc passwd.ics"'),
        ("???", 'attachment; filename="event.ics"'),
        ("x" * 200, f'attachment; filename="{"x" * 80}.ics"'),
    ],
)
def test_the_file_has_a_name_that_every_system_can_keep(client, name, header):
    make(name_en=name)
    assert read(client, "/en/events/x.ics").headers["Content-Disposition"] == header


def test_addresses_of_people_are_in_words(client):
    make(name_en="Write to ana@example.org", summary_en="ana@example.org")
    assert b"ana@example.org" not in read(client).content


@pytest.mark.parametrize("path", ["/en/events/nothing.ics", "/xx/events/calendar.ics", "/en/events/.ics"])
def test_calendars_that_are_not_there(client, path):
    read(client, path, 404)


def test_nothing_is_written_by_other_verbs(client):
    assert client.post(ALL).status_code == 405
