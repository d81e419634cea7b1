"""Events in the words of calendar programs (RFC 5545), in the language of the page.

Who organizes an event stands as `CONTACT`, not as `ORGANIZER`: that one is an e-mail address that answers invitations,
and we neither have nor invent one. Events of which only the month is known have no place in a calendar: a program
would show a day that nobody has named.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from icalendar import Calendar
from icalendar import Event as Entry

from events.models import Event, Venue
from languages.alternates import whole
from languages.dates import date_text
from languages.fallback import shown_language
from languages.registry import current, tag_of
from prose.emails import protect_text
from prose.plain import one_line
from syndication.calendars.zones import rules_of
from syndication.identity import uri_of

DAY, ASK_AGAIN = timedelta(days=1), timedelta(hours=6)


def one_event(event: Event) -> bytes:
    """A file with one event."""
    return _calendar([event]).to_ical()


def all_events(events: list[Event]) -> bytes:
    """A calendar to subscribe to."""
    calendar = _calendar(events)
    name = _words(_("Events · %(site)s") % {"site": settings.SITE_NAME})
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("url", whole(reverse("events:index")))
    calendar.add("source", whole(reverse("syndication:events_calendar")), parameters={"VALUE": "URI"})
    calendar.add("refresh-interval", ASK_AGAIN, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT6H")
    return calendar.to_ical()


def _calendar(events: list[Event]) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Nevipe//Events//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for zone, years in _years_by_zone(events).items():
        calendar.add_component(rules_of(zone, min(years), max(years)))
    for event in events:
        calendar.add_component(_entry(event))
    return calendar


def _years_by_zone(events: Iterable[Event]) -> dict:
    """The zones whose clocks the events name, with the years of these events."""
    found: dict = {}
    for event in events:
        if event.starts_at and event.zone_info.key != "UTC":
            years = {event.starts_on.year, (event.ends_on or event.starts_on).year}
            found.setdefault(event.zone_info, set()).update(years)
    return found


def _entry(event: Event) -> Entry:
    entry, changed_at = Entry(), event.changed_at.astimezone(UTC)
    # The same in every language, whatever becomes of name and address; without commas, which programs read differently.
    entry.add("uid", str(uuid5(NAMESPACE_URL, uri_of(event))))
    entry.add("sequence", event.revision)
    entry.add("dtstamp", changed_at)
    entry.add("last-modified", changed_at)
    entry.add(
        "summary", _summary(event), parameters={"LANGUAGE": tag_of(shown_language(event, "name", current()))}
    )
    entry.add("status", _status(event))
    entry.add("transp", "TRANSPARENT")  # that something takes place makes nobody busy
    for name, value in _when(event):
        entry.add(name, value)
    if event.venue:
        _put_place(entry, event.venue)
    entry.add("description", "\n".join(map(_words, filter(None, _description(event)))))
    entry.add("url", whole(event.get_absolute_url()))
    entry.add("categories", [_words(each) for each in (_("Events"), event.part_of) if each])
    for organizer in event.organizers.all():
        entry.add(
            "contact", _words(organizer.name), parameters={"ALTREP": whole(organizer.get_absolute_url())}
        )
    return entry


def _status(event: Event) -> str:
    if event.status == Event.Status.CANCELLED:
        return "CANCELLED"
    return "TENTATIVE" if event.is_dateless else "CONFIRMED"


def _summary(event: Event) -> str:
    """Many programs show no status: what was called off says so in its name."""
    if event.status == Event.Status.CANCELLED:
        return _words(_("Cancelled: %(event)s") % {"event": event.name})
    return _words(_("Postponed: %(event)s") % {"event": event.name} if event.is_dateless else event.name)


def _when(event: Event) -> Iterator[tuple[str, date | datetime]]:
    """Beginning and end; a whole day ends where the next one begins."""
    last = event.ends_on or event.starts_on
    if event.starts_at is None:
        yield "dtstart", event.starts_on
        yield "dtend", last + DAY
        return
    yield "dtstart", event.starts_at
    if event.ends_at:
        yield "dtend", event.ends_at
    elif last > event.starts_on:
        yield "dtend", datetime.combine(last + DAY, datetime.min.time(), tzinfo=event.zone_info)


def _put_place(entry: Entry, venue: Venue) -> None:
    parts = dict.fromkeys(filter(None, (venue.name, venue.address, venue.city, venue.country)))
    entry.add("location", _words(", ".join(parts)))
    if venue.latitude is not None:
        entry.add("geo", (float(venue.latitude), float(venue.longitude)))


def _description(event: Event) -> Iterator[str]:
    yield event.status_note
    if event.was_on:
        yield _("Was planned for %(day)s.") % {"day": date_text(event.was_on, current())}
    yield event.summary
    if names := ", ".join(organizer.name for organizer in event.organizers.all()):
        yield _("Organizers: %(names)s") % {"names": names}
    yield whole(event.get_absolute_url())


def _words(text: object) -> str:
    """One line without letters that break the file; e-mail addresses are in words, as on our pages."""
    return protect_text(one_line(str(text)))
