"""Numbers as the counter would have written them, for tests of pages that show them."""

from collections.abc import Mapping
from datetime import timedelta

from django.utils import timezone

from articles.models import Article
from visitors.models import (
    CountryTotal,
    DayTotal,
    DropDay,
    LanguageDay,
    OpeningBalance,
    PageDay,
    PageHour,
    PageTotal,
    Reason,
)


def count_days(days: int, visitors: int = 40) -> None:
    """So many days up to today, each with these visitors, half as many visits again, twice as many views."""
    today = timezone.localdate()
    DayTotal.objects.bulk_create(
        DayTotal(day=today - timedelta(days=ago), visitors=visitors, visits=visitors * 3 // 2, views=visitors * 2,
                 peak_online=visitors // 4) for ago in range(days)
    )  # fmt: skip


def count_countries(visitors: Mapping[str, int]) -> None:
    CountryTotal.objects.bulk_create(
        CountryTotal(country=code, visitors=count, views=count) for code, count in visitors.items()
    )


def count_languages(readers: Mapping[str, int]) -> None:
    today = timezone.localdate()
    LanguageDay.objects.bulk_create(
        LanguageDay(day=today, language=code, readers=count, views=2 * count)
        for code, count in readers.items()
    )


def count_drops(drops: Mapping[Reason, int], *, days_ago: int = 0) -> None:
    day = timezone.localdate() - timedelta(days=days_ago)
    DropDay.objects.bulk_create(
        DropDay(day=day, reason=reason, count=count) for reason, count in drops.items()
    )


def count_stories(language: str) -> None:
    """Every story was read just now, the first most."""
    hour, today = timezone.now().replace(minute=0, second=0, microsecond=0), timezone.localdate()
    keys = [article.page_key for article in Article.objects.order_by("pk")]
    for model, at in ((PageHour, {"hour_at": hour}), (PageDay, {"day": today}), (PageTotal, {})):
        scores = [{"score": 1000 - place} if model is PageTotal else {} for place in range(len(keys))]
        model.objects.bulk_create(
            model(language=language, page=key, readers=1000 - place, views=1000, **at, **scores[place])
            for place, key in enumerate(keys)
        )


def take_over(visitors: int, started_on) -> None:
    """An older counter's figures stand before ours."""
    OpeningBalance.objects.create(
        pk=1,
        visitors=visitors,
        visits=visitors,
        started_on=started_on,
        source="old.csv",
        taken_over_at=timezone.now(),
    )
