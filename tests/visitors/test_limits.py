"""What no reader does is not counted, and how much of it is told."""

import itertools

import pytest

from tests.visitors.by_hand import Event, assert_counted, in_database, totals
from visitors import amounts, tally
from visitors.fold import fold_waiting
from visitors.models import LanguageDay, PageDay, Reason, ReferrerDay, SeenReader
from visitors.records import Kind

pytestmark = pytest.mark.django_db
NOON = 1795258800  # 21 November 2026 in Skopje


@pytest.fixture(autouse=True)
def in_skopje(settings):
    settings.TIME_ZONE = "Europe/Skopje"


def count(*files):
    """Write each list of events into a file of its own and count one after the other."""
    from django.conf import settings

    for number, events in enumerate(files):
        path = settings.VISITORS_SPOOL / f"{number}.visits"
        path.write_bytes(b"".join(event.noted() for event in events))
        fold_waiting()


def views(person=0, number=1, **values):
    return [Event(Kind.VIEW, NOON + 60 * minute, person, **values) for minute in range(number)]


ORDERS = list(itertools.permutations(range(3)))


@pytest.mark.parametrize("order", ORDERS)
def test_of_one_reader_so_many_views_count_and_the_others_are_told(monkeypatch, order):
    monkeypatch.setattr(tally, "MOST_VIEWS", 5)
    log = views(number=9)
    parts = [log[:3], log[3:4], log[4:]]
    count(*(parts[number] for number in order))
    found = in_database()
    (day,) = found["day views"]
    assert (found["day views"][day], found["day visitors"][day], found["day visits"][day]) == (5, 1, 1)
    assert +found["drops"] == {(day, Reason.TOO_MANY): 4}
    assert sum(found["country views"].values()) == sum(found["hour views"].values()) == 5
    assert sum(found["page day views"].values()) == sum(found["language views"].values()) == 5
    assert SeenReader.objects.get().views == 5


def test_visits_are_those_of_all_views_also_of_those_beyond_the_limit(monkeypatch):
    monkeypatch.setattr(tally, "MOST_VIEWS", 3)
    log = [*views(number=3), Event(Kind.VIEW, NOON + 7200), Event(Kind.VIEW, NOON - 7200)]
    count(log[:3], log[3:])
    found = in_database()
    assert found["hour visits"] == totals(log)["hour visits"]
    assert sum(found["day visits"].values()) == sum(found["day views"].values()) == 3


@pytest.mark.parametrize("order", ORDERS)
def test_of_one_network_so_many_readers_of_a_page_count(order):
    log = [event for person in range(0, 60, 2) for event in views(person)]
    other = views(person=1)
    parts = [log[:20], log[20:27] + other, log[27:]]
    count(*(parts[number] for number in order))
    assert_counted(log + other)
    assert PageDay.objects.values_list("readers", "views").get() == (26, 31)
    assert LanguageDay.objects.values_list("readers", "views").get() == (31, 31), "only stories can be pushed"


def test_a_crowd_counts_where_it_came_first():
    late = [Event(Kind.VIEW, NOON + 3600 + person, person) for person in range(0, 60, 2)]
    early = [Event(Kind.VIEW, NOON + person, person) for person in range(0, 20, 2)]
    count(late[:12], late[12:], early[:4], early[4:], late)
    assert_counted(late + early + late)


def test_each_site_counts_a_reader_once_a_day_and_only_so_many_sites_have_names(monkeypatch):
    monkeypatch.setattr(amounts, "MOST_SITES_A_DAY", 2)
    arrivals = [
        Event(Kind.ARRIVAL, NOON, person, what=site)
        for person, site in (
            (0, "a.org"),
            (0, "a.org"),
            (1, "a.org"),
            (1, "b.org"),
            (0, "c.org"),
            (2, "d.org"),
        )
    ]
    count(arrivals[:3], arrivals[2:], [Event(Kind.ARRIVAL, NOON, 1, what="c.org")])
    assert dict(ReferrerDay.objects.values_list("host", "readers")) == {"a.org": 2, "b.org": 1, "other": 3}
    assert not in_database()["day visitors"], "an arrival is no page"


def test_who_invents_sites_is_heard_only_so_often(monkeypatch):
    monkeypatch.setattr(tally, "MOST_SITES", 3)
    count(*[[Event(Kind.ARRIVAL, NOON, what=f"{number}.org")] for number in range(5)])
    assert ReferrerDay.objects.count() == 3


def test_a_heartbeat_prolongs_no_visit():
    log = [Event(Kind.VIEW, NOON), Event(Kind.HEARTBEAT, NOON + 1200), Event(Kind.VIEW, NOON + 2400)]
    count(log)
    assert_counted(log)
    assert sum(in_database()["day visits"].values()) == 2
