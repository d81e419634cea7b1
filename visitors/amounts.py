"""From the sheet of a day to the rows of the tables."""

import operator
from collections import defaultdict
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from visitors import rising, rollups
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
    ReferrerDay,
)
from visitors.tally import HOUR, Sheet

if TYPE_CHECKING:
    from visitors.batch import Page
    from visitors.models.rollups import Rollup

MOST_SITES_A_DAY = 500
OTHER_SITES = "other"
COUNTED = Origin.COUNTED.value


def add(sheets: list[Sheet], year: int) -> None:
    """Add what the sheets say to the tables. Needs the turn; ``year`` is that of the scores."""
    tables: dict[type[Rollup], dict[tuple, tuple]] = defaultdict(dict)
    for sheet in sheets:
        _add_traffic(tables, sheet)
        _add_countries(tables, sheet)
        _add_pages(tables, sheet, year)
        _add_languages(tables, sheet)
        for reason, count in sheet.drops.items():
            _plus(tables[DropDay], (sheet.day, int(reason), COUNTED), count)
        for site, readers in _known_sites(sheet).items():
            _plus(tables[ReferrerDay], (sheet.day, site, COUNTED), readers)
    for model, amounts in tables.items():
        rollups.add(model, amounts)


def _add_traffic(tables: dict, sheet: Sheet) -> None:
    views: dict[int, int] = defaultdict(int)
    for (hour, _page), count in sheet.views.items():
        views[hour] += count
    for hour in {*views, *sheet.visits, *sheet.visitors}:
        measures = views[hour], sheet.visits[hour], sheet.visitors[hour], sheet.without_id[hour]
        _plus(tables[HourTotal], (_moment(hour), COUNTED), *measures)
        _plus(tables[DayTotal], (sheet.day, COUNTED), *measures)


def _add_countries(tables: dict, sheet: Sheet) -> None:
    for country in {*sheet.country_views, *sheet.country_visitors}:
        measures = sheet.country_visitors[country], sheet.country_views[country]
        _plus(tables[CountryDay], (sheet.day, country, COUNTED), *measures)
        _plus(tables[CountryTotal], (country, COUNTED), *measures)


def _add_pages(tables: dict, sheet: Sheet, year: int) -> None:
    """Each page has one row for each hour, and one for the day and for good, to which its hours are added up."""
    of_pages: dict[Page, list] = {}
    hours = tables[PageHour]
    weights: dict[int, float] = {}
    for key in {*sheet.views, *sheet.readers}:
        hour, page = key
        if not page.name:
            continue
        readers, views = sheet.readers.get(key, 0), sheet.views.get(key, 0)
        if hour not in weights:
            weights[hour] = rising.weight(hour * HOUR, year)
        _plus(hours, (_moment(hour), page.language, page.name, COUNTED), readers, views)
        sums = of_pages.setdefault(page, [0, 0, 0.0])
        sums[0] += readers
        sums[1] += views
        sums[2] += readers * weights[hour]
    for page, (readers, views, score) in of_pages.items():
        _plus(tables[PageDay], (sheet.day, page.language, page.name, COUNTED), readers, views)
        _plus(tables[PageTotal], (page.language, page.name, COUNTED), readers, views, score)


def _add_languages(tables: dict, sheet: Sheet) -> None:
    views: dict[str, int] = defaultdict(int)
    for (_hour, page), count in sheet.views.items():
        if page.language:
            views[page.language] += count
    for language in {*views, *sheet.language_readers}:
        _plus(
            tables[LanguageDay],
            (sheet.day, language, COUNTED),
            sheet.language_readers[language],
            views[language],
        )


def _known_sites(sheet: Sheet) -> dict[str, int]:
    """Hosts with their readers; when a day has too many different ones, the newest become "other"."""
    if not sheet.site_readers:
        return {}
    rows = ReferrerDay.objects.using(rollups.database()).filter(day=sheet.day, origin=Origin.COUNTED)
    known = set(rows.values_list("host", flat=True))
    found: dict[str, int] = defaultdict(int)
    for site in sorted(sheet.site_readers):
        if site not in known and len(known) < MOST_SITES_A_DAY:
            known.add(site)
        found[site if site in known else OTHER_SITES] += sheet.site_readers[site]
    return found


def _plus(amounts: dict[tuple, tuple], key: tuple, *measures: float) -> None:
    known = amounts.get(key)
    amounts[key] = measures if known is None else tuple(map(operator.add, known, measures))


@lru_cache(maxsize=1024)
def _moment(hour: int) -> datetime:
    return datetime.fromtimestamp(hour * HOUR, UTC)
