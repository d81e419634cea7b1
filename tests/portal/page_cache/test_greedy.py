"""A network that asks for more than readers do is told to wait, and nothing is made for it; others never notice."""

import pytest
from django.core.cache import cache

from portal.page_cache import greed
from tests.portal.page_cache.front_door import request

MOST = 3
GREEDY_TOO, OTHER = "203.0.113.200", "198.51.100.7"
"""The readers of these tests are at 203.0.113.9."""


@pytest.fixture(autouse=True)
def little(monkeypatch, clock):
    monkeypatch.setattr(greed, "MOST_OF_A_NETWORK", MOST)
    monkeypatch.setattr(greed, "time", clock)
    cache.clear()


@pytest.fixture
def exhausted(door):
    """A door at which one network has asked for all that it gets."""
    door.get("/en/")
    for number in range(MOST - 1):
        assert door.get(f"/en/tags/{number}/").status == 200
    return door


def test_one_too_many_is_told_when_to_come_back(exhausted):
    renders = exhausted.site.renders
    told = exhausted.get("/sq/tags/new/")
    assert (told.status, told.headers["retry-after"]) == (429, "60")
    assert told.headers["cache-control"] == "no-store"
    assert '<html lang="sq">' in told.body.decode()
    assert "Provoni përsëri pas një minute." in told.body.decode()
    assert exhausted.get("/sq/tags/new/", method="HEAD").body == b""
    assert exhausted.site.renders == renders
    assert exhausted.cache.numbers()["too_many"] == 2


@pytest.mark.parametrize("way", [{"method": "POST"}, {"cookie": "sid=invented"}])
def test_no_way_round_the_memory_is_a_way_round_the_limit(exhausted, way):
    renders = exhausted.site.renders
    assert exhausted.get("/en/", **way).status == 429
    assert exhausted.site.renders == renders


def test_pages_in_memory_and_small_requests_are_for_everybody(exhausted):
    assert exhausted.get("/en/").status == 200
    assert exhausted.get("/v/", method="POST").status == 200
    assert exhausted.get("/media/picture.jpg").status == 200


def test_others_read_on(exhausted, settings):
    settings.TRUSTED_PROXIES = ["203.0.113.9/32"]
    assert exhausted.get("/en/tags/new/", x_forwarded_for=GREEDY_TOO).status == 429
    assert exhausted.get("/en/tags/new/", x_forwarded_for=OTHER).status == 200
    assert exhausted.get("/en/tags/newer/", x_forwarded_for="10.1.2.3").status == 200


def test_the_next_minute_is_another(exhausted, clock):
    clock.now += 61
    assert exhausted.get("/en/tags/new/").status == 200


def told_at_the_gate(door, path="/sq/tags/new/", **way):
    """Status and words of what is said before a request waits for a thread; None if it is let in."""
    said = []
    pieces = door.cache.turn_away(
        request(path, way.pop("method", "GET"), way), lambda *answer: said.extend(answer)
    )
    return None if pieces is None else (said[0], b"".join(pieces).decode())


@pytest.fixture
def besieged(door):
    """A door at which one network asks more quickly than anything can be made."""
    assert [told_at_the_gate(door) for _ in range(MOST)] == [None] * MOST
    return door


def test_a_flood_is_told_without_waiting_for_a_thread(besieged):
    status, page = told_at_the_gate(besieged)
    assert status == "429 Too Many Requests"
    assert '<html lang="sq">' in page
    assert '<html lang="mk"' in told_at_the_gate(besieged, "/mk/tags/new/")[1]
    assert besieged.site.renders == 0
    assert besieged.cache.numbers()["too_many"] == 2


def test_at_the_gate_small_requests_other_networks_and_the_next_minute_are_let_in(besieged, settings, clock):
    settings.TRUSTED_PROXIES = ["203.0.113.9/32"]
    assert told_at_the_gate(besieged, x_forwarded_for=GREEDY_TOO)
    assert told_at_the_gate(besieged, "/v/", method="POST") is None
    assert told_at_the_gate(besieged, "/media/picture.jpg") is None
    assert told_at_the_gate(besieged, x_forwarded_for=OTHER) is None
    assert [told_at_the_gate(besieged, x_forwarded_for="10.1.2.3") for _ in range(MOST + 1)][-1] is None
    clock.now += 61
    assert told_at_the_gate(besieged) is None


def test_networks_are_told_apart_unless_everybody_may_stand_behind_them(door):
    def line_of(address, path="/mk/tags/new/"):
        return door.cache.network_of(request(path, "GET", {}) | {"REMOTE_ADDR": address})

    assert line_of("203.0.113.9") == line_of(GREEDY_TOO) != line_of(OTHER)
    assert line_of("10.1.2.3") is None
    assert line_of("203.0.113.9", "/v/") is None
    door.cache.database_answers = False
    assert line_of("203.0.113.9") is None


def test_without_a_database_old_pages_are_for_everybody(besieged):
    besieged.cache.database_answers = False
    assert told_at_the_gate(besieged) is None


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.7", "192.168.1.4", "172.20.0.2", "::1", "fd00::5"])
def test_behind_a_private_address_may_stand_everybody(address):
    assert not any(greed.is_too_much({"REMOTE_ADDR": address}) for _ in range(MOST + 1))
