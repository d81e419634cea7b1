"""One month as the wall calendar of the newsroom shows it: whole weeks, Monday first."""

import calendar
from dataclasses import dataclass
from datetime import date

from newsroom.calendar.entries import DAY, Entry, Wanted, entries


@dataclass(frozen=True)
class Day:
    """One day with what stands on it."""

    on: date
    is_in_month: bool
    is_today: bool
    entries: list[Entry]


@dataclass(frozen=True)
class Month:
    """A month, its neighbours and its weeks."""

    first: date
    today: date
    weeks: list[list[Day]]

    @property
    def before(self) -> date:
        """The month before, by its first day."""
        return (self.first - DAY).replace(day=1)

    @property
    def after(self) -> date:
        """The month after, by its first day."""
        return (self.first + 31 * DAY).replace(day=1)


def month(user, first: date, today: date, wanted: Wanted) -> Month:
    """Fill the weeks of a month with what this colleague may see."""
    weeks = calendar.Calendar(calendar.MONDAY).monthdatescalendar(first.year, first.month)
    by_day: dict[date, list[Entry]] = {}
    start, end = weeks[0][0], weeks[-1][-1]
    for entry in entries(user, start, end, wanted):
        for on in _days(entry, start, end):
            by_day.setdefault(on, []).append(entry)
    return Month(first, today, [[_day(on, first, today, by_day) for on in week] for week in weeks])


def _days(entry: Entry, start: date, end: date) -> list[date]:
    """An event of several days stands on each of them."""
    if entry.until is None:
        return [entry.day]
    begin, stop = max(entry.day, start), min(entry.until, end)
    return [begin + number * DAY for number in range((stop - begin).days + 1)]


def _day(on: date, first: date, today: date, by_day: dict[date, list[Entry]]) -> Day:
    return Day(on, on.month == first.month, on == today, by_day.get(on, []))
