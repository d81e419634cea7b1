"""From invented days to rows of every table of numbers, so that each table tells the same story."""

from collections import Counter, defaultdict, deque
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import TypeVar

from django.utils import timezone

from visitors import rising
from visitors.models import (
    CountryDay,
    CountryTotal,
    DayTotal,
    DropDay,
    HourTotal,
    LanguageDay,
    Origin,
    PageDay,
    PageHour,
    PageTotal,
    Reason,
    ReferrerDay,
)
from visitors.models.rollups import Rollup
from visitors.records import is_page_key

ROLLUPS = (
    HourTotal, DayTotal, CountryDay, CountryTotal, LanguageDay, ReferrerDay, PageHour, PageDay, PageTotal, DropDay,
)  # fmt: skip

Name = TypeVar("Name", bound=Hashable)
Tables = dict[type[Rollup], defaultdict[tuple, Counter]]


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
    languages: Mapping[str, int] = field(default_factory=dict)
    """Readers by language."""
    referrers: Mapping[str, int] = field(default_factory=dict)
    """Readers by the site that led them here."""
    hours: Mapping[datetime, int] = field(default_factory=dict)
    """How busy each hour was, in any unit; each begins at a full hour of UTC."""
    drops: Mapping[Reason, int] = field(default_factory=dict)
    """Requests that are not counted, by reason."""

    def check(self) -> None:
        """Refuse a day that cannot have been."""
        bad = [key for _language, key in self.pages if not is_page_key(key)]
        if bad:
            raise ValueError(f"{bad[0]!r} is no page key; write app.name:number.")
        if self.views < max(self.visits, sum(self.visitors.values())):
            raise ValueError(f"{self.day} has fewer views than visits or visitors.")


def tables_of(invented: Iterable[DemoDay], year: int) -> tuple[Tables, dict[date, int]]:
    """Give the amounts for each table, and the most readers who were online together on each day.

    Scores are as of the first of January of the year.
    """
    tables: Tables = {model: defaultdict(Counter) for model in ROLLUPS}
    peaks: dict[date, int] = {}
    newest: deque[DemoDay] = deque(maxlen=2)
    for each in invented:
        each.check()
        _add_traffic(tables, each)
        _add_origins(tables, each)
        _add_pages(tables, each, year)
        peaks[each.day] = each.peak_online
        newest.append(each)
    _fill_last_hour(tables, newest)
    return tables, peaks


def split(total: int, weights: Mapping[Name, int]) -> dict[Name, int]:
    """Share out a number by weights, without a rest; whatever weighs most takes what remains."""
    whole = sum(weights.values())
    if not whole:
        return {}
    shares = {name: total * weight // whole for name, weight in weights.items()}
    shares[max(weights, key=weights.__getitem__)] += total - sum(shares.values())
    return shares


def _add_traffic(tables: Tables, each: DemoDay) -> None:
    visitors = sum(each.visitors.values())
    sums = {"views": each.views, "visits": each.visits, "visitors": visitors}
    tables[DayTotal][each.day, Origin.DEMO] += Counter(sums)
    for name, sum_of_day in sums.items():
        for hour, share in split(sum_of_day, each.hours).items():
            tables[HourTotal][hour, Origin.DEMO][name] += share


def _add_origins(tables: Tables, each: DemoDay) -> None:
    views = split(each.views, each.visitors)
    for country, count in each.visitors.items():
        amount = Counter(visitors=count, views=views[country])
        tables[CountryDay][each.day, country, Origin.DEMO] += amount
        tables[CountryTotal][country, Origin.DEMO] += amount
    views = split(each.views, each.languages)
    for language, readers in each.languages.items():
        amount = Counter(readers=readers, views=max(readers, views[language]))
        tables[LanguageDay][each.day, language, Origin.DEMO] += amount
    for host, readers in each.referrers.items():
        tables[ReferrerDay][each.day, host, Origin.DEMO]["readers"] += readers
    for reason, count in each.drops.items():
        tables[DropDay][each.day, reason, Origin.DEMO]["count"] += count


def _add_pages(tables: Tables, each: DemoDay, year: int) -> None:
    weight = rising.weight(int(datetime.combine(each.day, time(12), UTC).timestamp()), year)
    for (language, page), readers in each.pages.items():
        amount = _reads(readers)
        tables[PageDay][each.day, language, page, Origin.DEMO] += amount
        tables[PageTotal][language, page, Origin.DEMO] += Counter(amount, score=readers * weight)


def _fill_last_hour(tables: Tables, newest: Iterable[DemoDay]) -> None:
    """Let 'most popular in 24 hours' show the last two invented days: shortly after midnight one is too short."""
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    for each in newest:
        for (language, page), readers in each.pages.items():
            tables[PageHour][hour, language, page, Origin.DEMO] += _reads(readers)


def _reads(readers: int) -> Counter:
    return Counter(readers=readers, views=readers + readers // 4)
