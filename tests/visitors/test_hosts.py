"""Two hosts with two spools, one PostgreSQL and one Redis are one newspaper: their numbers are the same."""

import json
import os
import random
import secrets
import subprocess
import sys
from contextlib import contextmanager
from urllib.parse import urlsplit

import psycopg
import pytest

from tests import redis_servers, services

pytestmark = [pytest.mark.processes, pytest.mark.postgres, pytest.mark.redis]
ADDRESSES = [f"{start}.{number}" for start in ("77.28.0", "46.99.0", "8.8.8") for number in range(1, 40)]


class Host:
    """A host that does what it is told: every method of the class is a function of ``tests.visitors.host``."""

    def __init__(self, process):
        self.process = process

    def __getattr__(self, name):
        return lambda *arguments: self._do(name, *arguments)

    def _do(self, *order):
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        assert answer, f"{order} failed; see standard error"
        return json.loads(answer)


@contextmanager
def host(folder, *, ahead, zone, **environment):
    environment |= {"BARE_FOLDER": str(folder), "HOST_AHEAD": str(ahead), "TZ": zone}
    environment |= {"PYTHONPATH": str(services.REPOSITORY)}
    inherited = {key: value for key, value in os.environ.items() if key != "DJANGO_SETTINGS_MODULE"}
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.visitors.host"], env=inherited | environment, text=True,
        cwd=services.REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    try:
        yield Host(process)
    finally:
        process.kill()
        process.communicate()


@pytest.fixture
def database():
    """An empty database; its address."""
    name = f"test_hosts_{secrets.token_hex(6)}"
    with psycopg.connect(services.POSTGRES_URL, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        yield urlsplit(services.POSTGRES_URL)._replace(path=f"/{name}").geturl()
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def server(tmp_path):
    services.need("redis-server")
    with redis_servers.single(tmp_path) as server:
        yield server


@pytest.fixture
def hosts(database, server, tmp_path):
    """Two hosts whose system clocks are set to different zones and differ by a minute."""
    given = {"HOST_DATABASE": database, "HOST_REDIS": server.url, "HOST_SITE": secrets.token_hex(6)}
    with (
        host(tmp_path / "one", ahead=0, zone="America/New_York", **given) as one,
        host(tmp_path / "two", ahead=60, zone="Asia/Tokyo", **given) as two,
    ):
        one.migrate()
        yield one, two


def assert_one_newspaper(hosts, expected, *, on_board=True):
    shown = [each.figures() for each in hosts]
    assert shown[0] == shown[1]
    number = len(expected)
    assert {shown[0][name] for name in ("online", "today", "visits", "visitors")} == {number}
    assert sum(shown[0]["countries"].values()) == number
    assert shown[0]["day"] == "2026-11-20"
    assert shown[0]["on board"] == ([number, number] if on_board else [None, None])
    return shown[0]["views"]


def read_at_random(dice, hosts, seen):
    for each in hosts:
        readers = dice.choices(ADDRESSES, k=dice.randrange(1, 12))
        each.read(*readers)
        seen += readers
        if dice.random() < 0.7:
            each.count()


def count_everywhere(hosts):
    for each in hosts:
        each.count()


def test_online_and_visitors_are_the_same_on_both_hosts(hosts):
    dice, seen = random.Random(11), []
    for _ in range(6):
        read_at_random(dice, hosts, seen)
        count_everywhere(hosts)
        assert assert_one_newspaper(hosts, set(seen)) == len(seen)


def test_redis_is_killed_and_comes_back_empty(hosts, server):
    dice, seen = random.Random(12), []
    read_at_random(dice, hosts, seen)
    count_everywhere(hosts)
    assert_one_newspaper(hosts, set(seen))
    server.kill()
    for _ in range(3):
        read_at_random(dice, hosts, seen)
    count_everywhere(hosts)
    assert assert_one_newspaper(hosts, set(seen), on_board=False) == len(seen), "counting went on"
    server.start()
    for each in hosts:
        each.half_a_minute_later()
    assert_one_newspaper(hosts, set(seen), on_board=False)
    read_at_random(dice, hosts, seen)
    count_everywhere(hosts)
    assert assert_one_newspaper(hosts, set(seen)) == len(seen)
