"""What the statistics page shows: sums, the last thirty days, countries, languages, and what is not counted."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from languages.dates import date_text
from portal.flag_counter import CountryRow, country_rows, percent
from visitors import charts, conf, figures
from visitors.crowds import MOST_READERS
from visitors.figures import DayFigure, Totals
from visitors.models import Reason
from visitors.small_numbers import FEWEST, together
from visitors.tally import MOST_VIEWS

DAYS = 30


@dataclass(frozen=True)
class Span:
    """The sums of a stretch of days that ends today."""

    label: str
    visitors: int
    visits: int
    views: int


@dataclass(frozen=True)
class CountriesTable:
    """All countries; those with very few visitors as one sum."""

    rows: list[CountryRow]
    other_countries: int
    other_visitors: int
    other_percent: int
    fewest: int


@dataclass(frozen=True)
class NotCounted:
    """Requests that were not counted for one reason, today and in the last thirty days."""

    reason: str
    today: int
    month: int


def figures_of(language: str) -> dict:
    """Everything that the page prints, in one place: five questions to the database."""
    today = timezone.localdate()
    first, totals = today - timedelta(days=DAYS - 1), figures.totals()
    days = _every_day(first, figures.days(since=first, until=today))
    return {
        "totals": totals,
        "spans": _spans(days),
        "days": days[::-1],
        "chart": charts.bars([_point(each, language) for each in days]),
        "countries": _countries(language, totals),
        "languages_read": figures.languages(since=first, until=today),
        "not_counted": _not_counted(first, today),
        "counted_by_message": conf.way_to_count() == conf.BEACON,
        "most_views": MOST_VIEWS,
        "most_neighbours": MOST_READERS,
        "address": settings.SITE_URL,
    }


def _every_day(first: date, counted: list[DayFigure]) -> list[DayFigure]:
    """Days without a reader are days too."""
    by_day = {each.day: each for each in counted}
    days = (first + timedelta(days=number) for number in range(DAYS))
    return [by_day.get(day, DayFigure(day, 0, 0, 0, 0)) for day in days]


def _spans(days: list[DayFigure]) -> list[Span]:
    labels = {1: _("Today"), 7: _("7 days"), DAYS: _("30 days")}
    return [_span(label, days[-length:]) for length, label in labels.items()]


def _span(label: str, days: list[DayFigure]) -> Span:
    sums = (sum(getattr(each, name) for each in days) for name in ("visitors", "visits", "views"))
    return Span(label, *sums)


def _point(each: DayFigure, language: str) -> charts.Point:
    return charts.Point(f"{each.day.day}.{each.day.month}.", each.visitors, date_text(each.day, language))


def _countries(language: str, totals: Totals) -> CountriesTable:
    found = together(figures.countries())
    return CountriesTable(
        country_rows(found.shown, language, totals.visitors),
        found.other_countries,
        found.other_visitors,
        percent(found.other_visitors, totals.visitors),
        FEWEST,
    )


def _not_counted(first: date, today: date) -> list[NotCounted]:
    found = figures.drops_and_last_day(since=first, until=today)
    return [NotCounted(Reason(row.reason).label, last, row.count) for row, last in found]
