"""The database itself is killed under a running server: readers get every page from the replica, marked, and once."""

import threading

import pytest

from tests.portal.front_door.door import Door, eventually
from tests.services import REPOSITORY, REQUIRED

pytestmark = [pytest.mark.processes, pytest.mark.postgres]
KEPT, COLD, CROWD, LATER = "/mk/", "/mk/articles/everything/", "/sq/", "/en/archive/"
LAST_ASKED = (
    "SELECT true FROM pg_stat_activity WHERE datname = 'news' AND query LIKE '%events_event%' LIMIT 1"
)
MARK = '110 - "Response is Stale"'


class CopiedDoor(Door):
    """A server whose database has a replica."""

    def __init__(self, folder, primary, replica):
        super().__init__(folder)
        self.primary, self.replica, self.month = primary, replica, 2100
        self.environment |= {
            "DATABASE_URL": primary.url("news"),
            "DATABASE_REPLICA_URLS": replica.url("news"),
        }

    def open(self):
        """Print the paper, copy it, start."""
        addresses = self.hire()
        self.replica.copy([self.primary])
        self.replica.start()
        self.start()
        return addresses

    def reads_from_replica(self):
        """Whether a page that nobody has asked for yet is read from there."""
        self.month += 1
        self.ask(f"/mk/events/{self.month}/01/")
        return self.replica.ask(LAST_ASKED, "news")

    def log(self):
        """What the server has said."""
        return (self.folder / "server.log").read_text()


@pytest.fixture
def servers(monkeypatch):
    """One that leads and one that will copy it."""
    monkeypatch.syspath_prepend(str(REPOSITORY / "bench"))
    from measuring.cluster.postgres import Server, reason_missing

    if reason := reason_missing():
        (pytest.fail if "postgres" in REQUIRED else pytest.skip)(reason)
    both = Server("one"), Server("two")
    yield both
    for server in both:
        server.remove()


@pytest.fixture
def paper(tmp_path, servers):
    """A running server, with the addresses of its paper."""
    one, two = servers
    one.create()
    one.start()
    one.ask("CREATE DATABASE news")
    door = CopiedDoor(tmp_path, one, two)
    try:
        yield door, door.open()
    finally:
        door.close()


def test_readers_are_answered_by_the_replica_until_the_database_is_back(paper):
    door, addresses = paper
    cookie = door.tell("session")
    eventually(door.reads_from_replica)
    assert said(door.ask(KEPT)) == (200, "")

    door.primary.kill()
    eventually(lambda: "pages are shown as they were" in door.log())
    assert door.ask(KEPT).status == 200  # marked or not: its minute may not be over
    marks = {path: said(door.ask(path)) for path in {COLD, *addresses} - {KEPT}}
    assert {path: mark for path, mark in marks.items() if mark != expected(path)} == {}
    assert door.ask("/admin/", {"Cookie": cookie}).status >= 500
    assert door.rendered_during(lambda: all_at_once(door, CROWD)).count(CROWD) == 1

    door.replica.kill()
    eventually(lambda: door.ask(LATER).status == 503)
    assert said(door.ask(COLD)) == (200, MARK)

    door.primary.start()
    eventually(lambda: said(door.ask(COLD)) == (200, ""))
    assert door.ask(LATER).status == 200
    assert "Traceback" not in door.log()


def said(answer):
    return answer.status, answer.header("warning")


def expected(path):
    """Every page as ever, with the mark; but the search asks the database itself."""
    if "/search/" in path and "description" not in path:
        return 503, ""
    nothing = path == "/visitors/flag.svg" or "/never-written/" in path
    return 404 if nothing else 410 if "/gone/" in path else 200, MARK


def all_at_once(door, path):
    start = threading.Barrier(20)
    found = []

    def want():
        start.wait()
        found.append(said(door.ask(path)))

    readers = [threading.Thread(target=want) for _number in range(20)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert found == [(200, MARK)] * 20
