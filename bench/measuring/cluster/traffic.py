"""Readers who go on reading, whatever happens, and write down what they got."""

import http.client
import random
import threading
import time
from typing import NamedTuple

from measuring.readers import BROWSERS, VERSIONS

PATIENCE = 10.0  # seconds for a page
HEADERS = {
    "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
    "Accept-Encoding": "gzip, br",
    "Accept-Language": "en-GB,en;q=0.9",
    "Sec-Fetch-Dest": "document",
    "Sec-Fetch-Mode": "navigate",
    "Sec-Fetch-Site": "none",
}


class Seen(NamedTuple):
    """One page that somebody asked for."""

    at: float
    status: int
    took: float
    is_hot: bool


class Traffic:
    """Readers in threads; together they ask so often a second."""

    def __init__(self, port: int, hot: list[str], cold: list[str], *, rate: float, readers: int = 16):
        self.port, self.hot, self.cold = port, hot, cold
        self.pause = readers / rate
        self.seen: list[Seen] = []
        self.stopping = threading.Event()
        self.threads = [
            threading.Thread(target=self._read, args=[each], daemon=True) for each in range(readers)
        ]

    def start(self) -> "Traffic":
        """Begin."""
        for thread in self.threads:
            thread.start()
        return self

    def stop(self) -> None:
        """End, once everybody has got the page that was asked for."""
        self.stopping.set()
        for thread in self.threads:
            thread.join()

    def since(self, start: float) -> list[Seen]:
        """What was asked for from a moment on."""
        return [each for each in self.seen if each.at >= start]

    def _read(self, number: int) -> None:
        chance = random.Random(number)
        connection = None
        next_at = time.monotonic() + chance.random() * self.pause
        while not self.stopping.wait(max(next_at - time.monotonic(), 0)):
            next_at = max(next_at + self.pause, time.monotonic())
            is_hot = chance.random() < 0.9
            path = chance.choice(self.hot if is_hot else self.cold)
            browser = BROWSERS[number % len(BROWSERS)].format(chance.choice(VERSIONS))
            start = time.monotonic()
            try:
                if connection is None:
                    connection = http.client.HTTPConnection(
                        "127.0.0.1", self.port, timeout=PATIENCE, source_address=(f"127.0.1.{number + 1}", 0)
                    )
                connection.request("GET", path, headers=HEADERS | {"User-Agent": browser})
                response = connection.getresponse()
                response.read()
                status = response.status
                if response.will_close:
                    connection.close()
                    connection = None
            except (OSError, http.client.HTTPException):
                status, connection = 0, None
            self.seen.append(Seen(start, status, time.monotonic() - start, is_hot))
