"""Figures of stretches of time: all of it, hours, days, months, years. The opening balance is in no series."""

from datetime import date, datetime

from django.db.models import Count, Q, QuerySet, Subquery, Sum
from django.db.models.functions import TruncMonth, TruncYear

from visitors import conf
from visitors.figures.answers import DayFigure, HourFigure, PeriodFigure, Totals
from visitors.models import DayTotal, HourTotal, OpeningBalance, Origin

TRAFFIC = {"all_views": Sum("views"), "all_visits": Sum("visits"), "all_visitors": Sum("visitors")}


class Beside(Subquery):
    """A value of another table, fetched with the sums of this one: one question instead of two on every page."""

    contains_aggregate = True


OPENING = {
    f"opening_{field.name}": Beside(OpeningBalance.objects.values(field.name)[:1])
    for field in OpeningBalance._meta.fields
}


def totals(*, since: date | None = None, until: date | None = None) -> Totals:
    """The sums of all time, or of the days from ``since`` to ``until`` (both included).

    Without dates the opening balance is part of them, and ``since`` is the day on which that counter began.
    """
    of_all_time = not (since or until)
    sums = between(DayTotal.objects.all(), since, until).aggregate(
        visits=Sum("visits", default=0),
        visitors=Sum("visitors", default=0),
        views=Sum("views", default=0),
        demo=Count("pk", filter=Q(origin=Origin.DEMO)),
        **(OPENING if of_all_time else {}),
    )
    is_demo, before = sums.pop("demo") > 0, _opening_in(sums)
    if before:
        sums["visits"] += before.visits
        sums["visitors"] += before.visitors
    began = before.started_on if before else since or conf.since()
    return Totals(**sums, since=began, is_demo=is_demo, opening=before)


def _opening_in(sums: dict) -> OpeningBalance | None:
    values = {name: sums.pop(name) for name in OPENING if name in sums}
    found = {name.removeprefix("opening_"): value for name, value in values.items() if value is not None}
    return OpeningBalance(**found) if found else None


def opening() -> OpeningBalance | None:
    """What was taken over from an older counter, if anything."""
    return OpeningBalance.objects.first()


def hours(*, since: datetime, until: datetime) -> list[HourFigure]:
    """Hour by hour, those that begin from ``since`` on and before ``until``; empty hours have no entry."""
    rows = HourTotal.objects.filter(hour_at__gte=since, hour_at__lt=until)
    sums = rows.values("hour_at").annotate(**TRAFFIC).order_by("hour_at")
    return [HourFigure(*row) for row in sums.values_list("hour_at", *TRAFFIC)]


def days(*, since: date | None = None, until: date | None = None) -> list[DayFigure]:
    """Day by day, the oldest first; days without a reader have no entry."""
    rows = between(DayTotal.objects.all(), since, until)
    sums = rows.values("day").annotate(**TRAFFIC, peak=Sum("peak_online")).order_by("day")
    return [DayFigure(*row) for row in sums.values_list("day", *TRAFFIC, "peak")]


def months() -> list[PeriodFigure]:
    """Month by month, the oldest first; months without a reader have no entry."""
    return _periods(TruncMonth("day"))


def years() -> list[PeriodFigure]:
    """Year by year, the oldest first; only what was counted day by day."""
    return _periods(TruncYear("day"))


def _periods(beginning) -> list[PeriodFigure]:
    sums = DayTotal.objects.values(start=beginning).annotate(**TRAFFIC).order_by("start")
    return [PeriodFigure(*row) for row in sums.values_list("start", *TRAFFIC)]


def busiest_day() -> DayTotal | None:
    """The day on which most readers were online together, for 'most ever: 581 on …'."""
    return DayTotal.objects.filter(peak_online__gt=0).order_by("-peak_online", "day").first()


def includes_demo() -> bool:
    """Whether demo data is part of the numbers."""
    return DayTotal.objects.filter(origin=Origin.DEMO).exists()


def between(rows: QuerySet, since: date | None, until: date | None) -> QuerySet:
    """The rows of these days, both included."""
    if since:
        rows = rows.filter(day__gte=since)
    return rows.filter(day__lte=until) if until else rows
