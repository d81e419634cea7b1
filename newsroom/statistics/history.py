"""Every day that was counted, read once; all sums of the page are made from it."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from newsroom.statistics.period import Period, year_before
from visitors import figures


@dataclass(frozen=True, slots=True)
class Traffic:
    """Readers of some days. Visitors are counted once a day, so the sum counts a faithful reader every day."""

    visitors: int = 0
    visits: int = 0
    views: int = 0
    peak: int = 0
    """The most who were online together."""


class History:
    """The days of the paper, from the first that was counted."""

    def __init__(self, today: date):
        self.today = today

    @cached_property
    def _days(self) -> dict[date, figures.DayFigure]:
        return {each.day: each for each in figures.days()}

    @cached_property
    def first(self) -> date:
        """The first counted day; today, if nothing has been counted."""
        return min(next(iter(self._days), self.today), self.today)

    def sums(self, period: Period) -> Traffic:
        """The readers of a period."""
        span = (max(period.since, self.first), period.until)
        count = max(0, (span[1] - span[0]).days + 1)
        found = (self._days.get(span[0] + timedelta(days=number)) for number in range(count))
        days = [day for day in found if day]
        return Traffic(
            sum(day.visitors for day in days),
            sum(day.visits for day in days),
            sum(day.views for day in days),
            max((day.peak_online for day in days), default=0),
        )

    def before(self, period: Period) -> Period | None:
        """What a period can fairly be compared with: days that are over and were counted from the first on."""
        return self.counted(period.before)

    def counted(self, period: Period | None) -> Period | None:
        """The period if its first day was counted already, else None."""
        return period if period and period.since >= self.first else None

    @cached_property
    def years(self) -> list[Period]:
        """The years since the first counted day, the newest with the days up to today."""
        whole = Period(date(self.first.year, 1, 1), date(self.today.year, 12, 31), self.today)
        return [
            Period(date(year, 1, 1), date(year, 12, 31), self.today)
            for year in range(whole.since.year, whole.until.year + 1)
        ]

    def year_before(self, period: Period) -> Traffic | None:
        """The readers of the same days a year before, if the period is over and those days were counted."""
        earlier = Period(year_before(period.since), year_before(period.until), self.today)
        return self.sums(earlier) if period.is_over and self.counted(earlier) else None
