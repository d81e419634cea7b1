"""Nobody pushes a story: not with reloading, not with many browsers, not with a network of machines (T010)."""

from datetime import UTC, datetime

import pytest
import time_machine

from tests.visitors.readers import FIREFOX, fold, read
from visitors import figures
from visitors.figures import PageFigure, Window
from visitors.models import Reason

pytestmark = pytest.mark.django_db
PUSHED, HONEST = "articles.article:1", "articles.article:2"
OF_ONE_NETWORK = 25
"""Readers of one /24 or /48 that count for one page on one day."""
OF_ONE_READER = 300
"""Views of one reader that are counted on one day."""


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(datetime(2026, 11, 21, 11, tzinfo=UTC), tick=False) as clock:
        yield clock


def honest_readers(count):
    """So many readers, each at home in another network."""
    for number in range(count):
        read(key=HONEST, address=f"77.{28 + number // 250}.{number % 250}.9")


def push(addresses, *, agents=1):
    """Let programs at these addresses, each with so many browsers, open the story that is pushed."""
    for address in addresses:
        for number in range(agents):
            read(key=PUSHED, address=address, agent=f"{FIREFOX} {number}" if agents > 1 else FIREFOX)


def readers_of(page, window=Window.DAY, language="en"):
    found = {row.page_key: row.views for row in figures.popular(language, window=window)}
    return found.get(page, 0)


def test_ten_thousand_hits_of_one_client_are_one_reader(noon):
    honest_readers(2)
    for number in range(10_000):
        if number % 500 == 499:
            noon.shift(3)
        read(key=PUSHED)
    fold()
    for window in Window:
        assert [row.page_key for row in figures.popular("en", window=window)] == [HONEST, PUSHED]
        assert readers_of(PUSHED, window) == 1
    (pushed,) = [row for row in figures.popular("en") if row.page_key == PUSHED]
    assert pushed == PageFigure(PUSHED, 1, OF_ONE_READER)
    assert {row.reason: row.count for row in figures.drops()} == {Reason.TOO_MANY: 10_000 - OF_ONE_READER}


def test_a_thousand_readers_of_ten_networks_count_as_the_cap_of_each():
    honest_readers(10 * OF_ONE_NETWORK + 1)
    push(f"198.51.{network}.{host}" for network in range(10) for host in range(1, 101))
    fold()
    for window in Window:
        assert readers_of(PUSHED, window) == 10 * OF_ONE_NETWORK
        assert readers_of(PUSHED, window, None) == 10 * OF_ONE_NETWORK
        assert figures.popular("en", window=window, limit=1)[0].page_key == HONEST
    assert figures.totals().visitors == 1000 + 10 * OF_ONE_NETWORK + 1, "they are readers all the same"


@pytest.mark.parametrize(
    ("addresses", "agents"),
    [
        (["198.51.100.7"], 200),
        ([f"2001:db8:77:{number:x}::1" for number in range(200)], 1),
        ([f"::ffff:198.51.100.{number}" for number in range(1, 201)], 1),
    ],
    ids=["one address, many browsers", "many /64 of one /48", "IPv4 in IPv6"],
)
def test_the_ways_round_it(addresses, agents):
    push(addresses, agents=agents)
    fold()
    assert {readers_of(PUSHED, window) for window in Window} == {OF_ONE_NETWORK}


def test_the_cap_holds_over_several_folds_and_begins_anew_the_next_day(noon):
    for part in range(4):
        push(f"198.51.100.{host}" for host in range(part * 20 + 1, part * 20 + 21))
        fold()
        assert readers_of(PUSHED) == min(OF_ONE_NETWORK, 20 * (part + 1))
    noon.shift(24 * 3600)
    push(f"198.51.100.{host}" for host in range(1, 41))
    fold()
    assert readers_of(PUSHED, Window.WEEK) == 2 * OF_ONE_NETWORK


def test_the_cap_is_for_each_page():
    push(f"198.51.100.{host}" for host in range(1, 41))
    for host in range(1, 41):
        read(key=HONEST, address=f"198.51.100.{host}")
    fold()
    assert readers_of(PUSHED) == readers_of(HONEST) == OF_ONE_NETWORK
