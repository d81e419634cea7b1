"""Which events stand in the calendar, and whether it has changed since somebody last fetched it."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from hashlib import blake2b

from django.conf import settings
from django.utils import timezone

from events.models import Event
from events.queries import EventQuerySet
from languages.dates import Precision
from languages.registry import current

BACK, AHEAD = timedelta(days=366), timedelta(days=731)
MOST = 500
"""Programs fetch the calendar several times a day: it stays below a megabyte. What comes goes before what was."""
LAYOUT = 1
"""One more, whenever events are written otherwise: then everybody fetches them anew."""
STATE = ("pk", "revision", "changed_at")


@dataclass(frozen=True, slots=True)
class Stamp:
    """The state of a calendar: which events, a mark that changes with them, and when they last changed."""

    events: list[int]
    mark: str
    modified_at: datetime


def shown() -> EventQuerySet:
    """Events that have a place in a calendar: their day is known."""
    return Event.objects.filter(precision=Precision.DAY)


def stamp_of_all() -> Stamp:
    """The state of the whole calendar now: from a year ago to two years ahead, in two small queries."""
    today = timezone.localdate()
    ahead = shown().upcoming(today).filter(starts_on__lte=today + AHEAD)
    rows = list(ahead.values_list(*STATE)[:MOST])
    back = shown().over(today).filter(starts_on__gte=today - BACK)
    return _stamp(rows + list(back.values_list(*STATE)[: MOST - len(rows)]))


def stamp_of(event: Event) -> Stamp:
    """The state of one event."""
    return _stamp([(event.pk, event.revision, event.changed_at)])


def for_file(events: EventQuerySet) -> EventQuerySet:
    """Everything that the calendar prints of these events."""
    return (
        events.select_related("venue", "part_of").prefetch_related("organizers").order_by("starts_on", "pk")
    )


def _stamp(rows: list[tuple]) -> Stamp:
    """The day is part of the mark: a new name of an organizer arrives the next morning at the latest."""
    midnight = timezone.make_aware(datetime.combine(timezone.localdate(), time.min))
    told = repr((LAYOUT, current(), settings.SITE_NAME, settings.SITE_URL, midnight, rows))
    mark = blake2b(told.encode(errors="replace"), digest_size=12).hexdigest()
    return Stamp([row[0] for row in rows], mark, max([midnight, *(row[2] for row in rows)]))
