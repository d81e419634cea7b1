"""A real worker tells a real CDN; killed without a word, it loses nothing."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from tests.journeys.server import Server
from tests.portal.front_door import door
from tests.portal.front_door.door import eventually
from tests.receivers import receiver
from tests.services import REPOSITORY

pytestmark = pytest.mark.processes
CHANGE = "INSERT INTO portal_change (source, thing, moved, xact, at) VALUES ('people_person', ?, 0, 0, datetime('now'))"


@pytest.fixture
def cdn():
    """Notes what it is told."""

    told: set[str] = set()
    with receiver(lambda body: told.update(json.loads(body)["surrogate_keys"]), told) as cdn:
        yield cdn


@pytest.fixture
def site(tmp_path, cdn):
    """A database, and workers that are ended after the test."""
    site = Server(tmp_path, f"sqlite:///{tmp_path / 'db.sqlite3'}")
    site.environment |= {
        "DJANGO_SETTINGS_MODULE": "tests.portal.front_door.settings",
        "FRONT_DOOR_NOTES": str(tmp_path / "renders"),
        "CDN_PURGE_URL": cdn.url,
    }
    site.manage("migrate", "-v0")
    site.started = []
    yield site
    for process in site.started:
        process.kill()
        process.wait()


def work(site):
    command = [sys.executable, "manage.py", "worker"]
    site.started.append(subprocess.Popen(command, cwd=REPOSITORY, env=site.environment))
    return site.started[-1]


def change(site, person):
    with closing(sqlite3.connect(site.folder / "db.sqlite3", timeout=30)) as database:
        database.execute(CHANGE, [person])
        database.commit()


def test_what_changes_before_during_and_after_a_kill_is_told(site, cdn, monkeypatch):
    monkeypatch.setattr(door, "PATIENCE_SECONDS", 200)  # two workers have to start
    worker = work(site)
    eventually(lambda: "all" in cdn.told)
    cdn.told.clear()
    change(site, 7)
    eventually(lambda: "people.person:7" in cdn.told)
    assert "all" not in cdn.told

    change(site, 8)
    worker.kill()
    worker.wait()
    change(site, 9)
    cdn.told.clear()
    work(site)
    eventually(lambda: "all" in cdn.told)  # that is more than the two
    change(site, 10)
    eventually(lambda: "people.person:10" in cdn.told)
