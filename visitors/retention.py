"""Forgetting: what could tell readers apart goes within 48 hours, fine detail goes later, totals stay."""

from datetime import datetime, timedelta
from pathlib import Path

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from visitors.models import (
    DailySalt,
    FoldedFile,
    HourTotal,
    OnlineReader,
    Origin,
    PageDay,
    PageHour,
    ReferrerDay,
    SeenNetwork,
    SeenReader,
)
from visitors.rollups import database, take_turn
from visitors.waiting import remove_abandoned

ONLINE_KEPT = timedelta(minutes=10)
PAGE_HOURS_KEPT = timedelta(hours=72)
DETAIL_KEPT = timedelta(days=400)
FOLDED_NAMES_KEPT = timedelta(days=30)
LATE_SALT_KEPT = timedelta(hours=24)
SALT_KEPT = timedelta(hours=48) - timedelta(minutes=5)
"""A little less than promised, since forgetting runs once a minute; and a day may have 25 hours."""


def forget(folder: Path | None = None) -> None:
    """Delete everything that is past its time."""
    now = timezone.now()
    with transaction.atomic(using=database()):
        take_turn()
        _forget_readers(now)
        _forget_detail(now)
    if folder is not None:
        remove_abandoned(folder)


def _forget_readers(now: datetime) -> None:
    yesterday = timezone.localdate(now) - timedelta(days=1)
    salts = DailySalt.objects.using(database())
    # A day that is counted late, after the database was away, keeps its new salt long enough to be finished.
    is_past = Q(day__lt=yesterday, made_at__lte=now - LATE_SALT_KEPT) | Q(made_at__lte=now - SALT_KEPT)
    gone = list(salts.filter(is_past).values_list("day", flat=True))
    salts.filter(day__in=gone).delete()
    left_over = Q(day__lt=yesterday) & ~Q(day__in=list(salts.values_list("day", flat=True)))
    for model in (SeenReader, SeenNetwork):
        model.objects.using(database()).filter(Q(day__in=gone) | left_over).delete()
    OnlineReader.objects.using(database()).filter(last_seen_at__lt=now - ONLINE_KEPT).delete()


def _forget_detail(now: datetime) -> None:
    # Demo rows stay: they are taken away all together, as they came.
    for model, limit in (
        (HourTotal, {"hour_at__lt": now - DETAIL_KEPT}),
        (PageHour, {"hour_at__lt": now - PAGE_HOURS_KEPT}),
        (ReferrerDay, {"day__lt": timezone.localdate(now - DETAIL_KEPT)}),
        (PageDay, {"day__lt": timezone.localdate(now - DETAIL_KEPT)}),
    ):
        model.objects.using(database()).filter(origin=Origin.COUNTED, **limit).delete()
    FoldedFile.objects.using(database()).filter(folded_at__lt=now - FOLDED_NAMES_KEPT).delete()
