"""The watcher: a thread in each web process that looks four times a second for what has changed.

It knows three things that nobody else in the process knows: what others have changed, what the clock is about to
change, and whether the database answers. `looking` says what a look is; here stands when one is taken.
"""

import logging
import os
import threading
from time import monotonic

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections

from portal import patience
from portal.freshness.looking import Looker
from portal.freshness.memory import on_change

__all__ = ["ensure_running", "is_heard", "lag", "on_change", "position", "turn"]

logger = logging.getLogger(__name__)
SLOW = 2.0
"""Seconds without an answer after which the database counts as away, even if it never says so."""
LATE = 0.75
"""Seconds between two looks at the clock after which this process itself is short of time."""
REST = 1.0
"""Seconds between two looks while the database is away."""


class Watcher:
    """The thread that looks, and a second one that notices when the first waits for an answer in vain."""

    def __init__(self, page_cache, seconds: float):
        self.page_cache, self.seconds = page_cache, seconds
        self.looker = Looker(page_cache)
        self.asked_at: float | None = None
        self.answered_at = monotonic()
        self.is_up = True
        self.is_remote = (
            connections[DEFAULT_DB_ALIAS].vendor != "sqlite"
        )  # a file answers when the processor does
        self.stopping = threading.Event()

    def start(self) -> None:
        """Begin; both threads end with the process."""
        for work in (self.run, self.guard):
            threading.Thread(target=work, name=f"freshness {work.__name__}", daemon=True).start()

    def run(self) -> None:
        """Look, and look again."""
        connections[DEFAULT_DB_ALIAS] = own_connection()
        with patience.of_readers():
            while not self.stopping.wait(self.seconds if self.is_up else REST):
                self.once()
        connections[DEFAULT_DB_ALIAS].close()

    def once(self) -> None:
        """Look once; a connection that was cut is made anew before anybody is alarmed."""
        for attempt in (1, 2):
            self.asked_at = monotonic()
            try:
                self.looker.look()
            except DatabaseError as error:
                connections[DEFAULT_DB_ALIAS].close()
                if attempt == 2:
                    self.away(error)
            except Exception:
                logger.exception("Changes could not be told to the page cache; it is emptied.")
                self.page_cache.purge_all()
                return
            else:
                self.answered_at, self.asked_at = monotonic(), None
                self.back()
                return

    def guard(self) -> None:
        """Notice a database that does not even refuse; keep to the clock meanwhile."""
        seen_at = since = monotonic()
        while not self.stopping.wait(self.seconds):
            now = monotonic()
            # On a machine where this thread comes late, too, it is not the database that is slow.
            if self.asked_at is None or now - seen_at > LATE:
                since = now
            since, seen_at = max(since, self.asked_at or now), now
            waits = now - since > SLOW
            if waits and self.is_remote:
                self.away(TimeoutError(f"no answer for {SLOW} seconds"))
            if not self.is_up:
                self.looker.tick()

    def away(self, error: Exception) -> None:
        """From now on old pages are better than none."""
        if self.is_up:
            logger.warning("The database does not answer (%s); pages are shown as they were.", error)
        self.is_up = False
        self.page_cache.database_is(ok=False)

    def back(self) -> None:
        """Everything as ever; what was changed meanwhile has just been told."""
        if not self.is_up:
            logger.warning("The database answers again.")
        self.is_up = True
        self.page_cache.database_is(ok=True)


def own_connection():
    """One that is not of the pool: a flood of readers must not keep the watcher waiting."""
    connection = connections.create_connection(DEFAULT_DB_ALIAS)
    options = {**connection.settings_dict.get("OPTIONS", {})}
    if options.pop("pool", None):
        options["connect_timeout"] = 2
    connection.settings_dict = {**connection.settings_dict, "OPTIONS": options, "CONN_MAX_AGE": None}
    return connection


_lock = threading.Lock()
_watcher: Watcher | None = None


def ensure_running() -> None:
    """Begin to watch, if nobody in this process does; quick enough to be asked with every request."""
    global _watcher  # noqa: PLW0603
    if _watcher is None and settings.FRESHNESS_SECONDS:
        from portal import page_cache

        with _lock:
            if _watcher is None:
                _watcher = Watcher(page_cache, settings.FRESHNESS_SECONDS)
                _watcher.start()


def is_heard() -> bool:
    """Whether this process hears of every change, so that it may remember what it has read."""
    return _watcher is not None and _watcher.is_up and _watcher.looker.looked_at is not None


def position() -> int:
    """The number of the last change that this process has seen."""
    return _watcher.looker.number if _watcher else 0


def turn() -> int:
    """How often something was told. Whoever remembers what he read asks before and after, and if it grew, forgets."""
    return _watcher.looker.turn if _watcher else 0


def lag() -> float:
    """Seconds since the database last answered the watcher; 0 where nobody watches."""
    return monotonic() - _watcher.answered_at if _watcher else 0.0


def _forget() -> None:
    global _watcher, _lock
    _watcher, _lock = None, threading.Lock()


os.register_at_fork(after_in_child=_forget)
