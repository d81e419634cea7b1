"""Eight years of a paper's totals, made in bulk: sparse for counting queries, dense for measuring by hand."""

from datetime import UTC, date, datetime, time, timedelta

from visitors.models import (
    CountryDay,
    CountryTotal,
    DayTotal,
    DropDay,
    HourTotal,
    LanguageDay,
    PageDay,
    PageTotal,
    Reason,
    ReferrerDay,
)

DAYS, KEPT = 8 * 365 + 2, 400
LANGUAGES = ("en", "mk", "rom", "sq", "sr", "tr")
SPARSE = {"countries": 1, "pages": 2, "sites": 1, "stories": 20}


def fill(last: date, density: dict[str, int], first_story: int = 1) -> None:
    """The totals of all days up to the last one. Stories are called by numbers from the first on."""
    days = [last - timedelta(days=number) for number in range(DAYS)]
    _fill_days(days)
    _fill_origins(days, density)
    keys = [f"articles.article:{first_story + number}" for number in range(density["stories"])]
    _fill_pages(days[:KEPT], keys, density["pages"])


def _fill_days(days: list[date]) -> None:
    a_day = {"visitors": 900, "visits": 1200, "views": 3000, "peak_online": 40}
    save(DayTotal, ({"day": day} | a_day for day in days))
    hours = (datetime.combine(day, time(hour), UTC) for day in days[:KEPT] for hour in range(24))
    save(HourTotal, ({"hour_at": hour, "visitors": 40, "visits": 50, "views": 120} for hour in hours))


def _fill_origins(days: list[date], density: dict[str, int]) -> None:
    codes = [first + second for first in "ABCDEFGHIJ" for second in "KLMNOPQR"][: density["countries"]]
    sites = range(density["sites"])
    seen, read = {"visitors": 10, "views": 20}, {"readers": 10, "views": 20}
    save(CountryDay, ({"day": day, "country": code} | seen for day in days for code in codes))
    save(CountryTotal, ({"country": code} | seen for code in codes))
    save(LanguageDay, ({"day": day, "language": code} | read for day in days for code in LANGUAGES))
    hosts = ((day, f"site{(number * 7 + day.day) % 500}.example") for day in days for number in sites)
    save(ReferrerDay, ({"day": day, "host": host, "readers": 5} for day, host in hosts))
    save(DropDay, ({"day": day, "reason": reason, "count": 500} for day in days for reason in Reason))


def _fill_pages(days: list[date], keys: list[str], a_day: int) -> None:
    save(PageDay, (
        {"day": day, "language": LANGUAGES[number % 6], "page": keys[(number * 13 + order * 5) % len(keys)],
         "readers": 3 + number % 50, "views": 60}
        for order, day in enumerate(days) for number in range(a_day)
    ))  # fmt: skip
    save(
        PageTotal,
        (
            {"language": code, "page": key, "readers": 300 + order % 1000, "views": 2000}
            for order, key in enumerate(keys)
            for code in LANGUAGES[:3]
        ),
    )


def save(model, rows) -> None:
    """Write many rows at once."""
    model.objects.bulk_create([model(**row) for row in rows], batch_size=2000, ignore_conflicts=True)
