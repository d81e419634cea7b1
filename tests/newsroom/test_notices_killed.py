"""The worker is killed in the middle of a hundred due notices: after a restart each has been sent once."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest

from tests.newsroom.post_office import EDITORS, letters
from tests.ready import postgres_database
from tests.services import REPOSITORY, need

pytestmark = pytest.mark.processes
STOPS_BEFORE = 50
PATIENCE_SECONDS = 240


class Newsroom:
    """A database with a newsroom in it, and a folder for its mail."""

    def __init__(self, folder, database_url):
        self.mail = folder / "mail"
        self.mail.mkdir()
        self.environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "tests.newsroom.mail_settings",
            "DATABASE_URL": database_url,
            "POST_FOLDER": str(self.mail),
            "VISITORS_SPOOL": str(folder / "spool"),
            "MEDIA_URL_STORAGE": str(folder / "media"),
        }

    def do(self, mode):
        command = [sys.executable, "-m", "tests.newsroom.post_office", mode]
        done = subprocess.run(
            command, cwd=REPOSITORY, env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout or "null")

    @contextmanager
    def worker(self, **environment):
        command = [sys.executable, "manage.py", "worker"]
        process = subprocess.Popen(command, cwd=REPOSITORY, env=self.environment | environment)
        try:
            yield process
        finally:
            process.kill()
            process.wait()

    def delivered(self):
        return letters(self.mail)


@pytest.fixture(params=["sqlite", "postgres"])
def newsroom(request, tmp_path):
    """A newsroom on either kind of database, with a text that waits for a hundred editors."""
    if request.param == "sqlite":
        room = Newsroom(tmp_path, f"sqlite:///{tmp_path / 'db.sqlite3'}")
        room.do("prepare")
        yield room
        return
    need("postgres")
    with postgres_database(f"nevipe_notices_{os.getpid()}") as url:
        room = Newsroom(tmp_path, url)
        room.do("prepare")
        yield room


def wait_until(happened, *processes):
    until = time.monotonic() + PATIENCE_SECONDS
    while not happened():
        assert all(process.poll() is None for process in processes), "a worker has ended by itself"
        assert time.monotonic() < until, "no progress"
        time.sleep(0.1)


def test_each_of_a_hundred_notices_is_sent_once(newsroom):
    with newsroom.worker(POST_STOPS_BEFORE=str(STOPS_BEFORE)) as first:
        wait_until((newsroom.mail / "stopped").exists, first)
        first.send_signal(signal.SIGKILL)
        first.wait()
    assert len(newsroom.delivered()) == STOPS_BEFORE
    assert newsroom.do("report") == {"sent": 50, "waiting": 50, "tasks": ["SUCCESSFUL"]}

    newsroom.do("later")
    with newsroom.worker() as second, newsroom.worker() as third:
        wait_until(lambda: len(newsroom.delivered()) >= EDITORS, second, third)
        wait_until(lambda: newsroom.do("report")["waiting"] == 0, second, third)

    assert newsroom.do("report") == {"sent": EDITORS, "waiting": 0, "tasks": ["SUCCESSFUL"]}
    assert len(set(newsroom.delivered())) == len(newsroom.delivered()) == EDITORS
