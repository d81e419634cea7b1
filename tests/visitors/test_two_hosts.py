"""Two hosts with a spool each count into one PostgreSQL at the same time, and the database goes away meanwhile."""

import os
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests import services

pytestmark = pytest.mark.processes
CUTS = 4
ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def server():
    """A connection to the server from which databases are made."""
    import psycopg

    with psycopg.connect(services.POSTGRES_URL, autocommit=True) as connection:
        yield connection


@pytest.fixture
def database(server):
    """The address of an empty database of this test's own."""
    name = f"nevipe_two_hosts_{os.getpid()}"
    server.execute(f"CREATE DATABASE {name}")
    yield urlsplit(services.POSTGRES_URL)._replace(path=f"/{name}").geturl()
    server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def start(database, folder, *words):
    (folder / "spool").mkdir(parents=True, exist_ok=True)
    environment = os.environ | {
        "BARE_FOLDER": str(folder),
        "BARE_DATABASE_URL": database,
        "PYTHONPATH": str(ROOT),
    }
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    command = [sys.executable, "-m", "tests.visitors.hosts", *words]
    with (folder / "output").open("w") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=output)
    return process, folder


def finished(process, folder):
    assert process.wait(timeout=240) == 0, (folder / "output").read_text()
    assert list((folder / "spool").iterdir()) == []
    return (folder / "output").read_text()


def cut_connections(server, database):
    """The database is away for a moment, whatever was being written."""
    name = urlsplit(database).path[1:]
    server.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
    server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
    time.sleep(0.3)
    server.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")


def test_threads_and_processes_of_one_host_count_what_their_log_says(tmp_path):
    finished(*start("", tmp_path, "prepare"))
    finished(*start("", tmp_path, "work", "0"))
    assert "once" in finished(*start("", tmp_path, "verdict", "1"))


@pytest.mark.postgres
def test_two_hosts_count_what_their_logs_say(database, server, tmp_path):
    finished(*start(database, tmp_path / "any", "prepare"))
    hosts = [start(database, tmp_path / str(number), "work", str(number)) for number in range(2)]
    for _ in range(CUTS):
        time.sleep(0.5)
        cut_connections(server, database)
    for host in hosts:
        finished(*host)
    assert "once" in finished(*start(database, tmp_path / "any", "verdict", "2"))
