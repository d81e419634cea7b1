"""Loading a history of visits for the demo edition, and taking exactly it away again.

Demo numbers stand in rows of their own (``Origin.DEMO``): real visits never mix with them, and everything
that shows numbers can say that they are included (``figures.includes_demo()``).
"""

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from visitors.models import (
    CountryDay,
    CountryTotal,
    DayTotal,
    DropDay,
    HourTotal,
    Origin,
    PageDay,
    PageHour,
    PageTotal,
)
from visitors.records import is_page_key
from visitors.rollups import add, database, take_turn

ROLLUPS = (HourTotal, DayTotal, CountryDay, CountryTotal, PageHour, PageDay, PageTotal, DropDay)
SCORE_LANDMARK = datetime(2026, 1, 1, tzinfo=UTC)
SCORE_HALF_LIFE = timedelta(hours=12)


@dataclass(frozen=True)
class DemoDay:
    """One invented day: visitors by country, their visits and views, the most of them online together."""

    day: date
    visitors: Mapping[str, int]
    visits: int
    views: int
    peak_online: int = 0
    pages: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """Readers by (language, page key)."""


def add_demo_history(invented: Iterable[DemoDay]) -> int:
    """Add invented days, given in their order, to what is there; give their number."""
    tables = {model: defaultdict(Counter) for model in ROLLUPS}
    peaks: dict[date, int] = {}
    newest: deque[DemoDay] = deque(maxlen=2)
    for each in invented:
        _check(each)
        _add_traffic(tables, each)
        _add_pages(tables, each)
        peaks[each.day] = each.peak_online
        newest.append(each)
    _fill_last_hour(tables, newest)
    with transaction.atomic(using=database()):
        take_turn()
        for model, amounts in tables.items():
            add(model, amounts)
        _set_peaks(peaks)
    return len(peaks)


def remove_demo_history() -> int:
    """Take every invented number away and leave every counted one; give the number of rows."""
    with transaction.atomic(using=database()):
        take_turn()
        return sum(
            model.objects.using(database()).filter(origin=Origin.DEMO).delete()[0] for model in ROLLUPS
        )


def _check(each: DemoDay) -> None:
    bad = [key for _language, key in each.pages if not is_page_key(key)]
    if bad:
        raise ValueError(f"{bad[0]!r} is no page key; write app.name:number.")
    if each.views < max(each.visits, sum(each.visitors.values())):
        raise ValueError(f"{each.day} has fewer views than visits or visitors.")


def _add_traffic(tables: dict, each: DemoDay) -> None:
    visitors = sum(each.visitors.values())
    tables[DayTotal][each.day, Origin.DEMO] += Counter(
        views=each.views, visits=each.visits, visitors=visitors
    )
    for country, count in each.visitors.items():
        amount = Counter(visitors=count, views=count * each.views // max(visitors, 1))
        tables[CountryDay][each.day, country, Origin.DEMO] += amount
        tables[CountryTotal][country, Origin.DEMO] += amount


def _add_pages(tables: dict, each: DemoDay) -> None:
    weight = _weight(each.day)
    for (language, page), readers in each.pages.items():
        amount = _reads(readers)
        tables[PageDay][each.day, language, page, Origin.DEMO] += amount
        tables[PageTotal][language, page, Origin.DEMO] += Counter(amount, score=readers * weight)


def _weight(day: date) -> float:
    """How much a reader of that day weighs for what is rising."""
    noon = datetime.combine(day, time(12), UTC)
    return 2.0 ** ((noon - SCORE_LANDMARK) / SCORE_HALF_LIFE)


def _fill_last_hour(tables: dict, newest: Iterable[DemoDay]) -> None:
    """Let 'most popular in 24 hours' show the last two invented days: shortly after midnight one is too short."""
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    for each in newest:
        for (language, page), readers in each.pages.items():
            tables[PageHour][hour, language, page, Origin.DEMO] += _reads(readers)


def _reads(readers: int) -> Counter:
    return Counter(readers=readers, views=readers + readers // 4)


def _set_peaks(peaks: dict[date, int]) -> None:
    rows = [row for row in DayTotal.objects.using(database()).filter(origin=Origin.DEMO) if row.day in peaks]
    for row in rows:
        row.peak_online, row.peak_at = peaks[row.day], datetime.combine(row.day, time(18), UTC)
    DayTotal.objects.using(database()).bulk_update(rows, ["peak_online", "peak_at"], batch_size=200)
