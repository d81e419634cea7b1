"""When calendar programs must fetch an event anew: its number goes up whenever what they print has changed."""

from hashlib import blake2b

from django.db.models import F
from django.utils import timezone

from events.models import Event
from events.queries import EventQuerySet
from languages.fallback import localized
from languages.registry import CODES

FIELDS = (
    "slug", "starts_on", "ends_on", "precision", "starts_at_time", "ends_at_time", "zone", "status", "has_new_date",
    "was_on", "part_of_id", *(localized(field, code) for field in ("name", "summary", "status_note") for code in CODES),
)  # fmt: skip
VENUE_FIELDS = (
    "address", "country", "latitude", "longitude",
    *(localized(field, code) for field in ("name", "city") for code in CODES),
)  # fmt: skip


def revise(events: EventQuerySet) -> int:
    """Count those of these events that print differently now than when this was last asked; asking twice is harmless.

    Whoever saves an event, its organizers or its venue calls this in the same transaction.
    """
    changed = 0
    for event in events.select_related("venue").prefetch_related("organizers"):
        printed = _printed(event)
        # One statement decides, so that two colleagues who save at once count one change each, not both or none.
        unlike = Event.objects.filter(pk=event.pk).exclude(printed=printed)
        changed += unlike.update(printed=printed, revision=F("revision") + 1, changed_at=timezone.now())
    return changed


def _printed(event: Event) -> str:
    """A mark of everything that stands in the calendar file of the event."""
    told = [getattr(event, name) for name in FIELDS]
    told += [getattr(event.venue, name) for name in VENUE_FIELDS] if event.venue else []
    told.append(sorted(organization.pk for organization in event.organizers.all()))
    return blake2b(repr(told).encode(errors="replace"), digest_size=12).hexdigest()
