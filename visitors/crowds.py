"""No campaign pushes a story: of one network only so many readers of a page count each day.

They are those who opened it first, so that the numbers do not depend on the order in which records come. A
network with fewer readers than that needs no care at all. Of a larger one, a crowd, the database keeps for
each page the hours in which the first readers opened it.
"""

from bisect import insort
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from django.db.models import Count

from visitors import marks, sql
from visitors.batch import Page
from visitors.models import SeenNetwork, SeenReader

MOST_READERS = 25


class Look(NamedTuple):
    """A reader of a crowd has opened a page, or opened it earlier than was known."""

    mark: int
    page: Page
    old_hour: int | None
    hour: int


class Crowds:
    """The crowds of one day among the networks of a batch."""

    def __init__(self, day: date):
        self.day = day
        self.networks: set[int] = set()
        self._hours: dict[int, list[int]] = {}

    def load(self, networks: set[int], new_readers: Counter[int]) -> None:
        """Find out which of these networks are crowds, now that so many readers of theirs are new."""
        self.networks = set(self._load(networks))
        self._find_new({key: new_readers[key] for key in networks & set(new_readers) - self.networks})

    def count(self, looks: list[Look]) -> Iterator[tuple[int, Page, int]]:
        """Give by how much a page has more or fewer readers in an hour."""
        self._load({look.mark for look in looks} - set(self._hours))
        for look in looks:
            hours = self._hours.setdefault(look.mark, [])
            yield from ((hour, look.page, change) for hour, change in first_readers(hours, look))

    def rows(self) -> list[tuple]:
        """What the database is to know."""
        return [(self.day, mark, marks.pack_hours(hours)) for mark, hours in sorted(self._hours.items())]

    def _load(self, numbers: set[int]) -> list[int]:
        if not numbers:
            return []
        rows = SeenNetwork.objects.using(sql.database()).filter(day=self.day, mark__in=sql.one_of(numbers))
        found = {mark: marks.unpack_hours(hours) for mark, hours in rows.values_list("mark", "hours")}
        self._hours.update(found)
        return list(found)

    def _find_new(self, new_readers: dict[int, int]) -> None:
        """Networks that were small and now have so many readers that each page must be watched."""
        if not new_readers:
            return
        members = SeenReader.objects.using(sql.database()).filter(
            day=self.day, network__in=sql.one_of(new_readers)
        )
        known = dict(members.values_list("network").annotate(Count("reader")))
        grown = {key for key, count in new_readers.items() if count + known.get(key, 0) > MOST_READERS}
        if not grown:
            return
        members = members.filter(network__in=sql.one_of(grown))
        for marked in members.values_list("marks", flat=True):
            for mark, hour in marks.unpack(marked).items():
                if hour > marks.SITE:
                    insort(self._hours.setdefault(mark, []), hour)
        self._hours.update({key: [] for key in grown})
        self.networks |= grown


def first_readers(hours: list[int], look: Look) -> Iterator[tuple[int, int]]:
    """Keep the earliest hours in which a page was opened; give which of them count more or less than before."""
    if look.old_hour in hours:
        hours.remove(look.old_hour)
        yield look.old_hour, -1
    insort(hours, look.hour)
    yield look.hour, 1
    if len(hours) > MOST_READERS:
        yield hours.pop(), -1
