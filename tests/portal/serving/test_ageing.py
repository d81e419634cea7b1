"""Web processes are replaced when they are old, have done much or have grown, and not all in the same minute."""

from types import SimpleNamespace

import pytest

from portal.metrics.board import Board
from portal.serving import ageing

PLACE, FIRST_OF_ALL, LAST_OF_ALL = 1, ageing.SPREAD, ageing.SPREAD * 2 - 1


def child(age=0.0, pid=FIRST_OF_ALL):
    return SimpleNamespace(place=PLACE, pid=pid, age=lambda: age)


def board(**numbers):
    found = Board(2)
    found.write(PLACE, numbers)
    return found


def test_a_young_one_stays():
    assert ageing.reason_to_go(child(), board()) == ""


def test_an_old_one_goes():
    assert ageing.reason_to_go(child(ageing.OLDEST_SECONDS + 1), board()) == "it is old"


def test_not_all_go_at_once():
    assert ageing.reason_to_go(child(ageing.OLDEST_SECONDS + 1, pid=LAST_OF_ALL), board()) == ""
    assert ageing.reason_to_go(child(ageing.OLDEST_SECONDS * 1.5, pid=LAST_OF_ALL), board()) == "it is old"


@pytest.mark.parametrize(("kind", "stays"), [("rendered", False), (min(ageing.QUICK), True)])
def test_what_comes_from_memory_does_not_age(kind, stays):
    done = board(answers={f"{kind} 200": ageing.MOST_ANSWERS + 1})
    assert (ageing.reason_to_go(child(), done) == "") is stays


def test_one_that_has_grown_goes():
    reason = ageing.reason_to_go(child(), board(gauges={"resident": ageing.MOST_BYTES + 1}))
    assert reason.startswith("it takes")
