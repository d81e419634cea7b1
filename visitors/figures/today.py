"""Readers at the moment and of the day, on all hosts: from the board in Redis, or from the database."""

from django.db.models import Sum
from django.utils import timezone

from visitors.board import reading
from visitors.models import DayTotal, OnlineReader, Origin


def online_now() -> int:
    """How many visitors opened a page in the last five minutes."""
    now = timezone.now()
    shown = reading.online(now)
    return OnlineReader.objects.online(now).count() if shown is None else shown


def visitors_today() -> int:
    """How many visitors there were since midnight, each counted once, on all hosts."""
    day = timezone.localdate()
    shown = reading.countries(day)
    if shown is not None:
        return shown.total()
    rows = DayTotal.objects.filter(day=day, origin=Origin.COUNTED)
    return rows.aggregate(sum=Sum("visitors", default=0))["sum"]
