"""Readers and an editor during a fault: ten pages a second of five kinds, and a form saved every five seconds."""

import hashlib
import http.client
import itertools
import statistics
import threading
import time
from dataclasses import dataclass

from faults.stage import PAGES, Stage

A_SECOND = 10
SAVE_EVERY_SECONDS = 5
FAILED = 0
PATIENCE_SECONDS = 10
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:{0}.0) Gecko/20100101 Firefox/{0}.0"
versions = itertools.cycle(range(80, 140))
"""As many readers: from one, who reads hundreds of pages a day, not all would be counted."""


@dataclass(frozen=True)
class Look:
    """One answer: when it was asked for, which page, its status (0: none), how long it took, its body in short."""

    at: float
    path: str
    status: int
    seconds: float
    body: str


class Probe(threading.Thread):
    """Asks until it is told to stop."""

    def __init__(self, stage: Stage, *, saves: bool = False, a_second: int = A_SECOND):
        super().__init__(daemon=True)
        self.stage, self.saves, self.pause = stage, saves, 1 / a_second
        self.looks: list[Look] = []
        self.saved: list[Look] = []
        self.done = threading.Event()

    def __enter__(self):
        self.start()
        if self.saves:
            self.editor = threading.Thread(target=self._edit, daemon=True)
            self.editor.start()
        return self

    def __exit__(self, *_error):
        self.done.set()
        self.join(timeout=PATIENCE_SECONDS * 2)

    def run(self):
        """Read page after page; one that takes long delays nobody but this reader."""
        number = 0
        while not self.done.wait(self.pause):
            threading.Thread(target=self._read, args=(PAGES[number % len(PAGES)],), daemon=True).start()
            number += 1

    def _read(self, path: str) -> None:
        self.looks.append(look(self.stage.port, path))

    def _edit(self) -> None:
        while not self.done.wait(SAVE_EVERY_SECONDS):
            self.saved.append(look(self.stage.port, self.stage.form, cookie=self.stage.cookie))

    def share_good(self, since: float = 0, until: float = float("inf")) -> float:
        """The part of the answers that were 200, of those asked for in this time."""
        asked = [each for each in self.looks if since <= each.at < until]
        return sum(each.status == 200 for each in asked) / len(asked) if asked else 0.0

    def slowest(self, since: float = 0, until: float = float("inf")) -> float:
        """Seconds within which 99 of 100 were answered."""
        times = [each.seconds for each in self.looks if since <= each.at < until]
        return statistics.quantiles(times, n=100)[98] if len(times) > 1 else 0.0

    def statuses(self) -> dict[int, int]:
        """How often each status came; 0 is no answer."""
        found = [each.status for each in self.looks]
        return {status: found.count(status) for status in sorted(set(found))}


def look(port: int, path: str, *, cookie: str = "", method: str = "GET", body=None, headers=None) -> Look:
    """One request as a reader, or as an editor with her cookie."""
    at = time.monotonic()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
    sent = {"User-Agent": BROWSER.format(next(versions))}
    sent |= ({"Cookie": cookie} if cookie else {}) | (headers or {})
    try:
        connection.request(method, path, body=body, headers=sent)
        answer = connection.getresponse()
        text, status = answer.read(), answer.status
    except (OSError, http.client.HTTPException):
        text, status = b"", FAILED
    finally:
        connection.close()
    return Look(at, path, status, time.monotonic() - at, hashlib.md5(text).hexdigest())


def warm(stage: Stage) -> None:
    """Read each page of the probe until every process has it."""
    for _time in range(12):
        for path in PAGES:
            look(stage.port, path)
