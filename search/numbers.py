"""Time as a number: documents are numbered by it, and periods are ranges of numbers."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

PER_SECOND = 64
"""How many documents fit into a second before they spill into the next one. Small: numbers near each other make a
small index in SQLite, which stores the differences."""
_BEGIN = datetime(1, 1, 1, tzinfo=UTC)
NEVER = 10**18
"""Later than any time that can be written, in microseconds."""


def first_number(at: datetime) -> int:
    """The lowest number of this second."""
    return int(_since_begin(at).total_seconds()) * PER_SECOND


def moment_of(number: int) -> datetime:
    """When a number was, to the second."""
    return _BEGIN + timedelta(seconds=number // PER_SECOND)


def microseconds(at: datetime) -> int:
    """A time that a database compares quickly and exactly."""
    return _since_begin(at) // timedelta(microseconds=1)


def period(since: date | None, until: date | None) -> tuple[int | None, int | None]:
    """The lowest number of the first day and the highest of the last, in the time zone of the site."""
    low = first_number(_midnight(since)) if since else None
    high = first_number(_midnight(until + timedelta(days=1))) - 1 if until and until < date.max else None
    return low, high


def buckets(at: datetime) -> tuple[str, str, str]:
    """The year, the month and the day (UTC) that a document stands in, as filters inside the index."""
    day = _aware(at).date().isoformat()
    return f"y:{day[:4]}", f"m:{day[:7]}", f"d:{day}"


def cover(low: int | None, high: int | None) -> list[str] | None:
    """The fewest days, months and years that hold a period, a day more at most on each side; None for always."""
    if low is None and high is None:
        return None
    today = timezone.now().date()
    first = moment_of(low).date() if low is not None else date(1900, 1, 1)
    last = (
        moment_of(high).date() if high is not None else today.replace(day=1, year=min(today.year + 10, 9999))
    )
    return list(_steps(first, last)) or [f"d:{first.isoformat()}"]


def _steps(day: date, last: date) -> Iterable[str]:
    while day <= last:
        if day.month == day.day == 1 and date(day.year, 12, 31) <= last:
            yield f"y:{day.year:04}"
            following = date(day.year, 12, 31)
        elif day.day == 1 and (end := _end_of_month(day)) <= last:
            yield f"m:{day.year:04}-{day.month:02}"
            following = end
        else:
            yield f"d:{day.isoformat()}"
            following = day
        if following == date.max:
            return
        day = following + timedelta(days=1)


def _end_of_month(day: date) -> date:
    if day.month == 12:
        return day.replace(day=31)
    return day.replace(month=day.month + 1, day=1) - timedelta(days=1)


def _midnight(day: date) -> datetime:
    naive = datetime.combine(day, time.min)
    try:
        return timezone.make_aware(naive)
    except OverflowError:
        return naive.replace(tzinfo=UTC)


def _since_begin(at: datetime) -> timedelta:
    return _aware(at) - _BEGIN


def _aware(at: datetime) -> datetime:
    if timezone.is_naive(at):
        return at.replace(tzinfo=UTC)
    try:
        return at.astimezone(UTC)
    except OverflowError:  # the first and the last day that can be written
        return at.replace(tzinfo=UTC)
