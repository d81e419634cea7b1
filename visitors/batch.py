"""Sorting records before they are counted: by day and by reader, whatever order they come in."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from visitors import conf
from visitors.models import Reason
from visitors.records import NOBODY, TEXTS, Kind, Row, text_of

REASONS, OTHER_KINDS = frozenset(Reason), frozenset(Kind) - {Kind.DROP}
# Plain numbers: looking up a member of an enumeration for each record would cost more than comparing it.
VIEW, DROP, QUARTER = int(Kind.VIEW), int(Kind.DROP), conf.QUARTER


class Page:
    """A page in one language: one object for each page of a batch, so that it is quick to look up."""

    __slots__ = ("language", "name", "text")

    def __init__(self, language: bytes, name: bytes):
        self.language, self.name = text_of(language), text_of(name)
        self.text = language + name


View = tuple[int, tuple[Page, str]]
"""When, and which page from which country."""


class DayBatch:
    """What is noted of one day. Readers have here the numbers that they have in the spool."""

    def __init__(self, day: date):
        self.day = day
        self.is_late = False
        """Whether something was noted so late that a visit can go on after midnight."""
        self.views: dict[int, list[View]] = defaultdict(list)
        self.sites: dict[int, set[str]] = defaultdict(set)
        """Hosts of the sites that led a reader here."""
        self.heartbeats: dict[int, int] = {}
        self.networks: dict[int, int] = {}
        self.earlier: dict[int, int] = {}
        self.countries: dict[int, str] = {}
        """Of readers who may have no view here, only an arrival or a heartbeat."""
        self.without_id: list[View] = []
        self.drops: dict[int, int] = defaultdict(int)

    def add_other(
        self, kind: int, at: int, reader: int, network: int, earlier: int, texts: tuple[Page, str]
    ) -> None:
        """Sort in what is no view of a reader who can be told apart."""
        page, country = texts
        if kind == Kind.VIEW_WITHOUT_ID or reader == NOBODY:
            if kind in {Kind.VIEW, Kind.VIEW_WITHOUT_ID}:
                self.without_id.append((at, texts))
            return
        self.networks[reader], self.countries[reader] = network, country
        if earlier:
            self.earlier[reader] = earlier
        if kind == Kind.HEARTBEAT:
            self.heartbeats[reader] = max(at, self.heartbeats.get(reader, 0))
        elif page.name:
            self.sites[reader].add(page.name)


class Batch:
    """Records by day and reader."""

    def __init__(self):
        self.days: dict[date, DayBatch] = {}
        self.damaged = 0
        self.size = 0
        self._texts: dict[bytes, tuple[Page, str]] = {}
        self._pages: dict[tuple[bytes, bytes], Page] = {}

    def add(self, rows: Sequence[Row]) -> None:
        """Sort records in. Every record comes through this loop; most of them are views, and take the short way."""
        quarter, day, known = -1, None, self._texts
        before = self.damaged
        for _mark, kind, reason, at, count, reader, earlier, network, text, _seal in rows:
            if at // QUARTER != quarter:
                quarter, day = at // QUARTER, self._day_of(at)
            texts = known.get(text) or self._read_texts(text)
            if texts and kind == VIEW and reader:
                day.views[reader].append((at, texts))
                day.networks[reader] = network
                if earlier:
                    day.earlier[reader] = earlier
            elif kind == DROP and reason in REASONS:
                day.drops[reason] += count
            elif texts and kind in OTHER_KINDS:
                day.add_other(kind, at, reader, network, earlier, texts)
            else:
                self.damaged += 1
        self.size += len(rows) - (self.damaged - before)

    def day(self, day: date) -> DayBatch:
        """What is noted of a day."""
        if day not in self.days:
            self.days[day] = DayBatch(day)
        return self.days[day]

    def pages(self) -> Iterable[Page]:
        """The pages in these records."""
        return self._pages.values()

    def _day_of(self, at: int) -> DayBatch:
        day = conf.local_day(at)
        found = self.day(day)
        if conf.local_day((at // QUARTER + 1) * QUARTER + conf.VISIT_GAP_SECONDS) != day:
            found.is_late = True
        return found

    def _read_texts(self, text: bytes) -> tuple[Page, str] | None:
        """Read the texts of a record once for all records that have the same; None if they are damaged."""
        language, country, name = TEXTS.unpack(text)
        try:
            page = self._pages.get((language, name)) or Page(language, name)
            texts = self._texts[text] = page, text_of(country)
        except ValueError:
            return None
        self._pages[language, name] = page
        return texts
