"""The queue before a pool: whoever has many requests in it waits for himself, and not everybody else for him."""

import time
from collections import deque
from threading import Condition

EVERYBODY = None
"""The source that is not counted: what is nobody's in particular, or may be anybody's."""
NOBODY = object()


class Turns:
    """Sources take turns. Each has a line of its own, and only so many tasks in progress at a time."""

    def __init__(self, *, working: int):
        self.most_working = working
        self.size = 0
        self._ready = Condition()
        self._lines: dict[object, deque[tuple[float, tuple]]] = {}
        """In the order in which it is their turn."""
        self._working: dict[object, int] = {}

    def put(self, source: object, task: tuple) -> None:
        """Let a task wait for its turn."""
        with self._ready:
            self._lines.setdefault(source, deque()).append((time.monotonic(), task))
            self.size += 1
            self._ready.notify()

    def take(self) -> tuple[object, tuple]:
        """The next task and whose it is, as soon as there is one. Say `done` after it."""
        with self._ready:
            while (source := self._next()) is NOBODY:
                self._ready.wait()
            line = self._lines.pop(source)
            _since, task = line.popleft()
            if line:
                self._lines[source] = line  # at the end: the others come first
            self.size -= 1
            self._working[source] = self._working.get(source, 0) + 1
            return source, task

    def done(self, source: object) -> None:
        """A task of this source is over."""
        with self._ready:
            if left := self._working.pop(source) - 1:
                self._working[source] = left
            if source in self._lines:
                self._ready.notify()

    def waiting(self, source: object) -> int:
        """How many tasks of a source have not been begun."""
        return len(self._lines.get(source, ()))

    def oldest(self) -> float:
        """For how many seconds the one that waits longest has been waiting."""
        now = time.monotonic()
        with self._ready:
            return now - min((line[0][0] for line in self._lines.values()), default=now)

    def _next(self) -> object:
        for source in self._lines:
            if source is EVERYBODY or self._working.get(source, 0) < self.most_working:
                return source
        return NOBODY
