"""When people read: by day, when they are awake; on weekdays more than on Sundays; in July they are at the sea."""

import random
from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

WEEKDAYS = (1.1, 1.12, 1.05, 1.08, 1.0, 0.76, 0.7)
MONTHS = (0.95, 1.0, 1.05, 1.15, 1.05, 0.95, 0.74, 0.78, 1.0, 1.06, 1.05, 0.9)
HOURS = (16, 9, 5, 3, 3, 6, 16, 34, 52, 60, 62, 58, 52, 48, 44, 42, 42, 44, 50, 60, 68, 66, 50, 30)
"""From midnight on, at the newspaper's own place."""


def rhythm(day: date, dice: random.Random) -> dict[datetime, int]:
    """How busy each hour of a day is, as far as it has gone; a day may have 23 or 25 hours."""
    busy = {}
    for hour, weight in enumerate(HOURS):
        at = timezone.make_aware(datetime.combine(day, time(hour))).astimezone(UTC)
        if passed := _part_of_hour(at):
            busy[at] = busy.get(at, 0) + max(1, round(1000 * weight * passed * dice.uniform(0.8, 1.2)))
    return busy


def part_of_today() -> float:
    """How much of a day's readers have come so far today."""
    today = timezone.localdate()
    hours = (timezone.make_aware(datetime.combine(today, time(hour))) for hour in range(len(HOURS)))
    return sum(weight * _part_of_hour(at) for weight, at in zip(HOURS, hours, strict=True)) / sum(HOURS)


def _part_of_hour(at: datetime) -> float:
    return min(1.0, max(0.0, (timezone.now() - at) / timedelta(hours=1)))
