"""The archive: how many stories were published in which month."""

from datetime import date, datetime, time

from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.http import Http404
from django.utils import timezone

from articles.models import Edition

YEARS = range(1800, 2200)
"""What counts as a year in an address: near the ends of the calendar, time zones overflow."""


def years(language: str) -> list[dict]:
    """Years with their months and counts, newest first."""
    months = (
        Edition.objects.readable(language)
        .annotate(month=TruncMonth("published_at"))
        .values("month")
        .annotate(count=Count("pk"))
        .order_by("-month")
    )
    found: dict[int, list[dict]] = {}
    for row in months:
        found.setdefault(row["month"].year, []).append({"month": row["month"].date(), "count": row["count"]})
    return [{"year": year, "months": rows} for year, rows in found.items()]


def first_of_month(year: int, month: int) -> date:
    """The first day of a month in the address; an impossible month is 404."""
    if not (YEARS.start <= year < YEARS.stop and 1 <= month <= 12):
        raise Http404
    return date(year, month, 1)


def of_month(language: str, first: date):
    """The editions published in a month, by the site's own clock."""
    last = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    start, end = (timezone.make_aware(datetime.combine(day, time.min)) for day in (first, last))
    return Edition.objects.readable(language).filter(published_at__gte=start, published_at__lt=end)
