"""As many connections as the system lets us hold, and files left over for what they ask for."""

import resource
from types import SimpleNamespace

import pytest

from portal.serving import granian_worker, limits, open_files

FOR_ALL = open_files.WANTED
MANY, FEW, UNLIMITED = 524_288, 1_024, resource.RLIM_INFINITY


@pytest.fixture
def system(monkeypatch):
    """A system with limits of its own."""

    def setrlimit(_which, both):
        if both[0] > system.takes:
            raise ValueError
        system.limits = both

    system = SimpleNamespace(
        RLIMIT_NOFILE=resource.RLIMIT_NOFILE,
        RLIM_INFINITY=UNLIMITED,
        limits=(FEW, MANY),
        takes=MANY,
        getrlimit=lambda _which: system.limits,
        setrlimit=setrlimit,
    )
    monkeypatch.setattr(open_files, "resource", system)
    return system


@pytest.mark.parametrize(("hard", "taken"), [(MANY, FOR_ALL), (UNLIMITED, FOR_ALL), (4_096, 4_096)])
def test_what_we_are_entitled_to_is_taken(system, hard, taken):
    system.limits = (FEW, hard)
    open_files.allow_many()
    assert system.limits == (taken, hard)


@pytest.mark.parametrize("enough", [(MANY, MANY), (UNLIMITED, UNLIMITED)])
def test_nothing_is_given_back(system, enough):
    system.limits = enough
    open_files.allow_many()
    assert system.limits == enough
    assert open_files.connections() == limits.CONNECTIONS


def test_a_system_that_takes_less_than_it_tells_stops_nobody(system):
    system.takes = FEW
    open_files.allow_many()
    assert system.limits == (FEW, MANY)


@pytest.mark.parametrize("allowed", [1_024, 4_096, 20_000])
def test_each_connection_may_need_a_second_file(system, allowed):
    system.limits = (allowed, allowed)
    many = open_files.connections()
    assert 0 < many <= limits.CONNECTIONS
    assert 2 * many + limits.SPARE_FILES <= allowed


def test_where_there_is_hardly_anything_some_are_let_in(system):
    system.limits = (256, 256)
    assert open_files.connections() == open_files.FEWEST


def test_the_server_holds_so_many(system, monkeypatch):
    told = []
    for name in ("SocketHolder", "Scheduler"):
        monkeypatch.setattr(granian_worker, name, lambda *_: None)
    monkeypatch.setattr(granian_worker.sockets, "is_unix", lambda _: False)
    worker = SimpleNamespace(serve_mtr=lambda *_: None)
    monkeypatch.setattr(granian_worker, "RSGIWorker", lambda *arguments: told.extend(arguments) or worker)
    granian_worker.GranianWorker(SimpleNamespace(fileno=lambda: 0), None, None)
    assert open_files.connections() in told
