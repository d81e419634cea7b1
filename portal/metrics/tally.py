"""What one process counts of its own work."""

import os
import time
from bisect import bisect_left
from itertools import count
from pathlib import Path

BOUNDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)  # seconds
QUICK = {"hit", "health", "refused"}
"""Kinds of answers whose time says nothing."""
GAUGES = {"entries", "bytes"}
"""Of the page cache: what it holds. All its other numbers only grow."""
PAGE_SIZE = os.sysconf("SC_PAGE_SIZE")


class Tally:
    """Answers by kind and class of status, and how long those took that took long.

    Several threads count at once, so a number is an `itertools.count`: its next step is one piece, `+= 1` is not.
    """

    def __init__(self, name: str):
        self.name, self.born = name, time.time()
        self._answers: dict[tuple[str, int], count] = {}
        self._buckets: dict[tuple[str, int], count] = {}
        self._sums: dict[str, float] = {}

    def answered(self, kind: str, status: int, seconds: float) -> None:
        """Count an answer."""
        key = (kind, status // 100)
        next(self._answers.get(key) or self._answers.setdefault(key, count()))
        if kind not in QUICK:
            bucket = (kind, bisect_left(BOUNDS, seconds))
            next(self._buckets.get(bucket) or self._buckets.setdefault(bucket, count()))
            self._sums[kind] = self._sums.get(kind, 0.0) + seconds

    def numbers(self, *, waiting: int) -> dict:
        """All of it, and how this process is, for the board."""
        return {
            "name": self.name,
            "born": self.born,
            "answers": {
                f"{kind} {klass}xx": _value(number) for (kind, klass), number in _items(self._answers)
            },
            "buckets": {f"{kind} {place}": _value(number) for (kind, place), number in _items(self._buckets)},
            "sums": dict(_items(self._sums)),
            "gauges": {"waiting": waiting, "resident": resident()},
            **_of_the_portal(),
        }


def resident() -> int:
    """Bytes of memory of this process, what it shares with others included."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * PAGE_SIZE


def _of_the_portal() -> dict:
    from portal import page_cache
    from portal.freshness import watcher

    stats = page_cache.stats()
    return {
        "cache_grows": {name: number for name, number in stats.items() if name not in GAUGES},
        "cache_holds": {name: number for name, number in stats.items() if name in GAUGES},
        "watcher": {"position": watcher.position(), "lag": watcher.lag()},
    }


def _items(numbers: dict) -> list:
    return list(numbers.items())  # in one piece, before another thread adds a name


def _value(number: count) -> int:
    return number.__reduce__()[1][0]
