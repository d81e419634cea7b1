"""Threads that make pages, and the queue before them."""

import threading
import time
from collections import deque
from collections.abc import Callable
from queue import SimpleQueue


class Pool:
    """A number of threads; `submit` refuses when too many wait already, so that waiting has an end."""

    def __init__(self, threads: int, *, longest: int):
        self.longest = longest
        self._tasks: SimpleQueue = SimpleQueue()
        self._waiting_since: deque[float] = deque()
        for number in range(threads):
            threading.Thread(target=self._work, name=f"page-{number}", daemon=True).start()

    def submit(self, task: Callable, *arguments) -> bool:
        """Have a task done soon; False if the queue is full."""
        if len(self._waiting_since) >= self.longest:
            return False
        self._waiting_since.append(time.monotonic())
        self._tasks.put((task, arguments))
        return True

    @property
    def waiting(self) -> int:
        """How many tasks no thread has begun."""
        return len(self._waiting_since)

    def oldest(self) -> float:
        """For how many seconds the first in the queue has been waiting."""
        try:
            return time.monotonic() - self._waiting_since[0]
        except IndexError:
            return 0.0

    def _work(self) -> None:
        while True:
            task, arguments = self._tasks.get()
            self._waiting_since.popleft()
            task(*arguments)
            del task, arguments  # a finished request is not kept until the next one
