"""Reading the numbers. Everything is counted from rollups; nothing here can name a reader.

A *visitor* counts once a day, a *visit* begins after half an hour of silence, a *view* is every page.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from django.db.models import Count, Q, QuerySet, Sum
from django.utils import timezone

from visitors import conf
from visitors.models import (
    CountryDay,
    CountryTotal,
    DayTotal,
    DropDay,
    OnlineReader,
    Origin,
    PageDay,
    PageHour,
    PageTotal,
    Reason,
)
from visitors.models.rollups import Pages


class Window(Enum):
    """How far back 'most popular' looks."""

    DAY = "day"
    WEEK = "week"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Totals:
    """The sums of the paper since the counting began, or of a stretch of days."""

    visits: int
    visitors: int
    views: int
    since: date
    is_demo: bool
    """Demo data is included: whoever shows the numbers must say so."""


@dataclass(frozen=True, slots=True)
class CountryFigure:
    """A country's visitors, each counted once a day; ``ZZ`` is unknown."""

    code: str
    visitors: int
    views: int


@dataclass(frozen=True, slots=True)
class PageFigure:
    """A page's readers. ``views`` counts each visitor once a day, so that reloading does not make popular."""

    page_key: str
    views: int
    opened: int
    """Every time the page was shown, reloading included."""


@dataclass(frozen=True, slots=True)
class DayFigure:
    """One day, and the most readers who were online together on it."""

    day: date
    views: int
    visits: int
    visitors: int
    peak_online: int


@dataclass(frozen=True, slots=True)
class DropFigure:
    """Requests that are not counted, for one reason."""

    reason: Reason
    count: int


def online_now() -> int:
    """How many visitors opened a page in the last five minutes."""
    return OnlineReader.objects.online(timezone.now()).count()


def totals(*, since: date | None = None, until: date | None = None) -> Totals:
    """The sums of all days, or of the days from ``since`` to ``until`` (both included)."""
    sums = _between(DayTotal.objects.all(), since, until).aggregate(
        visits=Sum("visits", default=0),
        visitors=Sum("visitors", default=0),
        views=Sum("views", default=0),
        demo=Count("pk", filter=Q(origin=Origin.DEMO)),
    )
    is_demo = sums.pop("demo") > 0
    return Totals(**sums, since=since or conf.since(), is_demo=is_demo)


def countries(
    limit: int | None = None, *, since: date | None = None, until: date | None = None
) -> list[CountryFigure]:
    """Visitors by country, most first. The countries of a day add up to its visitors."""
    rows = _between(CountryDay.objects.all(), since, until) if since or until else CountryTotal.objects.all()
    sums = rows.values("country").annotate(all_visitors=Sum("visitors"), all_views=Sum("views"))
    ordered = sums.order_by("-all_visitors", "country").values_list("country", "all_visitors", "all_views")
    return [CountryFigure(*row) for row in ordered[:limit]]


def popular(
    language: str, *, window: Window = Window.ALL, limit: int = 10, kind: str = ""
) -> list[PageFigure]:
    """The most read pages of a language, most first; ``kind="articles.article"`` leaves out all others."""
    if window is Window.ALL:
        rows = PageTotal.objects.all()
    elif window is Window.WEEK:
        rows = PageDay.objects.filter(day__gt=timezone.localdate() - timedelta(days=7))
    else:
        rows = PageHour.objects.filter(hour_at__gt=timezone.now() - timedelta(hours=24))
    rows = rows.filter(language=language)
    return _most_read(rows.filter(page__startswith=f"{kind}:") if kind else rows, limit)


def pages(
    *, since: date | None = None, until: date | None = None, limit: int = 20
) -> list[tuple[str, PageFigure]]:
    """The most read pages of all languages with their language; with dates, as far back as days are kept."""
    rows = _between(PageDay.objects.all(), since, until) if since or until else PageTotal.objects.all()
    sums = rows.values("language", "page").annotate(all_readers=Sum("readers"), all_views=Sum("views"))
    ordered = sums.order_by("-all_readers", "-all_views", "page", "language")[:limit]
    return [
        (row["language"], PageFigure(row["page"], row["all_readers"], row["all_views"])) for row in ordered
    ]


def days(*, since: date | None = None, until: date | None = None) -> list[DayFigure]:
    """Day by day, the oldest first; days without a reader have no entry."""
    sums = (
        _between(DayTotal.objects.all(), since, until)
        .values("day")
        .annotate(all_views=Sum("views"), all_visits=Sum("visits"), all_visitors=Sum("visitors"))
        .annotate(peak=Sum("peak_online"))
        .order_by("day")
    )
    names = ("day", "all_views", "all_visits", "all_visitors", "peak")
    return [DayFigure(*row) for row in sums.values_list(*names)]


def busiest_day() -> DayTotal | None:
    """The day on which most readers were online together, for 'most ever: 581 on …'."""
    return DayTotal.objects.filter(peak_online__gt=0).order_by("-peak_online", "day").first()


def drops(*, since: date | None = None, until: date | None = None) -> list[DropFigure]:
    """Requests that were not counted, by reason, most first."""
    rows = _between(DropDay.objects.all(), since, until).values("reason").annotate(sum=Sum("count"))
    return [DropFigure(Reason(row["reason"]), row["sum"]) for row in rows.order_by("-sum", "reason")]


def includes_demo() -> bool:
    """Whether demo data is part of the numbers."""
    return DayTotal.objects.filter(origin=Origin.DEMO).exists()


def _most_read(rows: QuerySet[Pages], limit: int) -> list[PageFigure]:
    if rows.model is PageTotal and not rows.filter(origin=Origin.DEMO).exists():
        # Without demo rows each page has one row, and the index gives the first ten of a million at once.
        ordered = rows.filter(origin=Origin.COUNTED, readers__gt=0).order_by("-readers", "page")
        return [PageFigure(*row) for row in ordered.values_list("page", "readers", "views")[:limit]]
    sums = rows.values("page").annotate(all_readers=Sum("readers"), all_views=Sum("views"))
    ordered = sums.filter(all_readers__gt=0).order_by("-all_readers", "page")
    return [PageFigure(*row) for row in ordered.values_list("page", "all_readers", "all_views")[:limit]]


def _between(rows: QuerySet, since: date | None, until: date | None) -> QuerySet:
    if since:
        rows = rows.filter(day__gte=since)
    return rows.filter(day__lte=until) if until else rows
