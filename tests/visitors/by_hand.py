"""Counting a log of events by hand: slowly, simply and without anything of what the counter does.

An event says who (a person), when, from where, what. The rules are those that the page "How we count" tells
readers: whoever changes one changes the other.
"""

from collections import Counter, defaultdict
from datetime import UTC, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from visitors.models import (
    CountryDay,
    CountryTotal,
    DayTotal,
    DropDay,
    HourTotal,
    LanguageDay,
    PageDay,
    PageHour,
    PageTotal,
    ReferrerDay,
)
from visitors.records import Kind, Record, encode

PLACE = ZoneInfo("Europe/Skopje")
HALF_AN_HOUR = 1800
LANGUAGES, PAGES, COUNTRIES = ("en", "mk"), ("a.story:1", "a.story:2", ""), ("AL", "MK", "XK")


class Event(NamedTuple):
    """Something that a person did; ``what`` is a page, or a host for an arrival, or a reason for a drop."""

    kind: Kind
    at: int
    person: int = 0
    country: str = "MK"
    language: str = "en"
    what: str = "a.story:1"
    reason: int = 1

    @property
    def day(self):
        return datetime.fromtimestamp(self.at, PLACE).date()

    @property
    def hour(self):
        return datetime.fromtimestamp(self.at - self.at % 3600, UTC)

    @property
    def network(self):
        return self.person % 2 + 1

    def noted(self) -> bytes:
        """The bytes that a web process would note."""
        if self.kind == Kind.DROP:
            return encode(Record(Kind.DROP, self.at, reason=self.reason))
        if self.kind == Kind.VIEW_WITHOUT_ID:
            return encode(Record(self.kind, self.at, self.language, self.country, self.what))
        before = datetime.fromtimestamp(self.at - HALF_AN_HOUR, PLACE).date()
        earlier = 0 if before == self.day else self._number(before)
        return encode(
            Record(self.kind, self.at, self.language, self.country, self.what, self._number(self.day), earlier)
            ._replace(network=self.network * 1000 + self.day.toordinal())
        )  # fmt: skip

    def _number(self, day) -> int:
        return (self.person + 1) * 10**7 + day.toordinal()


def totals(log: list[Event], *, most_of_a_network: int = 25) -> dict[str, Counter]:
    """Give every number that the tables must hold."""
    found = defaultdict(Counter)
    views = [event for event in log if event.kind in {Kind.VIEW, Kind.VIEW_WITHOUT_ID}]
    named = [event for event in log if event.kind == Kind.VIEW]
    _views(found, views)
    _visits(found, named)
    _readers(found, named)
    _countries(found, views, named)
    _pages(found, named, most_of_a_network)
    for event in log:
        if event.kind == Kind.DROP:
            found["drops"][event.day, event.reason] += 1
    for day, site in {
        (e.day, e.person, e.what): (e.day, e.what) for e in log if e.kind == Kind.ARRIVAL
    }.values():
        found["referrers"][day, site] += 1
    return found


def _views(found, views):
    for event in views:
        found["hour views"][event.hour] += 1
        found["day views"][event.day] += 1
        found["without id"][event.day] += event.kind == Kind.VIEW_WITHOUT_ID
        found["language views"][event.day, event.language] += 1
        if event.what:
            found["page hour views"][event.hour, event.language, event.what] += 1
            found["page day views"][event.day, event.language, event.what] += 1
            found["page views"][event.language, event.what] += 1


def _visits(found, named):
    """A visit begins with a page after more than half an hour without one."""
    last = {}
    for event in sorted(named, key=lambda event: event.at):
        if event.at - last.get(event.person, 0) > HALF_AN_HOUR:
            found["hour visits"][event.hour] += 1
            found["day visits"][event.day] += 1
        last[event.person] = event.at


def _readers(found, named):
    """Each person counts once a day, with the earliest page."""
    for event in _firsts(named, lambda event: (event.day, event.person)):
        found["hour visitors"][event.hour] += 1
        found["day visitors"][event.day] += 1
    for event in _firsts(named, lambda event: (event.day, event.person, event.language)):
        found["language readers"][event.day, event.language] += 1


def _countries(found, views, named):
    """The country of a person's earliest page of the day holds for all pages of the day."""
    home = {(e.day, e.person): e.country for e in _firsts(named, lambda e: (e.day, e.person))}
    for (day, _person), country in home.items():
        found["country visitors"][day, country] += 1
    for event in views:
        country = home[event.day, event.person] if event.kind == Kind.VIEW else event.country
        found["country views"][event.day, country] += 1


def _pages(found, named, most):
    """Each person counts once for a page and day, and of a network only those who came first."""
    counted = Counter()
    opened = [event for event in named if event.what]
    for event in _firsts(opened, lambda e: (e.day, e.person, e.language, e.what)):
        of_network = event.day, event.network, event.language, event.what
        counted[of_network] += 1
        if counted[of_network] <= most:
            found["page hour readers"][event.hour, event.language, event.what] += 1
            found["page day readers"][event.day, event.language, event.what] += 1
            found["page readers"][event.language, event.what] += 1


def _firsts(events, key):
    """The earliest event for each key, in the order of time."""
    firsts = {}
    for event in sorted(events, key=lambda event: (event.at, event.country)):
        firsts.setdefault(key(event), event)
    return firsts.values()


def in_database() -> dict[str, Counter]:
    """The same numbers as the tables hold them; rows that were emptied again count as no rows."""
    found = defaultdict(Counter)
    for model, key, measures in (
        (HourTotal, ("hour_at",), {"views": "hour views", "visits": "hour visits", "visitors": "hour visitors"}),
        (DayTotal, ("day",), {"views": "day views", "visits": "day visits", "visitors": "day visitors",
                              "without_id": "without id"}),
        (CountryDay, ("day", "country"), {"views": "country views", "visitors": "country visitors"}),
        (PageHour, ("hour_at", "language", "page"), {"views": "page hour views", "readers": "page hour readers"}),
        (PageDay, ("day", "language", "page"), {"views": "page day views", "readers": "page day readers"}),
        (PageTotal, ("language", "page"), {"views": "page views", "readers": "page readers"}),
        (LanguageDay, ("day", "language"), {"views": "language views", "readers": "language readers"}),
        (ReferrerDay, ("day", "host"), {"readers": "referrers"}),
        (DropDay, ("day", "reason"), {"count": "drops"}),
    ):  # fmt: skip
        for row in model.objects.values(*key, *measures):
            names = tuple(row[name] for name in key)
            for measure, name in measures.items():
                found[name][names if len(names) > 1 else names[0]] += row[measure]
    return found


def assert_counted(log: list[Event], **rules) -> None:
    """Assert that the database says what counting by hand says."""
    wanted, found = totals(log, **rules), in_database()
    for name in sorted({*wanted, *found}):
        assert +found[name] == +wanted[name], name
    _assert_sums(found)


def _assert_sums(found):
    by_country, by_day = Counter(), Counter()
    for (day, _country), visitors in found["country visitors"].items():
        by_day[day] += visitors
    assert +by_day == +found["day visitors"], "the countries of a day add up to its visitors"
    for country, visitors, views in CountryTotal.objects.values_list("country", "visitors", "views"):
        by_country[country, "visitors"], by_country[country, "views"] = visitors, views
    summed = Counter()
    for measure in ("visitors", "views"):
        for (_day, country), number in found[f"country {measure}"].items():
            summed[country, measure] += number
    assert +by_country == +summed, "the totals of the countries are the sums of their days"
