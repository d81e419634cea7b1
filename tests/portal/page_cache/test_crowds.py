"""Many at once: one of them makes the page, and only so many pages are made at a time."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from portal.page_cache import flights
from portal.page_cache.flights import Kitchen, Refused
from tests.portal.page_cache.front_door import FrontDoor, request

PAGE = "/en/articles/story/"


@pytest.fixture
def slow(door, clock):
    """A site that works only when the test lets it."""
    door.started, door.go_on = threading.Semaphore(0), threading.Event()

    def wait(environ):
        door.started.release()
        assert door.go_on.wait(30)

    door.site.before = wait
    yield door
    door.go_on.set()


def test_a_thousand_readers_of_a_new_page_cause_one_rendering(slow):
    with ThreadPoolExecutor(100) as readers:
        asked = [readers.submit(slow.get, PAGE) for _ in range(1000)]
        assert slow.started.acquire(timeout=30)
        slow.go_on.set()
        told = [each.result() for each in asked]
    assert {each.status for each in told} == {200}
    assert slow.site.renders == 1


def test_while_a_page_is_made_anew_the_last_one_is_shown(slow, clock):
    slow.go_on.set()
    slow.get(PAGE)
    slow.started.acquire()
    slow.go_on.clear()
    clock.now += 61
    last, slow.site.words = slow.site.words, b"new"
    assert {slow.get(PAGE).body for _ in range(20)} == {last}
    assert slow.started.acquire(timeout=30)
    assert {slow.get(PAGE).body for _ in range(20)} == {last}
    slow.go_on.set()
    until_renewed(slow)
    assert slow.get(PAGE).body == b"new"
    assert slow.site.renders == 2


def until_renewed(door):
    """Wait for the thread that makes pages anew."""
    entry_key = ("http", PAGE, "")
    flight, is_ours = door.cache.making.flights.join(entry_key)
    if is_ours:
        door.cache.making.flights.land(entry_key, None)
    else:
        flight.wait()


def test_new_pages_do_not_take_every_thread(clock):
    door = FrontDoor(renders=1, threads=2)
    go_on, started = threading.Event(), threading.Semaphore(0)
    door.get("/en/")

    def wait(environ):
        started.release()
        assert go_on.wait(30)

    door.site.before = wait
    with ThreadPoolExecutor(2) as readers:
        cooking = readers.submit(door.get, "/en/tags/1/")
        assert started.acquire(timeout=30)
        door.cache.kitchen.queue.acquire()  # somebody stands in the queue
        refused = door.get("/en/tags/2/")
        hot = door.get("/en/")
        go_on.set()
        assert cooking.result().status == 200
    assert (refused.status, hot.status) == (503, 200)
    assert refused.headers["retry-after"]
    assert door.cache.numbers()["refused"] == 1


def test_whoever_queues_too_long_is_told_so():
    kitchen = Kitchen(1, queue=1, patience=0.01)
    with kitchen.place(), pytest.raises(Refused), kitchen.place():
        pass
    with kitchen.place():
        pass


def test_nobody_waits_for_ever_for_what_another_makes(slow, monkeypatch):
    monkeypatch.setattr(flights, "LONGEST_WAIT", 0.01)
    with ThreadPoolExecutor(1) as readers:
        first = readers.submit(slow.get, PAGE)
        assert slow.started.acquire(timeout=30)
        assert slow.get(PAGE).status == 503
        slow.go_on.set()
        assert first.result().status == 200


def test_a_failure_frees_those_who_wait(slow):
    def fail(environ):
        slow.started.release()
        slow.go_on.wait(30)
        raise RuntimeError

    slow.site.before = fail
    with ThreadPoolExecutor(2) as readers:
        asked = [readers.submit(slow.get, PAGE) for _ in range(2)]
        assert slow.started.acquire(timeout=30)
        slow.go_on.set()
        told = [each.exception() or each.result().status for each in asked]
    assert [each for each in told if not isinstance(each, RuntimeError)] in ([], [503])
    slow.site.before = lambda environ: None
    assert slow.get(PAGE).status == 200


def test_at_once_or_not_at_all(door, clock):
    told, known = [], request(PAGE, "GET", {"accept_encoding": "br"})

    def ask(**changes):
        return door.cache.at_once(known | changes, lambda status, headers: told.append(status))

    assert ask() is None
    body = door.get(PAGE, accept_encoding="br").body
    assert (ask(), ask(QUERY_STRING="utm_source=x"), ask(REQUEST_METHOD="HEAD")) == ([body], [body], [])
    others = [
        {"PATH_INFO": "/en/"}, {"HTTP_COOKIE": "sid=x"}, {"REQUEST_METHOD": "POST"}, {"HTTP_ACCEPT_ENCODING": "gzip"},
        {"HTTP_HOST": "evil.example"}, {"HTTP_HOST": "evil.example", "QUERY_STRING": "a=1"},
        {"QUERY_STRING": "a=1", "PATH_INFO": "/en/search/"},
    ]  # fmt: skip
    assert [ask(**changes) for changes in others] == [None] * len(others)
    assert (door.site.renders, told) == (1, ["200 OK"] * 3)
    clock.now += 10_000
    assert ask() is None


def test_the_process_of_the_colleagues_keeps_nothing(door, clock):
    environ = request(PAGE, "GET", {}) | {"nevipe.staff": True}
    for _twice in range(2):
        door.cache(dict(environ), lambda status, headers: None)
    assert (door.site.renders, door.cache.numbers()["entries"]) == (2, 0)
