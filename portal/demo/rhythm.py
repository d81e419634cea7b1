"""When people read: by day, when they are awake; on weekdays more than on Sundays; in July they are at the sea."""

import random
from datetime import UTC, date, datetime, time

from django.utils import timezone

WEEKDAYS = (1.1, 1.12, 1.05, 1.08, 1.0, 0.76, 0.7)
MONTHS = (0.95, 1.0, 1.05, 1.15, 1.05, 0.95, 0.74, 0.78, 1.0, 1.06, 1.05, 0.9)
HOURS = (16, 9, 5, 3, 3, 6, 16, 34, 52, 60, 62, 58, 52, 48, 44, 42, 42, 44, 50, 60, 68, 66, 50, 30)
"""From midnight on, at the newspaper's own place."""


def rhythm(day: date, dice: random.Random) -> dict[datetime, int]:
    """How busy each hour of a day is, as far as it has begun; a day may have 23 or 25 hours."""
    now, busy = timezone.now(), {}
    for hour, weight in enumerate(HOURS):
        at = timezone.make_aware(datetime.combine(day, time(hour))).astimezone(UTC)
        if at <= now:
            busy[at] = busy.get(at, 0) + round(10 * weight * dice.uniform(0.8, 1.2))
    return busy


def part_of_today() -> float:
    """How much of today is over."""
    now = timezone.localtime()
    return max(0.05, (now.hour * 60 + now.minute) / (24 * 60))
