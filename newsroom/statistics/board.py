"""The tables of the statistics by name: all of them for the page, one for a file."""

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from urllib.parse import urlencode

from django.utils import timezone

from newsroom.statistics import clock, origins, series
from newsroom.statistics.history import History
from newsroom.statistics.period import Period
from newsroom.statistics.stories import Stories
from newsroom.statistics.tables import Line, Table
from visitors import figures

SHOWN = 20
"""Lines of a table on the page; the file has more."""


class Board:
    """What one reader of the statistics sees, each number read when it is asked for."""

    files = ("csv", "json")

    def __init__(self, *, user, language: str, now: datetime):
        self.user, self.language, self.now = user, language, now
        self.today = timezone.localdate(now)
        self.history = History(self.today)

    def choose(self, period: Period, year: int | None = None) -> None:
        """Show these days, and the months of this year (else of the newest)."""
        self.period = period
        self.stories = Stories(self.history, period, user=self.user, language=self.language)
        years = self.history.years
        self.year = next((each for each in years if each.since.year == year), years[-1])

    @cached_property
    def makers(self) -> dict:
        """How each table is made, by its name in addresses and files."""
        asked = (self.history, self.period)
        return {
            "course": lambda: series.course(*asked, self.language),
            "hours": lambda: clock.hours(*asked),
            "countries": lambda: origins.countries(*asked, self.language),
            "languages": lambda: origins.languages(*asked),
            "sections": self.stories.sections,
            "stories": self.stories.articles,
            "referrers": lambda: origins.referrers(*asked),
            "not-counted": lambda: origins.losses(*asked),
            "years": lambda: series.years(self.history, self.language),
            "months": lambda: series.months(self.history, self.year, self.language),
        }

    @property
    def period_query(self) -> str:
        """The end of an address that shows the same days."""
        period = self.period
        days = {"since": period.since, "until": period.until}
        return urlencode({"period": period.name} if period.name else days)

    @property
    def query(self) -> str:
        """The end of an address that shows the same days and year."""
        return f"{self.period_query}&year={self.year.since.year}"

    @property
    def tables(self) -> Iterable[Table]:
        """Every table of the page, long ones shortened."""
        for key, make in self.makers.items():
            yield self.stories.articles(SHOWN) if key == "stories" else self._fit(make())

    @cached_property
    def sums(self) -> list[Line]:
        """Visitors, visits and views of the period, each beside the days before."""
        now, earlier = self.history.sums(self.period), self.history.before(self.period)
        before = self.history.sums(earlier) if earlier else None
        return [
            Line(heading, (getattr(now, name),), getattr(before, name) if before else None, code=name)
            for name, heading in series.measures()[:3]
        ]

    @cached_property
    def before(self) -> Period | None:
        """The days that the period is compared with."""
        return self.history.before(self.period)

    @cached_property
    def today_so_far(self) -> clock.Today:
        """Today beside a usual day."""
        return clock.today(self.now)

    @cached_property
    def today_sums(self):
        """What was counted today."""
        return self.history.sums(Period(self.today, self.today, self.today))

    @cached_property
    def online(self) -> int:
        """Readers online now."""
        return figures.online_now()

    @cached_property
    def busiest(self):
        """The day with the most readers online together."""
        return figures.busiest_day()

    @cached_property
    def all_time(self):
        """Everything ever counted, with the opening balance."""
        return figures.totals()

    @property
    def is_demo(self) -> bool:
        """Whether invented numbers are included."""
        return self.all_time.is_demo

    def _fit(self, table: Table) -> Table:
        return table if table.is_series else table.shortened(SHOWN)
