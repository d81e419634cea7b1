"""The same as on SQLite, in a file of its own: files of such tests run at the same time, tests of one file do not."""

import os

import pytest

from tests.journeys import killing
from tests.journeys.server import Server
from tests.ready import postgres_database

pytestmark = [pytest.mark.processes, pytest.mark.postgres]


@pytest.fixture
def server(tmp_path):
    """A running server on PostgreSQL."""
    with postgres_database(f"nevipe_killed_{os.getpid()}") as url:
        running = Server(tmp_path, url)
        running.environment["WEB_WORKERS"] = killing.WORKERS
        yield running.start()
        running.stop()


def test_thirty_kills(server):
    killing.kill_thirty_times(server)


def test_a_clean_stop_loses_nothing_and_answers_everybody(server):
    killing.stop_cleanly(server)
