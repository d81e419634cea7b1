"""Web workers are killed while readers read: every page that arrived is counted once, none twice."""

import pytest

from tests.journeys import killing
from tests.journeys.server import Server

pytestmark = pytest.mark.processes


@pytest.fixture
def server(tmp_path):
    """A running server on SQLite."""
    running = Server(tmp_path, f"sqlite:///{tmp_path / 'db.sqlite3'}")
    running.environment["WEB_WORKERS"] = killing.WORKERS
    yield running.start()
    running.stop()


def test_thirty_kills(server):
    killing.kill_thirty_times(server)


def test_a_clean_stop_loses_nothing_and_answers_everybody(server):
    killing.stop_cleanly(server)
