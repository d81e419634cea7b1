"""Counting marked blocks anew. The background worker does it; until then every page counts them itself."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import Count, Max, Min
from django.utils import timezone

from articles import turns
from articles.models import Edition, Recount, Tally, TallyBlock
from articles.models.tally import BlockOf
from articles.queries import CHANGED_AT
from articles.tallies.reading import MONTH
from articles.tallies.stale import audience_of, rules, stale
from languages.registry import enabled

AT_ONCE, ROUNDS = 20, 50
LOCK = 0x4E6574616C6C79
"""Any number that nothing else in this database locks."""
MOMENTS = ("published_at", "embargoed_until", "expires_at")


def catch_up() -> int:
    """Count until no block waits, or for as long as is decent; give back how many blocks were counted."""
    return turns.until_nothing_waits(recount, ROUNDS)


def recount() -> int:
    """Count some blocks anew; give back how many. Another process at it: none, it does the work."""
    now = timezone.now()
    if not stale(now).exists():
        return 0
    with transaction.atomic():
        if not turns.is_mine(LOCK):
            return 0
        blocks = [number for (number,) in stale(now)[:AT_ONCE]]
        # First the marks, then the count: whatever is changed in between has a mark that was not there to strike out.
        Recount.objects.filter(block__in=blocks).delete()
        _write(blocks, now)
    return len(blocks)


def _write(blocks: list[int], now: datetime) -> None:
    Tally.objects.filter(block__in=blocks).delete()
    TallyBlock.objects.filter(number__in=blocks).delete()
    Tally.objects.bulk_create(_tallies(blocks, now))
    until = _good_until(blocks, now)
    TallyBlock.objects.bulk_create(
        TallyBlock(number=block, rules=rules(), good_until=until.get(block)) for block in blocks
    )


def _tallies(blocks: list[int], now: datetime) -> Iterator[Tally]:
    """By audience: each language alone, and with those that stand in for it."""
    audiences = {code: Edition.objects.live(code, now=now) for code in enabled()}
    audiences |= {audience_of(code): Edition.objects.readable(code, now=now) for code in enabled()}
    for audience, editions in audiences.items():
        rows = _of(blocks, editions).annotate(month=MONTH).values("block", "month")
        for row in rows.annotate(count=Count("pk"), latest=Max(CHANGED_AT)):
            yield Tally(audience=audience, changed_at=row.pop("latest"), **row)


def _good_until(blocks: list[int], now: datetime) -> dict[int, datetime]:
    """When the clock next brings or takes a story of each block, where it does."""
    found: dict[int, datetime] = {}
    for name in MOMENTS:
        coming = Edition.objects.filter(language__in=enabled(), status__in=["scheduled", "published"])
        coming = coming.filter(**{f"{name}__gt": now})
        for block, at in (
            _of(blocks, coming).values("block").annotate(at=Min(name)).values_list("block", "at")
        ):
            found[block] = min(at, found.get(block, at))
    return found


def _of(blocks: list[int], editions):
    return editions.annotate(block=BlockOf("article_id")).filter(block__in=blocks).order_by()
