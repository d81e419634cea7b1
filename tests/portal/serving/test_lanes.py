"""Strangers hold some of the newsroom's threads, never all; who is a colleague is learned, not believed."""

from queue import SimpleQueue
from threading import Event

import pytest

from portal.serving.colleagues import Known
from portal.serving.lanes import Lane
from portal.serving.pool import Pool

SECONDS = 20


class Held:
    """Tasks that begin and then wait to be let go."""

    def __init__(self):
        self.begun, self.go = SimpleQueue(), Event()

    def __call__(self, name):
        self.begun.put(name)
        self.go.wait(SECONDS)


@pytest.fixture
def held():
    tasks = Held()
    yield tasks
    tasks.go.set()


def test_who_fills_a_lane_leaves_the_other_threads_free(held):
    pool = Pool(3, longest=10)
    lane = Lane(pool, 2, longest=10)
    for number in range(5):
        assert lane.submit(held, number)
    assert {held.begun.get(timeout=SECONDS), held.begun.get(timeout=SECONDS)} == {0, 1}

    assert pool.submit(held, "a colleague")
    assert held.begun.get(timeout=SECONDS) == "a colleague"
    assert (lane.waiting, held.begun.empty()) == (3, True)

    held.go.set()
    assert sorted(held.begun.get(timeout=SECONDS) for _ in range(3)) == [2, 3, 4]


def test_a_full_lane_refuses(held):
    lane = Lane(Pool(2, longest=10), 1, longest=1)
    assert [lane.submit(held, number) for number in range(3)] == [True, True, False]


def test_a_full_pool_takes_no_place_away(held):
    pool = Pool(1, longest=1)
    lane = Lane(pool, 1, longest=0)
    pool.submit(held, "first")
    held.begun.get(timeout=SECONDS)
    pool.submit(held, "second")
    assert not lane.submit(held, "refused")
    held.go.set()
    held.begun.get(timeout=SECONDS)
    assert lane.free == 1


def test_a_session_counts_once_a_colleague_was_found_behind_it():
    known = Known(most=2)
    sent = {"HTTP_COOKIE": "csrf=x; sid=one"}
    assert not known.sent(sent)
    known.remember("one")
    assert known.sent(sent)
    known.forget("one")
    assert not known.sent(sent)
    assert not known.sent({})


def test_of_many_sessions_those_seen_last_are_remembered():
    known = Known(most=2)
    for session in ("one", "two", "one", "three"):
        known.remember(session)
    assert [known.sent({"HTTP_COOKIE": f"sid={name}"}) for name in ("one", "two", "three")] == [
        True,
        False,
        True,
    ]
