"""Where readers come from, in which language they read, and what was not counted."""

from datetime import date
from itertools import islice

from django.db.models import Q, Sum

from visitors.figures.answers import CountryFigure, DropFigure, LanguageFigure, ReferrerFigure
from visitors.figures.spans import between
from visitors.models import (
    CountryDay,
    CountryTotal,
    DropDay,
    LanguageDay,
    Reason,
    ReferrerDay,
)
from visitors.referrers import is_spam


def countries(
    limit: int | None = None, *, since: date | None = None, until: date | None = None
) -> list[CountryFigure]:
    """Visitors by country, most first. The countries of a day add up to its visitors.

    Without dates the opening balance is part of them, as it is of ``totals()``.
    """
    rows = between(CountryDay.objects.all(), since, until) if since or until else CountryTotal.objects.all()
    sums = rows.values("country").annotate(all_visitors=Sum("visitors"), all_views=Sum("views"))
    ordered = sums.order_by("-all_visitors", "country").values_list("country", "all_visitors", "all_views")
    return [CountryFigure(*row) for row in ordered[:limit]]


def languages(*, since: date | None = None, until: date | None = None) -> list[LanguageFigure]:
    """Readers and views of each language, most first."""
    rows = between(LanguageDay.objects.all(), since, until).values("language")
    sums = rows.annotate(all_readers=Sum("readers"), all_views=Sum("views"))
    ordered = sums.order_by("-all_readers", "-all_views", "language")
    return [LanguageFigure(*row) for row in ordered.values_list("language", "all_readers", "all_views")]


def referrers(
    *, since: date | None = None, until: date | None = None, limit: int = 20
) -> list[ReferrerFigure]:
    """The sites that led readers here, most first, without those that are known to send nobody."""
    rows = between(ReferrerDay.objects.all(), since, until).values("host")
    sums = rows.annotate(all_readers=Sum("readers")).order_by("-all_readers", "host")
    found = (ReferrerFigure(*row) for row in sums.values_list("host", "all_readers").iterator())
    return list(islice((row for row in found if not is_spam(row.host)), limit))


def drops(*, since: date | None = None, until: date | None = None) -> list[DropFigure]:
    """Requests that were not counted, by reason, most first."""
    rows = between(DropDay.objects.all(), since, until).values("reason").annotate(sum=Sum("count"))
    return [DropFigure(Reason(row["reason"]), row["sum"]) for row in rows.order_by("-sum", "reason")]


def drops_and_last_day(*, since: date, until: date) -> list[tuple[DropFigure, int]]:
    """The same of some days, each with how many of them were on the last day."""
    rows = between(DropDay.objects.all(), since, until).values("reason")
    sums = rows.annotate(sum=Sum("count"), last=Sum("count", filter=Q(day=until), default=0))
    return [
        (DropFigure(Reason(row["reason"]), row["sum"]), row["last"])
        for row in sums.order_by("-sum", "reason")
    ]
