"""Turning views into numbers: pure arithmetic on what the database knew before.

The totals are the same in whatever order records come, since nothing depends on what was counted before what:
visits follow from the spans of time in which a reader was here, the country from the earliest page of the day,
and a reader counts for a page in the hour in which the page was opened first. What is known too late is taken
back from where it was counted and added where it belongs.

One thing cannot be: of a reader with more views than anybody has (``MOST_VIEWS``) those are left out that are
counted last. How many are left out does not depend on the order, which of them does.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from operator import itemgetter

from visitors import marks, spans
from visitors.batch import Page, View
from visitors.crowds import Look
from visitors.memory import Day
from visitors.models import Reason
from visitors.reader import Reader

HOUR = 3600
MOST_VIEWS = 300
MOST_SITES = 20
"""Sites that can have led one reader here in a day; who invents more of them is no reader."""

_time = itemgetter(0)


class Sheet:
    """The amounts of one day. Hours are counted from 1970."""

    def __init__(self, day: date):
        self.day = day
        self.views: dict[tuple[int, Page], int] = defaultdict(int)
        self.readers: dict[tuple[int, Page], int] = defaultdict(int)
        self.looks: list[Look] = []
        """Of readers in crowds: how many of them count is decided at the end."""
        self.visits: dict[int, int] = defaultdict(int)
        self.visitors: dict[int, int] = defaultdict(int)
        self.without_id: dict[int, int] = defaultdict(int)
        self.country_views: dict[str, int] = defaultdict(int)
        self.country_visitors: dict[str, int] = defaultdict(int)
        self.language_readers: dict[str, int] = defaultdict(int)
        self.site_readers: dict[str, int] = defaultdict(int)
        self.drops: dict[int, int] = defaultdict(int)

    def count_without_id(self, views: Iterable[View]) -> None:
        """Count views of readers who asked not to be recognised."""
        for at, (page, country) in views:
            self.views[at // HOUR, page] += 1
            self.without_id[at // HOUR] += 1
            self.country_views[country] += 1

    def count_visits(self, reader: Reader, earlier: Reader | None) -> None:
        """Count the visits of a reader anew, after all spans of this day and of the one before are known."""
        now = spans.beginnings(reader.spans, earlier.spans if earlier else [])
        if not reader.before and earlier is None:
            for at in now:
                self.visits[at // HOUR] += 1
            return
        before = spans.beginnings(reader.before, earlier.before if earlier else [])
        if now != before:
            for at in now:
                self.visits[at // HOUR] += 1
            for at in before:
                self.visits[at // HOUR] -= 1


class ReaderCount:
    """Counts the readers of one day, one after the other, on the day's sheet."""

    def __init__(self, day: Day, sheet: Sheet):
        self.day, self.sheet, self.keys = day, sheet, day.keys
        self.crowds = day.crowds.networks

    def count(self) -> None:
        """Count what the readers of a batch did, all but their visits."""
        views, sites = self.day.batch.views, self.day.batch.sites
        for spooled, number, reader in self.day.met:
            owner = self.keys.owner(number, reader.network)
            if spooled in views:
                seen = views[spooled]
                seen.sort(key=_time)
                self._move(reader, seen)
                self._count_views(reader, owner, seen)
            if spooled in sites:
                self._count_sites(reader, owner, sites[spooled])
        for hour, page, change in self.day.crowds.count(self.sheet.looks):
            self.sheet.readers[hour, page] += change

    def _move(self, reader: Reader, views: list[View]) -> None:
        """Let the earliest view decide in which hour and country the reader counts, and when visits began."""
        sheet, first = self.sheet, views[0][0]
        known = reader.spans
        country = min([country for at, (_page, country) in views if at == first])
        reader.spans = spans.join(known, [at for at, _what in views])
        if not known:
            reader.country = country
            sheet.visitors[first // HOUR] += 1
            sheet.country_visitors[country] += 1
            return
        first_known = known[0][0]
        if first < first_known:
            sheet.visitors[first_known // HOUR] -= 1
            sheet.visitors[first // HOUR] += 1
        if (first, country) < (first_known, reader.country):
            for amounts, amount in ((sheet.country_visitors, 1), (sheet.country_views, reader.views)):
                amounts[reader.country] -= amount
                amounts[country] += amount
            reader.country = country

    def _count_views(self, reader: Reader, owner: bytes, views: list[View]) -> None:
        sheet, room = self.sheet, max(MOST_VIEWS - reader.views, 0)
        if len(views) > room:
            sheet.drops[Reason.TOO_MANY] += len(views) - room
            views = views[:room]
        reader.views += len(views)
        sheet.country_views[reader.country] += len(views)
        opened: dict[Page, int] = {}
        counts = sheet.views
        for at, (page, _country) in views:
            hour = at // HOUR
            counts[hour, page] += 1
            opened.setdefault(page, hour)
        self._count_pages(reader, owner, opened)
        for language in {page.language for page in opened}:
            if language and self._is_first(reader, self.keys.language(language), marks.LANGUAGE):
                sheet.language_readers[language] += 1

    def _count_pages(self, reader: Reader, owner: bytes, opened: dict[Page, int]) -> None:
        """Let the reader count for these pages, in the hours in which they were opened first."""
        is_one_of_a_crowd = reader.network in self.crowds
        mark_of, known, readers = self.keys.mark, reader.marks, self.sheet.readers
        for page, hour in opened.items():
            if not page.name:
                continue
            mark = mark_of(owner, page.text)
            before = known.get(mark)
            if before is not None and before <= hour:
                continue
            known[mark] = hour
            if is_one_of_a_crowd:
                self.sheet.looks.append(Look(mark, page, before, hour))
                continue
            readers[hour, page] += 1
            if before is not None:
                readers[before, page] -= 1

    def _count_sites(self, reader: Reader, owner: bytes, sites: set[str]) -> None:
        room = MOST_SITES - list(reader.marks.values()).count(marks.SITE)
        for site in sorted(sites):
            if room > 0 and self._is_first(reader, self.keys.mark(owner, site.encode()), marks.SITE):
                self.sheet.site_readers[site] += 1
                room -= 1

    @staticmethod
    def _is_first(reader: Reader, mark: int, sort: int) -> bool:
        if mark in reader.marks:
            return False
        reader.marks[mark] = sort
        return True
