"""Counting one batch of records: what is known is fetched, the batch is tallied, all is put back."""

import secrets
from collections.abc import Iterable
from datetime import date, timedelta

from django.utils import timezone

from visitors import amounts, conf, online, sql
from visitors.after import Folded, Noticed
from visitors.batch import Batch
from visitors.marks import DayMarks
from visitors.memory import Day
from visitors.models import DailySalt, Reason
from visitors.tally import ReaderCount, Sheet

SALT_BYTES = 16
ONE_DAY = timedelta(days=1)


def count(batch: Batch, year: int) -> Folded:
    """Count a batch in the fold's transaction and give what was in it. ``year`` is that of the scores."""
    if batch.damaged:
        batch.day(timezone.localdate()).drops[Reason.DAMAGED] += batch.damaged
    days = _load(batch)
    sheets = {day: Sheet(day) for day in sorted({*days, *batch.days})}
    for key, day in days.items():
        ReaderCount(day, sheets[key]).count()
    for key, day in days.items():
        _count_visits(day, sheets[key], days.get(key - ONE_DAY))
    for key, part in batch.days.items():
        sheets[key].count_without_id(part.without_id)
        sheets[key].drops.update(part.drops)
    amounts.add(list(sheets.values()), year)
    noticed: list[Noticed] = []
    for day in days.values():
        day.store()
        noticed += [each for each in day.noticed() if each.reader not in day.ended]
    ended = frozenset().union(*(day.ended for day in days.values()))
    online.note(noticed, ended)
    return Folded(batch.size, noticed, ended)


def _load(batch: Batch) -> dict[date, Day]:
    parts = {key: part for key, part in batch.days.items() if part.views or part.sites or part.heartbeats}
    before = {key - ONE_DAY for key, part in parts.items() if part.earlier}
    after = {key + ONE_DAY for key, part in parts.items() if part.is_late}
    keys = _keys({*parts, *before})
    days = {key: Day(key, keys.get(key)) for key in sorted({*parts, *before, *after})}
    for key, part in parts.items():
        days[key].take(part)
    for key, part in parts.items():
        if part.is_late:
            days[key + ONE_DAY].load_followers(days[key].numbers.values(), days[key])
    for key, part in parts.items():
        days[key].meet()
        if part.earlier:
            days[key].link(days[key - ONE_DAY])
    return days


def _count_visits(day: Day, sheet: Sheet, day_before: Day | None) -> None:
    """Count visits after everything that is known of both days has come together."""
    for number in {*(number for _spooled, number, _reader in day.met), *day.linked}:
        reader = day.readers[number]
        earlier = day_before.readers.get(reader.earlier) if number in day.linked else None
        sheet.count_visits(reader, earlier)


def _keys(days: Iterable[date]) -> dict[date, DayMarks]:
    """Insert, then select: of two hosts that make a salt for the same day, both use the first one's."""
    rows, now = DailySalt.objects.using(sql.database()).filter(day__in=days), timezone.now()
    known = dict(rows.values_list("day", "salt"))
    if missing := sorted(set(days) - set(known)):
        made = [DailySalt(day=day, salt=secrets.token_bytes(SALT_BYTES), made_at=now) for day in missing]
        rows.bulk_create(made, ignore_conflicts=True)
        known = dict(rows.values_list("day", "salt"))
    return {day: DayMarks(conf.pepper(), salt) for day, salt in known.items()}
