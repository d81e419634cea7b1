"""Positions: those held now first, then earlier ones."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from people.models import Position


@dataclass(frozen=True, slots=True)
class Offices:
    """Positions of one person, or in one organization."""

    now: list[Position]
    before: list[Position]

    def __bool__(self):
        return bool(self.now or self.before)


def offices(positions) -> Offices:
    """Sort positions, the latest first; one without an end is held now."""
    now, before = [], []
    for position in positions:
        (before if is_over(position) else now).append(position)
    before.sort(key=lambda position: position.ended_on or date.min, reverse=True)
    return Offices(now, before)


def is_over(position: Position, today: date | None = None) -> bool:
    """Whether a position has ended."""
    return position.ended_on is not None and position.ended_on < (today or timezone.localdate())
