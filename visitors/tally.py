"""Turning records into numbers: pure arithmetic on what the database knew before."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from visitors import conf, identity
from visitors.after import Noticed
from visitors.models import Origin
from visitors.records import NOBODY, Kind, Record

HOUR = 3600


@dataclass(slots=True)
class Known:
    """A reader of a day: where from, and when last seen (Unix time)."""

    country: str
    last: int


@dataclass
class Memory:
    """What must be remembered to count each reader once: loaded before, stored after."""

    salts: dict[date, bytes]
    readers: dict[tuple[date, int], Known] = field(default_factory=dict)
    pages: set[tuple[date, int]] = field(default_factory=set)
    changed: set[tuple[date, int]] = field(default_factory=set)
    new_pages: set[tuple[date, int]] = field(default_factory=set)
    new: set[tuple[date, int]] = field(default_factory=set)
    ended: set[int] = field(default_factory=set)
    """Numbers of yesterday whose readers go on under a new number."""

    def reader_of(self, record: Record, day: date) -> int:
        """The number under which the database keeps a reader on this day."""
        return identity.reader_number(record.reader, self.salts[day])

    def earlier_of(self, record: Record) -> tuple[date, int] | None:
        """The same reader's key of the day before, if the day is only just beginning."""
        if record.earlier == NOBODY:
            return None
        day = conf.local_day(record.at - conf.VISIT_GAP_SECONDS)
        return day, identity.reader_number(record.earlier, self.salts[day])

    def noticed(self) -> list[Noticed]:
        """The readers of these records, for whoever shows who is online."""
        return [
            Noticed(key[1], self.readers[key].last, self.readers[key].country, key[0], key in self.new)
            for key in sorted(self.changed)
            if key[1] not in self.ended
        ]


def _table() -> dict[tuple, Counter]:
    return defaultdict(Counter)


@dataclass
class Tally:
    """Amounts to add, by table."""

    hours: dict = field(default_factory=_table)
    days: dict = field(default_factory=_table)
    country_days: dict = field(default_factory=_table)
    countries: dict = field(default_factory=_table)
    page_hours: dict = field(default_factory=_table)
    page_days: dict = field(default_factory=_table)
    pages: dict = field(default_factory=_table)
    drops: dict = field(default_factory=_table)

    def count(self, records: list[Record], memory: Memory) -> None:
        """Count records; in the order of time, since a visit is a matter of what came before."""
        for record in sorted(records, key=lambda each: each.at):
            day = conf.local_day(record.at)
            if record.kind == Kind.DROP:
                self.add_drop(day, record.reason, record.count)
            elif record.kind == Kind.VIEW_WITHOUT_ID:
                self._add_view(record, day, record.country, Counter(views=1, without_id=1), Counter(views=1))
            else:
                self._count_reader(record, day, memory)

    def add_drop(self, day: date, reason: int, count: int) -> None:
        """Count requests that are not views."""
        self.drops[day, reason, Origin.COUNTED]["count"] += count

    def _count_reader(self, record: Record, day: date, memory: Memory) -> None:
        reader = memory.reader_of(record, day)
        known = memory.readers.get((day, reader))
        before = known or self._before_midnight(record, memory)
        is_visit = before is None or record.at - before.last > conf.VISIT_GAP_SECONDS
        if known is None:
            known = memory.readers[day, reader] = Known(record.country, record.at)
            memory.new.add((day, reader))
            traffic = Counter(views=1, visits=int(is_visit), visitors=1)
        else:
            traffic = Counter(views=1, visits=int(is_visit))
        known.last = max(known.last, record.at)
        memory.changed.add((day, reader))
        hit = Counter(views=1, readers=self._first_look(record, day, reader, memory))
        self._add_view(record, day, known.country, traffic, hit)

    def _before_midnight(self, record: Record, memory: Memory) -> Known | None:
        earlier = memory.earlier_of(record)
        if earlier is None:
            return None
        memory.ended.add(earlier[1])
        return memory.readers.get(earlier)

    def _first_look(self, record: Record, day: date, reader: int, memory: Memory) -> int:
        mark = (day, identity.page_mark(reader, record.language, record.page))
        if not record.page or mark in memory.pages:
            return 0
        memory.pages.add(mark)
        memory.new_pages.add(mark)
        return 1

    def _add_view(self, record: Record, day: date, country: str, traffic: Counter, hit: Counter) -> None:
        counted, hour = Origin.COUNTED, datetime.fromtimestamp(record.at - record.at % HOUR, UTC)
        self.hours[hour, counted].update(traffic)
        self.days[day, counted].update(traffic)
        nation = Counter(views=1, visitors=traffic["visitors"])
        self.country_days[day, country, counted].update(nation)
        self.countries[country, counted].update(nation)
        if record.page:
            self.page_hours[hour, record.language, record.page, counted].update(hit)
            self.page_days[day, record.language, record.page, counted].update(hit)
            self.pages[record.language, record.page, counted].update(hit)
