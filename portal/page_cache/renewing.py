"""Making pages anew while the former ones are being shown, one after another in a thread of their own."""

import logging
from collections.abc import Callable
from queue import Full, Queue
from threading import Lock, Thread

from portal.page_cache.entries import Entry
from portal.page_cache.flights import Refused

logger = logging.getLogger(__name__)

LONGEST_QUEUE = 1000


class Renewal:
    """A thread that begins with the first page to be made anew."""

    def __init__(self, make: Callable):
        self.make = make
        self.lock = Lock()
        self.wishes: Queue = Queue(LONGEST_QUEUE)
        self.thread: Thread | None = None

    def ask(self, entry: Entry) -> None:
        """Have a page made anew soon; asking twice changes nothing."""
        if entry.is_renewing:
            return
        entry.is_renewing = True
        try:
            self.wishes.put_nowait(entry)
        except Full:
            entry.is_renewing = False
            return
        # After a fork the thread of the parent counts as dead.
        if self.thread is None or not self.thread.is_alive():
            self._begin()

    def _begin(self) -> None:
        with self.lock:
            if self.thread is None or not self.thread.is_alive():
                self.thread = Thread(target=self._run, name="page-renewal", daemon=True)
                self.thread.start()

    def _run(self) -> None:
        while True:
            entry = self.wishes.get()
            try:
                self.make(entry)
            except Refused:
                pass  # there is too much to do for that now
            except Exception:
                logger.exception("A page could not be made anew.")
            finally:
                entry.is_renewing = False
