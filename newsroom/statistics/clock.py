"""Today beside a usual day, and the hours in which the paper is read."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from statistics import median

from django.utils import timezone
from django.utils.translation import gettext as _

from newsroom.statistics.history import History
from newsroom.statistics.period import DAY, Period
from newsroom.statistics.tables import Line, Table
from visitors import figures

WEEKS, FEWEST = 8, 4
"""A usual day is the middle one of so many weeks; with fewer than this many days nobody knows what is usual."""
HOURS_SHOWN = 28
"""The hours of the day are added up over at most four whole weeks: more would say the same, more slowly."""


@dataclass(frozen=True)
class Today:
    """The day so far, and what is usual on this day of the week up to the same full hour."""

    visitors: int
    until: time
    usual: int | None
    known_days: int
    """How many of the earlier days were counted."""

    @property
    def has_begun(self) -> bool:
        """Whether one hour is over."""
        return self.until > time(0)

    @property
    def line(self) -> Line:
        """The same as a line that tells the change."""
        return Line("", (self.visitors,), self.usual)


def today(now: datetime) -> Today:
    """Visitors up to the last full hour, beside the median of the same weekday in the last eight weeks."""
    now = timezone.localtime(now)
    until = time(now.hour)
    days = [now.date() - 7 * weeks * DAY for weeks in range(WEEKS + 1)]
    found = figures.hours(since=beginning(days[-1]), until=now)
    so_far: Counter[date] = Counter()
    counted = set()
    for hour in found:
        at = timezone.localtime(hour.at)
        counted.add(at.date())
        if at.time() < until:
            so_far[at.date()] += hour.visitors
    known = [so_far[day] for day in days[1:] if day in counted]
    usual = round(median(known)) if len(known) >= FEWEST and until > time(0) else None
    return Today(so_far[days[0]], until, usual, len(known))


def hours(history: History, period: Period) -> Table:
    """The views of each hour of the day, in the newspaper's own time."""
    shown = Period(max(period.since, period.until - (HOURS_SHOWN - 1) * DAY), period.until, period.today)
    shift = shown.days * DAY
    earlier = Period(shown.since - shift, shown.until - shift, shown.today)
    before = _by_hour(earlier) if period.is_over and history.counted(earlier) else None
    now = _by_hour(shown)
    lines = [
        Line(
            name=f"{hour:02}:00–{hour + 1:02}:00",
            label=f"{hour:02}",
            code=f"{hour:02}:00",
            values=now.get(hour, (0, 0)),
            before=None if before is None else before.get(hour, (0, 0))[0],
        )
        for hour in range(24)
    ]
    about = _("Added up over the days shown, at most over the last four weeks. Hours are kept for 400 days.")
    measures = (("views", _("Views")), ("visits", _("Visits")))
    return Table(
        "hours", _("By hour of the day"), about, _("Hour"), measures, lines,
        is_series=True, before_label=_("the days before"),
    )  # fmt: skip


def beginning(day: date) -> datetime:
    """The moment at which a day begins in the newspaper's own place."""
    return timezone.make_aware(datetime.combine(day, time(0)))


def _by_hour(period: Period) -> dict[int, tuple[int, int]]:
    views, visits = Counter(), Counter()
    for each in figures.hours(
        since=beginning(period.since), until=beginning(period.until + timedelta(days=1))
    ):
        hour = timezone.localtime(each.at).hour
        views[hour] += each.views
        visits[hour] += each.visits
    return {hour: (views[hour], visits[hour]) for hour in views}
