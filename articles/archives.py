"""The archive: how many stories were published in which month, and which."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import F, Window
from django.db.models.functions import RowNumber, TruncMonth
from django.http import Http404
from django.utils import timezone

from articles.among import Among
from articles.cards import Card
from articles.models import Edition
from articles.tallies.reading import months

YEARS = range(1800, 2200)
"""What counts as a year in an address: near the ends of the calendar, time zones overflow."""
HEADLINES = 4
"""How many stories of each month stand on the page of a year."""


@dataclass(frozen=True)
class Month:
    """A month with stories: how many, and the newest of them where the page shows some."""

    first: date
    count: int
    editions: list[Card]


@dataclass(frozen=True)
class Year:
    """A year with stories."""

    number: int
    months: list[Month]

    @property
    def count(self) -> int:
        """How many stories the year has."""
        return sum(month.count for month in self.months)


def years(language: str) -> list[Year]:
    """Years with their months and counts, newest first, in one query."""
    found: dict[int, list[Month]] = {}
    for first, count in months(language).items():
        found.setdefault(first.year, []).append(Month(first, count, []))
    return [Year(number, months) for number, months in found.items()]


def year(language: str, number: int) -> Year:
    """One year with the newest stories of each month; a year without stories has an empty page."""
    first = first_of_month(number, 1)
    editions = _between(language, first, date(number + 1, 1, 1))
    order = Window(RowNumber(), partition_by=TruncMonth("published_at"), order_by=["-published_at", "-pk"])
    first_of_each = editions.annotate(place=order).filter(place__lte=HEADLINES).order_by().values("pk")
    # By number: the database sorts numbers and dates of a year, not its texts.
    newest = Edition.objects.filter(Among(F("pk"), first_of_each)).newest_first().as_cards(language)
    by_month: dict[int, list[Card]] = {}
    for card in newest:
        by_month.setdefault(timezone.localtime(card.published_at).month, []).append(card)
    counts = months(language, month__gte=first, month__lt=date(number + 1, 1, 1))
    return Year(number, [Month(at, count, by_month.get(at.month, [])) for at, count in counts.items()])


def beside_year(language: str, number: int) -> dict:
    """The nearest years before and after with stories."""
    before, after = _beside(language, date(number, 1, 1), date(number + 1, 1, 1))
    return {"previous": before and before.year, "next": after and after.year}


def beside_month(language: str, first: date) -> dict:
    """The nearest months before and after with stories."""
    before, after = _beside(language, first, _next_month(first))
    return {"previous": before and before.replace(day=1), "next": after and after.replace(day=1)}


def first_of_month(year: int, month: int) -> date:
    """The first day of a month in the address; an impossible month is 404."""
    if not (YEARS.start <= year < YEARS.stop and 1 <= month <= 12):
        raise Http404
    return date(year, month, 1)


def of_month(language: str, first: date):
    """The editions published in a month, by the site's own clock."""
    return _between(language, first, _next_month(first))


def _next_month(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def _moment(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _between(language: str, start: date, end: date):
    editions = Edition.objects.readable(language)
    return editions.filter(published_at__gte=_moment(start), published_at__lt=_moment(end))


def _beside(language: str, start: date, end: date) -> tuple[date | None, date | None]:
    """The days nearest to a time, before and after, on which stories were published; one query each."""
    editions = Edition.objects.readable(language)
    before = editions.filter(published_at__lt=_moment(start)).newest_first()
    after = editions.filter(published_at__gte=_moment(end)).order_by("published_at", "pk")
    found = (rows.values_list("published_at", flat=True).first() for rows in (before, after))
    return tuple(at and timezone.localtime(at).date() for at in found)
