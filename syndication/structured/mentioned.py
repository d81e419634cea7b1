"""People, organizations and events as other pages name them: in one line, with the address of their own page."""

from django.conf import settings

from articles.models import Byline
from events.models import Event, Venue
from events.when import machine_end, machine_start
from languages.alternates import whole
from syndication.structured.script import filled, words

STATUS = {
    Event.Status.CANCELLED: "https://schema.org/EventCancelled",
    Event.Status.POSTPONED: "https://schema.org/EventPostponed",
}
"""What has been held was scheduled: the vocabulary has no word for it."""


def thing(kind: str, record) -> dict:
    """A record that has a page of its own."""
    return filled(type_=kind, name=words(record.name), url=whole(record.get_absolute_url()))


def mentions(*, people, organizations, events) -> list[dict]:
    """Whom and what a story is about, as its page lists them: private persons are not among them."""
    named = [thing("Person", one) for one in people] + [thing("Organization", one) for one in organizations]
    # An event without its day and place counts as a mistake, even where it is only named.
    return named + [thing("Event", one) | when_and_where(one) for one in events]


def credit(line: Byline) -> dict:
    """Somebody in a byline. Private persons have a name, as on the page, and no address."""
    if line.person and not line.person.is_private:
        return thing("Person", line.person)
    name = line.name or line.person.name
    house = name == settings.SITE_NAME or name == line.article.agency
    return filled(type_="Organization" if house else "Person", name=words(name))


def when_and_where(record: Event) -> dict:
    """Day, place and whether it takes place. Of a date only what is known is told: ``2024-05`` for some day in May."""
    return filled(
        startDate=machine_start(record), endDate=machine_end(record), eventStatus=_status(record),
        previousStartDate=record.was_on.isoformat() if record.was_on else "", location=_place(record.venue),
    )  # fmt: skip


def _status(record: Event) -> str:
    if record.status == Event.Status.POSTPONED and record.has_new_date:
        return "https://schema.org/EventRescheduled"
    return STATUS.get(record.status, "https://schema.org/EventScheduled")


def _place(venue: Venue | None) -> dict | None:
    if venue is None:
        return None
    address = filled(
        type_="PostalAddress", streetAddress=words(venue.address), addressLocality=words(venue.city),
        addressCountry=venue.country,
    )  # fmt: skip
    there = venue.latitude is not None
    point = {"@type": "GeoCoordinates", "latitude": float(venue.latitude), "longitude": float(venue.longitude)}\
        if there else None  # fmt: skip
    return filled(type_="Place", name=words(venue.name), address=address, geo=point)
