"""Who is here just now, and the most readers who ever were here together on a day."""

from collections.abc import Iterable
from datetime import UTC, datetime

from django.utils import timezone

from visitors import sql
from visitors.after import Noticed
from visitors.models import DayTotal, OnlineReader, Origin

KEPT_SECONDS = 600


def note(noticed: Iterable[Noticed], ended: frozenset[int]) -> None:
    """Keep when readers were noticed last; forget numbers that ended at midnight. Needs the fold's turn."""
    now = timezone.now()
    until = int(now.timestamp())
    # Nobody was here in the future: a clock that is fast must not keep a reader online.
    rows = sorted(
        (each.reader, _moment(min(each.last, until))) for each in noticed if each.last >= until - KEPT_SECONDS
    )
    sql.upsert(OnlineReader, ("reader",), rows, latest=("last_seen_at",))
    if ended:
        OnlineReader.objects.using(sql.database()).filter(reader__in=sql.one_of(ended)).delete()
    if rows:
        _note_peak(now)


def _note_peak(now: datetime) -> None:
    count = OnlineReader.objects.using(sql.database()).online(now).count()
    today = DayTotal.objects.using(sql.database()).filter(day=timezone.localdate(now), origin=Origin.COUNTED)
    today.filter(peak_online__lt=count).update(peak_online=count, peak_at=now)


def _moment(at: int) -> datetime:
    return datetime.fromtimestamp(at, UTC)
