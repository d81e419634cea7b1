"""One month of events as a calendar on the wall shows it, and the months beside it."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from events.models import Event
from events.queries import LAST_ON, EventQuerySet
from languages.dates import Precision, week_start

DAY = timedelta(days=1)
FIRST, LAST = date(1800, 1, 1), date(2199, 12, 31)
"""Months have pages from here to there, as in the archive."""
MOST = 500
"""More events than this in one month are no calendar any more."""


@dataclass(frozen=True)
class Day:
    """One day with what takes place on it."""

    on: date
    is_in_month: bool
    is_today: bool
    events: list[Event]


@dataclass(frozen=True)
class Month:
    """A month: its weeks, and what falls somewhere into it or into its year."""

    first: date
    weeks: list[list[Day]]
    in_month: list[Event]
    in_year: list[Event]

    @property
    def days(self) -> list[Day]:
        """The days on which something takes place."""
        return [day for week in self.weeks for day in week if day.events]

    @property
    def is_empty(self) -> bool:
        """Nothing is known to take place in this very month."""
        return not (self.days or self.in_month)


@dataclass(frozen=True)
class Beside:
    """Where one can turn the pages: the months before and after, and the nearest ones with events."""

    previous: date | None
    next: date | None
    nearest: list[date]


def month(first: date, language: str) -> Month:
    """A month in one query."""
    found = {precision: [] for precision in Precision.values}
    for event in Event.objects.during(first, _next(first) - DAY).for_list()[:MOST]:
        found[event.precision].append(event)
    weeks = calendar.Calendar(week_start(language)).monthdatescalendar(first.year, first.month)
    today, by_day = timezone.localdate(), _by_day(found[Precision.DAY], first)
    days = [
        [Day(on, on.month == first.month, on == today, by_day.get(on, [])) for on in week] for week in weeks
    ]
    return Month(first, days, found[Precision.MONTH], found[Precision.YEAR])


def beside(shown: Month) -> Beside:
    """The months around a month, in two queries.

    Step by step one gets through all months with events and the present one. From a month beyond them the way leads
    straight back: no program that follows links walks through empty centuries.
    """
    first, this = shown.first, timezone.localdate().replace(day=1)
    dated = _dated()
    before = dated.filter(last_on__lt=first).order_by("-last_on")
    after = dated.filter(starts_on__gte=_next(first)).order_by("starts_on")
    earlier = _first_of(before.values_list(LAST_ON, flat=True).first())
    later = _first_of(after.values_list("starts_on", flat=True).first())
    back, on = (
        _latest(earlier, this if this < first else None),
        _earliest(later, this if this > first else None),
    )
    is_among = bool(back and on) or first == this or not shown.is_empty
    return Beside(
        previous=back and (_previous(first) if is_among else back),
        next=on and (_next(first) if is_among else on),
        nearest=[month for month in (earlier, later) if month],
    )


def with_events() -> list[date]:
    """Every month with events whose day or month is known, the oldest first."""
    found = set()
    for start, last in _dated().annotate(last=LAST_ON).values_list("starts_on", "last").distinct():
        first = start.replace(day=1)
        while first <= last:
            found.add(first)
            first = _next(first)
    return sorted(found)


def _dated() -> EventQuerySet:
    """Events whose months have a page."""
    dated = Event.objects.exclude(precision=Precision.YEAR).alias(last_on=LAST_ON)
    return dated.filter(starts_on__gte=FIRST, last_on__lte=LAST)


def _by_day(events: list[Event], first: date) -> dict[date, list[Event]]:
    """An event of several days stands on each of them, as far as they lie in this month."""
    found: dict[date, list[Event]] = {}
    for event in events:
        start, last = max(event.starts_on, first), min(event.ends_on or event.starts_on, _next(first) - DAY)
        for number in range((last - start).days + 1):
            found.setdefault(start + number * DAY, []).append(event)
    return found


def _next(first: date) -> date:
    return (first + 31 * DAY).replace(day=1)


def _previous(first: date) -> date:
    return (first - DAY).replace(day=1)


def _first_of(day: date | None) -> date | None:
    return day and day.replace(day=1)


def _latest(*months: date | None) -> date | None:
    return max(filter(None, months), default=None)


def _earliest(*months: date | None) -> date | None:
    return min(filter(None, months), default=None)
