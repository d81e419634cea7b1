"""When the clocks of a zone are changed, as calendar programs want to be told (RFC 5545, section 3.6.5)."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

DAY, SECOND = timedelta(days=1), timedelta(seconds=1)


def rules_of(zone: ZoneInfo, first: int, last: int) -> Timezone:
    """The clock of a zone from the first day of one year to the last day of another.

    Each change is told with its own date, taken from the data of the IANA: some countries follow no rule.
    """
    found = Timezone()
    found.add("tzid", zone.key)
    for (is_summer, before, after, name), onsets in _observances(zone.key, first, last).items():
        part = TimezoneDaylight() if is_summer else TimezoneStandard()
        part.add("dtstart", onsets[0])
        if onsets[1:]:
            part.add("rdate", list(onsets[1:]))
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("tzname", name)
        found.add_component(part)
    return found


@lru_cache(maxsize=256)
def _observances(key: str, first: int, last: int) -> dict[tuple, tuple[datetime, ...]]:
    """By what the clock shows before and after: the moments of change, in the time that was shown before."""
    zone, start = ZoneInfo(key), datetime(first, 1, 1, tzinfo=UTC) - DAY
    shown = start.astimezone(zone)
    kind = (bool(shown.dst()), shown.utcoffset(), shown.utcoffset(), shown.tzname())
    found = {kind: [shown.replace(tzinfo=None)]}
    for change in _changes(zone, start, datetime(last + 1, 1, 2, tzinfo=UTC)):
        before, after = (change - SECOND).astimezone(zone).utcoffset(), change.astimezone(zone)
        kind = (bool(after.dst()), before, after.utcoffset(), after.tzname())
        found.setdefault(kind, []).append((change + before).replace(tzinfo=None))
    return {kind: tuple(onsets) for kind, onsets in found.items()}


def _changes(zone: ZoneInfo, start: datetime, end: datetime) -> Iterator[datetime]:
    """The first second of each new offset."""
    while start < end:
        following = start + DAY
        if _offset(start, zone) != _offset(following, zone):
            yield _first_second(zone, start, following)
        start = following


def _first_second(zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    old = _offset(before, zone)
    while after - before > SECOND:
        middle = before + (after - before) // 2
        middle = middle.replace(microsecond=0)
        before, after = (middle, after) if _offset(middle, zone) == old else (before, middle)
    return after


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    return moment.astimezone(zone).utcoffset()
