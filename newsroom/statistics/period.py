"""The days that the statistics show, and the days they are compared with."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)
USUAL = "30"
DAILY = 92
"""Up to so many days are shown one by one, longer periods by month."""
MONTHLY = 3660
"""Up to so many days are shown by month, longer periods by year."""


def year_before(day: date) -> date:
    """The same day a year earlier; for 29 February the 28th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both included. ``today`` is the newspaper's own calendar day."""

    since: date
    until: date
    today: date
    name: str = ""

    @property
    def days(self) -> int:
        """How many days."""
        return (self.until - self.since).days + 1

    @property
    def is_over(self) -> bool:
        """Whether every day of it is complete; an unfinished day would make any comparison look bad."""
        return self.until < self.today

    @property
    def unit(self) -> str:
        """What one bar of the chart stands for: day, month or year."""
        if self.days <= DAILY:
            return "day"
        return "month" if self.days <= MONTHLY else "year"

    @property
    def before(self) -> "Period | None":
        """The same number of days before; of a longer time the same days a year before; of unfinished days none."""
        if not self.is_over or self.days > 366 or self.name == "all":
            return None
        if self.unit == "day":
            shift = self.days * DAY
            return Period(self.since - shift, self.until - shift, self.today)
        return Period(year_before(self.since), year_before(self.until), self.today)

    def pieces(self) -> Iterator["Period"]:
        """The days, months or years of it; the first and the last may be incomplete."""
        start = self.since
        while start <= self.until:
            end = min(self._end_of_piece(start), self.until)
            yield Period(start, end, self.today)
            start = end + DAY

    def _end_of_piece(self, start: date) -> date:
        if self.unit == "day":
            return start
        if self.unit == "year":
            return date(start.year, 12, 31)
        return (start.replace(day=28) + 4 * DAY).replace(day=1) - DAY

    def earlier(self, piece: "Period") -> "Period":
        """The part of ``before`` that a piece is compared with."""
        if self.unit == "day":
            shift = self.days * DAY
            return Period(piece.since - shift, piece.until - shift, self.today)
        return Period(year_before(piece.since), year_before(piece.until), self.today)


def preset(name: str, *, today: date, first: date) -> Period:
    """The period of a button. Days that are not over come only with "today" and "all", unless nothing else is there."""
    yesterday = today - DAY if first < today else today
    if name == "today":
        return Period(today, today, today, name)
    if name == "all":
        return Period(min(first, today), today, today, name)
    days = 365 if name == "12m" else int(name)
    return Period(yesterday - (days - 1) * DAY, yesterday, today, name)
