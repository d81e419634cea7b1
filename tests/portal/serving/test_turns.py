"""Sources take turns at the threads, so that a flood from one of them keeps nobody else waiting."""

from queue import SimpleQueue
from threading import Event

import pytest

from portal.serving.pool import Pool
from portal.serving.turns import EVERYBODY, Turns

SECONDS = 20
FLOOD, READER = 1, 2


def taken(turns, number):
    found = []
    for _time in range(number):
        source, task = turns.take()
        turns.done(source)
        found.append(task)
    return found


def test_one_request_waits_for_one_of_the_flood_and_not_for_all():
    turns = Turns(working=1)
    for number in range(5):
        turns.put(FLOOD, f"flood {number}")
    turns.put(READER, "reader")
    assert taken(turns, 6) == ["flood 0", "reader", "flood 1", "flood 2", "flood 3", "flood 4"]


def test_how_many_wait_and_for_how_long():
    turns = Turns(working=1)
    assert (turns.size, turns.waiting(FLOOD), turns.oldest()) == (0, 0, 0)
    turns.put(FLOOD, "one")
    turns.put(FLOOD, "two")
    turns.put(READER, "three")
    assert (turns.size, turns.waiting(FLOOD), turns.oldest() > 0) == (3, 2, True)
    taken(turns, 3)
    assert (turns.size, turns.waiting(FLOOD), turns.oldest()) == (0, 0, 0)


def test_a_source_that_has_enough_in_progress_rests():
    turns = Turns(working=2)
    for number in range(3):
        turns.put(FLOOD, f"flood {number}")
    for number in range(3):
        turns.put(EVERYBODY, f"anybody {number}")
    assert [turns.take()[1] for _time in range(5)] == [
        "flood 0",
        "anybody 0",
        "flood 1",
        "anybody 1",
        "anybody 2",
    ]
    turns.put(READER, "reader")
    assert turns.take()[1] == "reader"
    turns.done(FLOOD)
    assert turns.take()[1] == "flood 2"


@pytest.fixture
def held():
    """Tasks that begin and then wait to be let go."""
    begun, go = SimpleQueue(), Event()

    def task(name):
        begun.put(name)
        go.wait(SECONDS)

    task.begun, task.go = begun, go
    yield task
    go.set()


def test_a_flood_of_slow_requests_leaves_threads_for_others(held):
    pool = Pool(4, longest=100)
    for number in range(50):
        assert pool.submit(held, f"flood {number}", source=FLOOD)
    assert pool.submit(held, "reader", source=READER)
    assert {held.begun.get(timeout=SECONDS) for _time in range(2)} == {"flood 0", "reader"}
    assert (pool.waiting_of(FLOOD), held.begun.empty()) == (49, True)
    held.go.set()
    assert {held.begun.get(timeout=SECONDS) for _time in range(49)} == {
        f"flood {number}" for number in range(1, 50)
    }


def test_a_thread_that_rests_wakes_when_its_source_may_go_on(held):
    """Two threads, one for each source: nothing is left lying although nobody asks again."""
    pool, done = Pool(2, longest=100), SimpleQueue()
    for number in range(20):
        pool.submit(done.put, number, source=FLOOD)
        pool.submit(done.put, number, source=READER)
    assert sorted(done.get(timeout=SECONDS) for _time in range(40)) == sorted([*range(20)] * 2)
