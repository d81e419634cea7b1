"""Strangers get a share of the newsroom's threads: whatever happens at the log-in, the rest is for colleagues."""

import threading
from collections import deque
from collections.abc import Callable

from portal.serving.pool import Pool


class Lane:
    """The way into a pool for those who may hold so many of its threads at once and no more."""

    def __init__(self, pool: Pool, places: int, *, longest: int):
        self.pool, self.free, self.longest = pool, places, longest
        self._waiting: deque = deque()
        self._lock = threading.Lock()

    def submit(self, task: Callable, *arguments) -> bool:
        """Have a task done when its turn comes; False if too many wait already."""
        with self._lock:
            if not self.free:
                return self._line_up(task, arguments)
            self.free -= 1
        if self.pool.submit(self._work, task, arguments):
            return True
        with self._lock:
            self.free += 1
        return False

    @property
    def waiting(self) -> int:
        """How many tasks have no place yet."""
        return len(self._waiting)

    def _line_up(self, task: Callable, arguments: tuple) -> bool:
        if len(self._waiting) >= self.longest:
            return False
        self._waiting.append((task, arguments))
        return True

    def _work(self, task: Callable, arguments: tuple) -> None:
        """Do a task, and those that came meanwhile: the place is kept until nobody waits for it."""
        following = task, arguments
        while following:
            task, arguments = following
            task(*arguments)
            del task, arguments  # a finished request is not kept until the next one
            following = self._next()

    def _next(self) -> tuple | None:
        with self._lock:
            if self._waiting:
                return self._waiting.popleft()
            self.free += 1
            return None
