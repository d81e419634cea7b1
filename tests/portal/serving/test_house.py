"""Who is told at once, and who waits for a thread."""

from queue import SimpleQueue
from types import SimpleNamespace

import pytest

from portal.metrics.tally import Tally
from portal.serving import limits
from portal.serving.house import House
from tests.portal.serving.test_environ import scope

SECONDS = 20


class Application:
    """Makes pages; tells some at once that it will not."""

    def __init__(self):
        self.is_besieged = True

    def __call__(self, _environ, start_response):
        start_response("200 OK", [])
        return [b"made"]

    def turn_away(self, _environ, start_response):
        """Refuse if there is a siege."""
        if not self.is_besieged:
            return None
        start_response("429 Too Many Requests", [])
        return [b"refused"]


@pytest.fixture
def open_house():
    houses = []

    def make(application, staff="/staff.sock"):
        house = House(application, server=("127.0.0.1", "8000"), threads=1, staff=staff, tally=Tally("web-1"))
        houses.append(house)
        return house

    yield make
    for house in houses:
        house.loop.call_soon_threadsafe(house.loop.stop)


def asked(house) -> tuple[int, bytes]:
    """What a reader gets."""
    answers = SimpleQueue()
    proto = SimpleNamespace(response_bytes=lambda status, _headers, body: answers.put((status, body)))
    house.receive(SimpleNamespace(scope=scope(), proto=proto, done=lambda: None))
    return answers.get(timeout=SECONDS)


def test_a_network_that_asks_for_too_much_gets_no_thread(open_house):
    application = Application()
    house = open_house(application)
    house.pool.longest = 0  # nobody may wait any more
    assert asked(house) == (429, b"refused")
    assert list(house.tally.numbers(waiting=0)["answers"]) == ["refused 4xx"]


def test_others_get_one(open_house):
    application = Application()
    application.is_besieged = False
    assert asked(open_house(application)) == (200, b"made")


class Crowded(Application):
    """Every request comes from one network, which has as much waiting as may."""

    def network_of(self, _environ):
        """Always the same."""
        return 7

    send_away = Application.turn_away

    def turn_away(self, _environ, _start_response):
        """It has not asked for too much in this minute."""


def test_a_network_that_waits_for_too_much_is_told_so(open_house, monkeypatch):
    house = open_house(Crowded())
    assert asked(house) == (200, b"made")
    monkeypatch.setattr(house.pool, "waiting_of", lambda _network: limits.WAITING_OF_A_NETWORK)
    assert asked(house) == (429, b"refused")


def test_the_newsroom_turns_nobody_away(open_house):
    assert asked(open_house(Application(), staff=None)) == (200, b"made")


def test_an_application_without_a_gate_answers_all(open_house):
    assert asked(open_house(Application().__call__)) == (200, b"made")
