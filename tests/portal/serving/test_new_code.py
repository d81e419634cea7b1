"""New code without a lost reader: SIGHUP replaces every process, unless the new code is not fit."""

import signal
import threading
import time

import pytest

from tests.journeys.server import Server, children, name_of

pytestmark = pytest.mark.processes
SECONDS = 60
ALL = ["nevipe-staff", "nevipe-web-1", "nevipe-web-2", "nevipe-worker"]
FIT, UNFIT = "from tests.settings import *\n", "raise RuntimeError('half of an upload')\n"


@pytest.fixture
def code(tmp_path):
    """Settings that can be changed while a server runs."""
    return tmp_path / "settings_of_this_test.py"


@pytest.fixture
def server(tmp_path, code):
    code.write_text(FIT)
    running = Server(tmp_path, f"sqlite:///{tmp_path / 'db.sqlite3'}")
    running.environment |= {
        "DJANGO_SETTINGS_MODULE": code.stem,
        "PYTHONPATH": str(tmp_path),
        "PYTHONDONTWRITEBYTECODE": "yes",
    }
    running.start()
    eventually(lambda: sorted(processes(running).values()) == ALL)
    yield running
    running.stop()


class Reader(threading.Thread):
    """Reads until it is told to stop."""

    def __init__(self, server):
        super().__init__(daemon=True)
        self.server, self.answers, self.done = server, [], threading.Event()

    def run(self):
        while not self.done.is_set():
            self.answers.append(self.server.get("/mk/about/"))


def processes(server):
    """What has a name of ours, by number."""
    found = {number: name_of(number) for number in children(server.process.pid)}
    return {number: name for number, name in found.items() if name.startswith("nevipe-")}


def eventually(look):
    until = time.monotonic() + SECONDS
    while not look():
        assert time.monotonic() < until, "it never happened"
        time.sleep(0.1)


def test_all_processes_are_new_and_no_reader_notices(server):
    before = processes(server)
    reader = Reader(server)
    reader.start()
    eventually(lambda: reader.answers)
    server.process.send_signal(signal.SIGHUP)
    eventually(lambda: len(processes(server)) == len(ALL) and not before.keys() & processes(server).keys())
    read = len(reader.answers)
    eventually(lambda: len(reader.answers) > read + 3)
    reader.done.set()
    reader.join(SECONDS)
    assert set(reader.answers) == {200}
    assert sorted(processes(server).values()) == ALL


def test_code_that_is_not_fit_changes_nothing(server, code):
    before = processes(server)
    code.write_text(UNFIT)
    server.process.send_signal(signal.SIGHUP)
    log = server.folder / "server.log"
    eventually(lambda: "the old one goes on" in log.read_text())
    assert "half of an upload" in log.read_text()
    assert processes(server) == before
    assert server.get("/mk/about/") == 200
