"""One thread on each host counts the spool: every process has one, a file lock decides which of them works."""

import fcntl
import logging
import os
import threading
import time

from django.db import connections

from visitors import after, conf
from visitors.fold import fold_waiting
from visitors.retention import forget
from visitors.spool import OWNER_ONLY, Spool

LOCK_NAME = "leader.lock"
FORGET_EVERY_SECONDS = 60

logger = logging.getLogger(__name__)


class Leader(threading.Thread):
    """Counts what waits, every few seconds; if its process dies, the thread of another one takes over."""

    def __init__(self, spool: Spool):
        super().__init__(name="visitors", daemon=True)
        self.spool = spool
        self._lock_file: int | None = None
        self._stopped = threading.Event()
        self._forget_at = 0.0
        self._failing = False

    def run(self) -> None:
        """Work until the process ends."""
        while not self._stopped.wait(conf.fold_seconds() or 1):
            self.tick()

    def tick(self) -> None:
        """One round: finish this process's file and, as the leader, count every finished file."""
        try:
            self.spool.finish_old_file()
            if self._leads():
                self._work()
            self._failing = False
        except Exception:
            # The database may be away for a while: nothing is lost, the spool waits. One report is enough.
            if not self._failing:
                logger.exception("Readers are not being counted; their visits wait in %s.", self.spool.folder)
            self._failing = True
        finally:
            connections.close_all()  # those of this thread: between two rounds it holds none

    def stop(self) -> None:
        """End the thread and let another process lead."""
        self._stopped.set()
        self.forget()

    def forget(self) -> None:
        """Give up the lock (in a forked child: the copy of it, the parent keeps its own)."""
        if self._lock_file is not None:
            os.close(self._lock_file)
            self._lock_file = None

    def _work(self) -> None:
        fold_waiting(self.spool.folder)
        after.round_done(self.spool.folder)
        if time.monotonic() >= self._forget_at:
            forget(self.spool.folder)
            self._forget_at = time.monotonic() + FORGET_EVERY_SECONDS

    def _leads(self) -> bool:
        if self._lock_file is not None:
            return True
        self.spool.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock_file = os.open(self.spool.folder / LOCK_NAME, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, OWNER_ONLY)
        try:
            fcntl.flock(lock_file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock_file)
            return False
        self._lock_file = lock_file
        return True
