"""However many ask for a page that is not there, it is made once; and only so many pages are made at a time."""

from contextlib import contextmanager
from threading import BoundedSemaphore, Event, Lock

LONGEST_WAIT = 5.0
"""Seconds for which somebody waits for a page that another thread is making."""


class Refused(Exception):
    """Too much is being made already: come back soon."""


class TooMany(Refused):
    """A network has asked for too much."""


class Flight:
    """One page being made; `result` is there as soon as somebody has made it."""

    def __init__(self):
        self.done = Event()
        self.result = None

    def wait(self):
        """What was made, None if nothing came of it."""
        if not self.done.wait(LONGEST_WAIT):
            raise Refused
        return self.result


class Flights:
    """Who makes which page at the moment."""

    def __init__(self):
        self.lock = Lock()
        self.in_the_air: dict[tuple, Flight] = {}

    def join(self, key: tuple) -> tuple[Flight, bool]:
        """The flight of a page, and whether whoever asks has to make it (and to `land` in any case)."""
        with self.lock:
            flight = self.in_the_air.get(key)
            if flight is not None:
                return flight, False
            flight = self.in_the_air[key] = Flight()
            return flight, True

    def land(self, key: tuple, result) -> None:
        """Give what was made to all who wait for it."""
        with self.lock:
            flight = self.in_the_air.pop(key)
        flight.result = result
        flight.done.set()


class Kitchen:
    """Room for so many pages in the making; a few more may queue for a moment, everybody else is refused at once.

    So a flood of addresses that were never asked for before does not take every thread of the server.
    """

    def __init__(self, places: int, *, queue: int, patience: float = 2.0):
        self.places, self.patience = BoundedSemaphore(places), patience
        self.queue = BoundedSemaphore(places + queue)

    @contextmanager
    def place(self):
        """A place to make a page in; raises `Refused`."""
        if not self.queue.acquire(blocking=False):
            raise Refused
        try:
            if not self.places.acquire(timeout=self.patience):
                raise Refused
            try:
                yield
            finally:
                self.places.release()
        finally:
            self.queue.release()
