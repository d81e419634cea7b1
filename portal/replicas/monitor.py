"""A thread of each web process that looks after the replicas: do they answer, and how far are they?

It asks over connections of its own and waits a second at most, so a replica that hangs keeps no reader waiting.
"""

import logging
import os
import threading
from time import monotonic

from django.conf import settings
from django.db import connections

from portal.freshness import watcher
from portal.replicas.fleet import Fleet, Goal
from portal.replicas.link import Away, Link
from portal.replicas.reading import PRIMARY

PAUSE, PAUSE_WHILE_WAITING, PAUSE_WHILE_AWAY = 1.0, 0.05, 5.0  # seconds
# Where the log of the database ends, which is after all that can be seen by now, whether it is on the disk or not.
END = "SELECT (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::bigint"
# A server that is no copy (any more) gives no place. Nor is it asked, for it may be somebody else's truth by now.
REPLAYED = "SELECT CASE WHEN pg_is_in_recovery() THEN (pg_last_wal_replay_lsn() - '0/0'::pg_lsn)::bigint END"

logger = logging.getLogger(__name__)


class Monitor:
    """Keeps what is known of the replicas up to date."""

    def __init__(self, aliases: list[str]):
        self.fleet = Fleet(aliases)
        self.primary = Link(PRIMARY)
        self.links = {alias: Link(alias) for alias in aliases}
        self.skip_until = dict.fromkeys([PRIMARY, *aliases], 0.0)
        self.wake = threading.Event()

    def run(self) -> None:
        """Look, and look again, until the process ends."""
        while True:
            self.wake.clear()
            try:
                self.look()
            except Exception:
                logger.exception("The replicas could not be looked at.")
            self.wake.wait(PAUSE_WHILE_WAITING if self.fleet.is_waiting() else PAUSE)

    def look(self) -> None:
        """Ask the database how far it is, and then each replica whether it has that."""
        change = (
            self.fleet.change
        )  # before anything is asked: what is heard of meanwhile is not in the answer
        place = self._ask(self.primary, END)
        self.fleet.primary_is_away = place is None
        for alias, link in self.links.items():
            goal = None if place is None else Goal(place, change, monotonic())
            has = self._ask(link, REPLAYED)
            was_there, is_there = self.fleet.members[alias].is_there, has is not None
            if is_there and not was_there:
                # What the pool holds may lead to the server as it was, and it waits before it connects again.
                connections[alias].close_pool()
            self.fleet.learn(alias, goal, has, monotonic())
            _tell(alias, was_there, is_there)

    def _ask(self, link: Link, question: str) -> int | None:
        if monotonic() < self.skip_until[link.alias]:
            return None
        try:
            return link.ask(question)
        except Away:
            self.skip_until[link.alias] = monotonic() + PAUSE_WHILE_AWAY
            return None


def _tell(alias: str, was_there: bool, is_there: bool) -> None:
    if was_there != is_there:
        host = connections[alias].settings_dict["HOST"]
        words = "answers readers" if is_there else "does not answer as a replica; others do its work"
        logger.warning("Database %s (%s) %s.", alias, host, words)


_lock = threading.Lock()
_monitor: Monitor | None = None


def _of_this_process() -> Monitor | None:
    """The one that is running; begun by the first reader, because threads do not survive a fork."""
    global _monitor  # noqa: PLW0603
    if _monitor is None and (aliases := [alias for alias in settings.DATABASES if alias != PRIMARY]):
        with _lock:
            if _monitor is None:
                monitor = Monitor(aliases)
                watcher.on_change(heard_of_change, also_by_clock=False)
                watcher.ensure_running()
                threading.Thread(target=monitor.run, name="replicas", daemon=True).start()
                _monitor = monitor
    return _monitor


def choose() -> str | None:
    """The replica that answers this reader; None: the database itself."""
    monitor = _of_this_process()
    return monitor.fleet.choose() if monitor else None


def stand_in() -> str | None:
    """A replica that may answer instead of the database itself while that is away."""
    return _monitor.fleet.choose() if _monitor and _monitor.fleet.primary_is_away else None


def lost(alias: str) -> None:
    """A reader's question failed there: it is asked nothing until it has answered us."""
    if _monitor:
        _monitor.fleet.lost(alias)


def heard_of_change(*_keys) -> None:
    """Something has changed. To be told BEFORE pages are thrown away, or they could be made anew of what was."""
    if _monitor:
        _monitor.fleet.heard_of_change()
        _monitor.wake.set()


def _forget() -> None:
    global _monitor, _lock
    _monitor, _lock = None, threading.Lock()


os.register_at_fork(after_in_child=_forget)
