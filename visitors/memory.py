"""Fetching what the fold must remember, and putting it back: all in the fold's transaction, with its turn."""

import secrets
from collections.abc import Iterable
from datetime import UTC, date, datetime

from django.db.models import Model
from django.utils import timezone

from visitors import conf, identity
from visitors.models import DailySalt, DayTotal, OnlineReader, Origin, SeenPage, SeenReader
from visitors.records import Kind, Record
from visitors.rollups import CHUNK, chunks, database
from visitors.tally import Known, Memory

SALT_BYTES = 16
ONLINE_KEPT_SECONDS = 600


def load(records: Iterable[Record]) -> Memory:
    """Give what is known of the readers in these records."""
    views = [record for record in records if record.kind == Kind.VIEW]
    memory = Memory(_salts(views))
    readers, marks = set(), set()
    for record in views:
        day = conf.local_day(record.at)
        reader = memory.reader_of(record, day)
        readers.update({(day, reader), memory.earlier_of(record) or (day, reader)})
        marks.add((day, identity.page_mark(reader, record.language, record.page)))
    for row in _rows(SeenReader, "reader", readers):
        memory.readers[row.day, row.reader] = Known(row.country, int(row.last_seen_at.timestamp()))
    memory.pages = {(row.day, row.mark) for row in _rows(SeenPage, "mark", marks)}
    return memory


def store(memory: Memory) -> None:
    """Keep what was learnt, and say who is online."""
    seen = [
        SeenReader(day=day, reader=reader, country=known.country, last_seen_at=_moment(known.last))
        for day, reader in sorted(memory.changed)
        for known in [memory.readers[day, reader]]
    ]
    SeenReader.objects.using(database()).bulk_create(
        seen,
        update_conflicts=True,
        unique_fields=["day", "reader"],
        update_fields=["last_seen_at"],
        batch_size=CHUNK,
    )
    pages = [SeenPage(day=day, mark=mark) for day, mark in sorted(memory.new_pages)]
    SeenPage.objects.using(database()).bulk_create(pages, batch_size=CHUNK)
    _store_online(memory)


def _store_online(memory: Memory) -> None:
    online, now = OnlineReader.objects.using(database()), timezone.now()
    oldest = now.timestamp() - ONLINE_KEPT_SECONDS
    last_seen: dict[int, int] = {}
    for day, reader in memory.changed:
        last_seen[reader] = memory.readers[day, reader].last
    recent = [
        OnlineReader(reader=reader, last_seen_at=_moment(last))
        for reader, last in sorted(last_seen.items())
        if last >= oldest and reader not in memory.ended
    ]
    online.bulk_create(
        recent,
        update_conflicts=True,
        unique_fields=["reader"],
        update_fields=["last_seen_at"],
        batch_size=CHUNK,
    )
    for ended in chunks(sorted(memory.ended)):
        online.filter(reader__in=ended).delete()
    if recent:
        _note_peak(now)


def _note_peak(now: datetime) -> None:
    count = OnlineReader.objects.using(database()).online(now).count()
    today = DayTotal.objects.using(database()).filter(day=timezone.localdate(now), origin=Origin.COUNTED)
    today.filter(peak_online__lt=count).update(peak_online=count, peak_at=now)


def _salts(views: list[Record]) -> dict[date, bytes]:
    """Insert, then select: of two hosts that make a salt for the same day, both use the first one's."""
    days = {conf.local_day(at) for record in views for at in (record.at, record.at - conf.VISIT_GAP_SECONDS)}
    rows, now = DailySalt.objects.using(database()), timezone.now()
    known = dict(rows.filter(day__in=days).values_list("day", "salt"))
    if missing := sorted(days - set(known)):
        made = [DailySalt(day=day, salt=secrets.token_bytes(SALT_BYTES), made_at=now) for day in missing]
        rows.bulk_create(made, ignore_conflicts=True)
        known = dict(rows.filter(day__in=days).values_list("day", "salt"))
    return {day: bytes(salt) for day, salt in known.items()}


def _rows(model: type[Model], name: str, keys: set[tuple[date, int]]) -> Iterable[Model]:
    for part in chunks(sorted(keys)):
        days, numbers = {day for day, _number in part}, [number for _day, number in part]
        yield from model.objects.using(database()).filter(**{"day__in": days, f"{name}__in": numbers})


def _moment(at: int) -> datetime:
    return datetime.fromtimestamp(at, UTC)
