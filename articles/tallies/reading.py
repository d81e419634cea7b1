"""What pages ask: how many stories of which month, and when what was changed."""

from datetime import date
from functools import lru_cache

from django.db import connections, router
from django.db.models import Count, DateField, DateTimeField, F, Max, Sum
from django.db.models.functions import Cast, TruncMonth
from django.utils import timezone

from articles.among import Among
from articles.models import Edition, Tally
from articles.models.tally import BlockOf
from articles.prepared import Blank, Rows, any_of
from articles.queries import CHANGED_AT
from articles.tallies.stale import audience_of, rules, stale
from languages.registry import enabled

NOW = Blank("now", DateTimeField())
MONTH = Cast(TruncMonth("published_at"), DateField())


def months(language: str, **within) -> dict[date, int]:
    """How many stories lists show to readers of a language of each month, the newest first.

    `within` narrows it to whole months: `month__gte`, `month__lt`.
    """
    now = timezone.now()
    kept = Tally.objects.filter(~Among(F("block"), stale(now)), audience=audience_of(language), **within)
    fresh = _of_stale_blocks(Edition.objects.readable(language, now=now), now).annotate(month=MONTH)
    rows = kept.values("month").annotate(number=Sum("count")).values_list("month", "number")
    rows = rows.union(
        fresh.filter(**within).values("month").annotate(number=Count("pk")).values_list("month", "number"),
        all=True,
    )
    found: dict[date, int] = {}
    for month, number in rows:
        found[month] = found.get(month, 0) + number
    return dict(sorted(found.items(), reverse=True))


def changes(blocks: int) -> list[tuple]:
    """Language, number of so many blocks together, and when the latest edition in them changed for readers."""
    using = router.db_for_read(Tally)
    latest: dict[tuple, object] = {}
    for language, number, at in _changes(connections[using].vendor, blocks, rules()).ask(
        using, now=timezone.now()
    ):
        latest[language, number] = max(at, latest.get((language, number), at))
    return [(language, number, at) for (language, number), at in sorted(latest.items())]


@lru_cache(maxsize=8)
def _changes(vendor: str, blocks: int, _rules: str) -> Rows:
    """The question for them, worded once. The rules, which languages there are and who reads what, are part of it."""
    kept = Tally.objects.filter(~Among(F("block"), stale(NOW)), audience__in=enabled())
    kept = kept.annotate(language=F("audience"), number=F("block") / blocks, at=F("changed_at"))
    fresh = _of_stale_blocks(Edition.objects.live(now=NOW), NOW)
    fresh = fresh.annotate(number=BlockOf("article_id") / blocks, at=CHANGED_AT)
    kept, fresh = (
        part.order_by()
        .values("language", "number")
        .annotate(latest=Max("at"))
        .values_list("language", "number", "latest")
        for part in (kept, fresh)
    )
    return Rows(kept.union(fresh, all=True), any_of(vendor), "language", "number", "latest")


def _of_stale_blocks(editions, now):
    return editions.filter(Among(BlockOf("article_id"), stale(now))).order_by()
