"""What takes place, and where."""

from events.models.event import Event, EventName
from events.models.venue import Venue

__all__ = ["Event", "EventName", "Venue"]
