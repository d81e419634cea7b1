"""The production server starts with one command, says what is wrong, and stops without losing a visit."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from urllib.request import urlopen

import pytest
from django.core.management import CommandError

from portal import static_files
from portal.management.commands.serve import collect_static_files, refuse_taken
from tests.journeys.server import children, name_of
from tests.ready import copy_sqlite
from tests.services import REPOSITORY

SECONDS_TO_START = 120


@contextmanager
def served(tmp_path, *, port: int):
    """A real server with a database and folders of its own."""
    static = tmp_path / "static"
    static.mkdir()
    (static / static_files.MARK).write_text(
        static_files.fingerprint()
    )  # packing them would take half a minute
    environment = {
        "STATIC_ROOT": str(static),
        "PATH": os.environ["PATH"],
        "ENV_FILE": os.devnull,
        "SECRET_KEY": "only-for-this-test-0123456789-abcdefghijklmnopqrstuvwxyz",
        "DATABASE_URL": f"sqlite:///{tmp_path}/site.sqlite3",
        "VISITORS_SPOOL": str(tmp_path / "visits"),
        "MEDIA_URL_STORAGE": str(tmp_path / "media"),
        "WEB_WORKERS": "1",
    }
    manage = [sys.executable, str(REPOSITORY / "manage.py")]
    copy_sqlite(tmp_path / "site.sqlite3")
    subprocess.run([*manage, "migrate", "-v0"], env=environment, check=True, cwd=tmp_path)
    server = subprocess.Popen(
        [*manage, "serve", "--bind", f"127.0.0.1:{port}"], env=environment, cwd=tmp_path
    )
    try:
        yield server
    finally:
        server.kill()
        server.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answer(url: str) -> str:
    """What the server says, as soon as it says anything."""
    until = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            with urlopen(url, timeout=5) as response:
                return response.read().decode()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


@pytest.mark.processes
def test_one_command_serves_and_a_signal_stops_it(tmp_path):
    port = free_port()
    with served(tmp_path, port=port) as server:
        assert '"status": "ok"' in answer(f"http://127.0.0.1:{port}/health/ready")
        with pytest.raises(CommandError, match=f"127.0.0.1:{port}: Address already in use"):
            refuse_taken(f"127.0.0.1:{port}")
        server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=60) == 0


@pytest.mark.processes
def test_a_worker_that_dies_is_replaced_and_nobody_is_left_behind_when_the_server_is_killed(tmp_path):
    port = free_port()
    with served(tmp_path, port=port) as server:
        first = eventually(lambda: worker_of(server))
        os.kill(first, signal.SIGKILL)
        eventually(lambda: worker_of(server) not in {None, first} and worker_of(server))
        assert eventually(lambda: '"worker": "ok"' in answer(f"http://127.0.0.1:{port}/health/ready"))
        others = children(server.pid)
        assert len(others) == 3  # for readers, for the newsroom, in the background
        server.kill()
        server.wait()
        assert eventually(lambda: not any(map(name_of, others)))


@pytest.mark.processes
def test_the_worker_stops_within_seconds(tmp_path):
    with served(tmp_path, port=free_port()) as server:
        worker = eventually(lambda: worker_of(server))
        os.kill(worker, signal.SIGTERM)
        assert eventually(lambda: not name_of(worker), seconds=20)


def worker_of(server) -> int | None:
    return next((each for each in children(server.pid) if name_of(each) == "nevipe-worker"), None)


def eventually(look, seconds=SECONDS_TO_START):
    """What a look finds, as soon as it finds anything."""
    until = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < until, "it never happened"
        time.sleep(0.1)
    return found


def test_a_free_port_is_accepted():
    refuse_taken(f"127.0.0.1:{free_port()}")
    refuse_taken("unix:/run/nevipe.sock")


def test_a_wrong_address_is_explained():
    with pytest.raises(CommandError, match="Write it like"):
        refuse_taken("127.0.0.1:http")
    with pytest.raises(CommandError, match="99999 is no port"):
        refuse_taken("127.0.0.1:99999")


@pytest.fixture
def packed(monkeypatch, settings, tmp_path):
    """A site as it is served, whose folder for static files refuses to be written."""
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }

    def refuse():
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(static_files, "collect", refuse)
    return tmp_path


def test_without_static_files_the_server_says_so_at_the_start(packed):
    with pytest.raises(CommandError, match="Static files cannot be put into"):
        collect_static_files()


def test_an_image_brings_its_static_files_in_a_folder_that_nobody_writes(packed):
    (packed / "staticfiles.json").write_text('{"version": "1.1", "paths": {}, "hash": ""}')
    collect_static_files()
