"""Counted days for tests of the statistics, written straight into the totals."""

from datetime import UTC, date, datetime, time, timedelta

from visitors.models import CountryDay, CountryTotal, DayTotal, HourTotal, PageDay, PageTotal

TODAY = date(2026, 11, 18)
"""A Wednesday."""
NOW = datetime(2026, 11, 18, 13, 30, tzinfo=UTC)
"""14:30 in Skopje."""
DAY = timedelta(days=1)


def count_day(day: date, visitors: int, *, peak: int = 0, country: str = "MK") -> None:
    """One day: every visitor makes one visit with two views."""
    DayTotal.objects.create(
        day=day, visitors=visitors, visits=visitors, views=2 * visitors, peak_online=peak,
        peak_at=datetime.combine(day, time(12), UTC) if peak else None,
    )  # fmt: skip
    CountryDay.objects.create(day=day, country=country, visitors=visitors, views=2 * visitors)
    total, _new = CountryTotal.objects.get_or_create(country=country)
    total.visitors, total.views = total.visitors + visitors, total.views + 2 * visitors
    total.save()


def count_days(first: date, last: date, visitors: int) -> None:
    """The same on each of these days."""
    for number in range((last - first).days + 1):
        count_day(first + number * DAY, visitors)


def count_hour(at: datetime, visitors: int) -> None:
    """One hour; it begins at a full hour of UTC."""
    HourTotal.objects.create(hour_at=at, visitors=visitors, visits=visitors, views=2 * visitors)


def read(page_key: str, readers: int, *, day: date = TODAY - DAY, language: str = "mk") -> None:
    """A story that so many readers have opened on a day."""
    PageDay.objects.create(day=day, language=language, page=page_key, readers=readers, views=2 * readers)
    total, _new = PageTotal.objects.get_or_create(language=language, page=page_key)
    total.readers, total.views = total.readers + readers, total.views + 2 * readers
    total.save()
