"""Web workers are killed while readers read: every page that arrived is counted once, none twice."""

import json
import os
import random
import signal
import threading
import time

KILLS, READERS = 30, 6
WORKERS = "6"  # the server waits longer each time before it replaces one in the same place
PATIENCE_SECONDS = 300


class Reader(threading.Thread):
    """Reads the same page again and again, each time as somebody new."""

    def __init__(self, server, number):
        super().__init__()
        self.server, self.number = server, number
        self.asked = self.answered = 0
        self.done = threading.Event()

    def run(self):
        while not self.done.is_set():
            self.asked += 1
            address = f"77.{28 + self.number}.{self.asked // 250}.{self.asked % 250 + 1}"
            self.answered += self.server.get("/mk/about/", address) == 200


def kill_one(server) -> bool:
    """Kill a worker at random; False if none is there at the moment."""
    workers = server.workers()
    if not workers:
        return False
    os.kill(random.choice(workers), signal.SIGKILL)
    return True


def kill_thirty_times(server):
    """Of what was read meanwhile, nothing is lost and nothing is counted twice."""
    readers = [Reader(server, number) for number in range(READERS)]
    for reader in readers:
        reader.start()
    killed, answered_before, deadline = 0, 0, time.monotonic() + PATIENCE_SECONDS
    while killed < KILLS and time.monotonic() < deadline:
        time.sleep(random.uniform(0.02, 0.2))
        answered = sum(reader.answered for reader in readers)
        # However slowly this machine starts a worker: it is killed only when it works.
        if answered > answered_before and kill_one(server):
            killed, answered_before = killed + 1, answered
    for reader in readers:
        reader.done.set()
    for reader in readers:
        reader.join()
    server.stop()
    server.manage("drain_visits")

    asked = sum(reader.asked for reader in readers)
    answered = sum(reader.answered for reader in readers)
    totals = json.loads(server.manage("visitors_report", "--json"))["totals"]
    assert killed == KILLS
    assert answered >= KILLS, "the readers must have read something"
    # A page may be noted and its worker killed before the reader has it; never the other way round.
    assert answered <= totals["views"] <= asked
    # Every request came from a new address: a record that was counted twice would be a view without a visitor.
    assert totals["visitors"] == totals["views"]


def stop_cleanly(server):
    """Whoever asked is answered and counted."""
    answered = [server.get("/en/about/", f"46.99.0.{number}") for number in range(1, 21)]
    server.stop()
    assert answered == [200] * 20
    server.manage("drain_visits")
    report = json.loads(server.manage("visitors_report", "--json"))
    assert report["totals"]["views"] == 20
    assert [(row["code"], row["visitors"]) for row in report["countries"]] == [("XK", 20)]
