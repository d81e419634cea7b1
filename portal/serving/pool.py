"""Threads that make pages, and the queue before them."""

import threading
from collections.abc import Callable

from portal.serving.turns import EVERYBODY, Turns


class Pool:
    """A number of threads; `submit` refuses when too many wait already, so that waiting has an end.

    A quarter of the threads, at least one, may work for one source at a time.
    """

    def __init__(self, threads: int, *, longest: int):
        self.longest = longest
        self._turns = Turns(working=max(threads // 4, 1))
        for number in range(threads):
            threading.Thread(target=self._work, name=f"page-{number}", daemon=True).start()

    def submit(self, task: Callable, *arguments, source: object = EVERYBODY) -> bool:
        """Have a task done soon; False if the queue is full."""
        if self._turns.size >= self.longest:
            return False
        self._turns.put(source, (task, arguments))
        return True

    @property
    def waiting(self) -> int:
        """How many tasks no thread has begun."""
        return self._turns.size

    def waiting_of(self, source: object) -> int:
        """How many of them are of one source."""
        return self._turns.waiting(source)

    def oldest(self) -> float:
        """For how many seconds the one that waits longest has been waiting."""
        return self._turns.oldest()

    def _work(self) -> None:
        while True:
            source, (task, arguments) = self._turns.take()
            task(*arguments)
            del task, arguments  # a finished request is not kept until the next one
            self._turns.done(source)
