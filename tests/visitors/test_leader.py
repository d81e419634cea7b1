"""Who of a host's processes counts: the worker before all that show pages."""

import pytest

from visitors import leader
from visitors.leader import Leader
from visitors.pen import desk


@pytest.fixture
def threads(monkeypatch):
    """A function that makes the thread of a process, which counts nothing; all are stopped at the end."""
    made = []

    def make(**options):
        made.append(Leader(desk.pen().spool, **options))
        return made[-1]

    monkeypatch.setattr(Leader, "_work", lambda self: setattr(self, "has_worked", True))
    yield make
    for each in made:
        each.stop()


def counts(thread):
    """Whether this thread is the one that counts in its next round."""
    thread.has_worked = False
    thread.tick()
    assert not thread._failing
    return thread.has_worked


def test_without_a_worker_the_first_process_with_pages_counts(threads):
    first, second = threads(), threads()
    assert [counts(first), counts(second), counts(first)] == [True, False, True]
    first.stop()
    assert counts(second)


def test_a_worker_takes_over_as_soon_as_whoever_counts_has_heard_of_it(threads):
    web, worker = threads(), threads(is_worker=True)
    assert [counts(web), counts(worker), counts(web), counts(worker)] == [True, False, False, True]
    assert not counts(web)


def test_without_the_worker_others_take_over_and_give_back(threads):
    web, worker, next_worker = threads(), threads(is_worker=True), threads(is_worker=True)
    assert [counts(worker), counts(next_worker), counts(web)] == [True, False, False]
    worker.stop()
    assert counts(web)
    assert [counts(next_worker), counts(web), counts(next_worker)] == [False, False, True]


@pytest.mark.parametrize(("seconds", "begun"), [(0, 0), (3600, 1)])
def test_the_settings_say_whether_a_worker_counts(settings, spool, monkeypatch, seconds, begun):
    settings.VISITORS_FOLD_SECONDS = seconds
    started = []
    monkeypatch.setattr(Leader, "start", lambda thread: started.append(thread))  # noqa: PLW0108  a method
    leader.lead_as_worker()
    assert [each.spool.folder for each in started] == [spool] * begun
