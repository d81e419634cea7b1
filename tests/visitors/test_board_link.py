"""Redis may be away, slow or wrong: readers get their pages, and are counted."""

import socket
import sys
import threading

import pytest

from tests.redis_servers import cluster, free_ports, single
from tests.services import need
from tests.visitors.readers import AMERICA, fold, read
from visitors import after, conf, figures
from visitors.board import keeper as keeping
from visitors.board import link as linking

SECRET = "swordfish"


@pytest.fixture(autouse=True)
def own_link(monkeypatch):
    linking._link.cache_clear()
    monkeypatch.setattr(keeping.keeper, "_check_at", 0.0)
    yield
    linking._link.cache_clear()


@pytest.fixture
def asked(monkeypatch):
    """How often Redis is connected to."""
    calls, connect = [], linking.connect
    monkeypatch.setattr(
        linking, "connect", lambda *args, **options: calls.append(1) or connect(*args, **options)
    )
    return calls


@pytest.fixture
def mute():
    """A server that takes connections and never says a word; its port."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def assert_counted_without_redis(spool, asked, caplog):
    for _ in range(3):
        read()
        read(address=AMERICA)
        fold()
        after.round_done(spool)
        assert (figures.online_now(), figures.visitors_today()) == (2, 2)
    assert figures.totals().views == 6
    assert len(asked) == 1, "after a failure Redis is left alone"
    (line,) = [each for each in caplog.records if each.name == linking.logger.name]
    assert "Counting goes on" in line.getMessage()
    assert SECRET not in caplog.text
    assert line.exc_info is None


@pytest.mark.django_db
def test_redis_is_down(settings, spool, asked, caplog):
    (port,) = free_ports(1)
    settings.VISITORS_BOARD = f"redis://someone:{SECRET}@127.0.0.1:{port}/0"
    assert_counted_without_redis(spool, asked, caplog)


@pytest.mark.django_db
def test_a_cluster_is_down(settings, spool, asked, caplog):
    first, second = free_ports(2)
    settings.VISITORS_BOARD = f"redis://someone:{SECRET}@127.0.0.1:{first},127.0.0.1:{second}"
    assert_counted_without_redis(spool, asked, caplog)


@pytest.mark.django_db
@pytest.mark.parametrize("option", ["yes", "no"])
def test_redis_never_answers(settings, spool, asked, caplog, mute, option):
    settings.VISITORS_BOARD = f"redis://someone:{SECRET}@127.0.0.1:{mute}/?cluster={option}"
    assert conf.board_seconds() <= 0.25
    assert_counted_without_redis(spool, asked, caplog)


@pytest.mark.django_db
@pytest.mark.parametrize("tail", [f"?pasword={SECRET}", "?socket_timeout=never"])
def test_redis_is_set_up_wrongly(settings, spool, asked, caplog, tail):
    settings.VISITORS_BOARD = f"redis://someone:{SECRET}@127.0.0.1:6379/{tail}"
    assert_counted_without_redis(spool, asked, caplog)


@pytest.mark.django_db
def test_the_package_is_missing(settings, spool, asked, caplog, monkeypatch):
    monkeypatch.setitem(sys.modules, "redis", None)
    settings.VISITORS_BOARD = f"redis://someone:{SECRET}@127.0.0.1:6379/0"
    assert_counted_without_redis(spool, asked, caplog)


def test_one_thread_tries_again_and_the_others_go_on(caplog):
    link = linking.Link("redis://127.0.0.1:6379/0")
    link._client = object()
    assert link.ask(lambda client: 1 / 0) is None
    link._ask_again_at = 0.0  # half a minute later
    link._client = object()
    tried = []

    def question(client):
        tried.append(1)
        assert link.ask(lambda client: tried.append(2)) is None
        return "back"

    caplog.set_level("INFO")
    assert link.ask(question) == "back"
    assert tried == [1]
    assert link.ask(lambda client: "still here") == "still here"
    assert "Redis answers again" in caplog.text


class Door:
    """A lock that tells who has come to it."""

    def __init__(self, lock):
        self.lock, self.arrived = lock, threading.Semaphore(0)

    def __enter__(self):
        self.arrived.release()
        self.lock.acquire()

    def __exit__(self, *_error):
        self.lock.release()


def test_threads_that_stand_in_line_need_not_all_wait_for_a_mute_server(monkeypatch):
    link, calls, all_here = linking.Link("redis://127.0.0.1:6379/0"), [], threading.Event()
    link._lock = door = Door(threading.Lock())

    def connect(url):
        calls.append(url)
        all_here.wait(60)
        raise TimeoutError

    monkeypatch.setattr(linking, "connect", connect)
    threads = [threading.Thread(target=link.ask, args=(print,)) for _ in range(4)]
    for each in threads:
        each.start()
    for _ in threads:
        assert door.arrived.acquire(timeout=60)
    all_here.set()
    for each in threads:
        each.join()
    assert len(calls) == 1
    assert link.is_resting


def test_who_is_too_slow_for_a_waiting_reader_is_left_alone(settings):
    settings.VISITORS_BOARD_SECONDS = 0
    link = linking.Link("redis://127.0.0.1:6379/0")
    link._client = object()
    assert link.ask(lambda client: 5) == 5
    assert link.ask(lambda client: sum(range(1000)), is_urgent=True) == 499500
    assert link.is_resting


def test_no_redis_in_the_settings_is_no_link(settings):
    settings.VISITORS_BOARD = ""
    assert linking.link() is None


@pytest.mark.django_db
@pytest.mark.redis
@pytest.mark.processes
def test_redis_dies_in_the_middle_and_comes_back_empty(settings, spool, tmp_path):
    need("redis-server")
    with single(tmp_path) as server:
        settings.VISITORS_BOARD, settings.VISITORS_BOARD_SECONDS = server.url, 20
        read()
        fold()
        after.round_done(spool)
        assert "countries" in " ".join(server.client().keys("*"))
        server.kill()
        read(address=AMERICA)
        read()
        fold()
        after.round_done(spool)
        assert (figures.online_now(), figures.visitors_today(), figures.totals().views) == (2, 2, 3)
        server.start()
        assert server.client().keys("*") == []
        linking.link()._ask_again_at = 0.0  # half a minute later
        assert (figures.online_now(), figures.visitors_today()) == (2, 2)
        after.round_done(spool)
        read(address="46.99.0.1")
        fold()
        assert (figures.online_now(), figures.visitors_today(), figures.totals().views) == (3, 3, 4)
        found = [server.client().hvals(key) for key in server.client().keys("*:countries:*")]
        assert sum(int(count) for counts in found for count in counts if count) == 3


@pytest.mark.django_db
@pytest.mark.redis
@pytest.mark.processes
def test_a_host_of_the_cluster_dies(settings, spool, tmp_path, caplog):
    need("redis-server")
    with cluster(tmp_path) as servers:
        settings.VISITORS_BOARD = ",".join([servers[0].url[:-2], *(each.url[8:-2] for each in servers[1:])])
        settings.VISITORS_BOARD_SECONDS = 20
        read()
        fold()
        after.round_done(spool)
        assert any(":countries:" in key for key in servers[2].client().keys("*"))
        servers[2].kill()
        read(address=AMERICA)
        fold()
        after.round_done(spool)
        assert (figures.online_now(), figures.visitors_today(), figures.totals().views) == (2, 2, 2)
        assert caplog.text.count("Redis is left alone") == 1
