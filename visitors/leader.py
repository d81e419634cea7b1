"""One thread on each host counts the spool: that of a background worker; without one, that of a process with pages.

Every process has such a thread. Two file locks decide which of them works, and the kernel takes them back from whoever
dies: a worker holds the first one as long as it lives, and whoever counts holds the second one.
"""

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

WORKER_LOCK, LOCK = "worker.lock", "leader.lock"
FORGET_EVERY_SECONDS = 60

logger = logging.getLogger(__name__)


class Leader(threading.Thread):
    """Counts what waits, every few seconds; if its process dies, the thread of another one takes over."""

    def __init__(self, spool: Spool, *, is_worker: bool = False):
        """``is_worker``: this process shows no pages, so it comes before all that do."""
        super().__init__(name="visitors", daemon=True)
        self.spool = spool
        self._is_worker = is_worker
        self._locks: dict[str, int] = {}
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
        """Give up the locks (in a forked child: the copies of them, the parent keeps its own)."""
        while self._locks:
            os.close(self._locks.popitem()[1])

    def _work(self) -> None:
        fold_waiting(self.spool.folder)
        after.round_done(self.spool.folder)
        if time.monotonic() >= self._forget_at:
            forget(self.spool.folder)
            self._forget_at = time.monotonic() + FORGET_EVERY_SECONDS

    def _leads(self) -> bool:
        self.spool.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self._is_worker:
            return self._holds(WORKER_LOCK) and self._holds(LOCK)
        if self._is_worker_there():
            self.forget()
            return False
        return self._holds(LOCK)

    def _holds(self, name: str) -> bool:
        if name not in self._locks and (file := self._locked(name, fcntl.LOCK_EX)) is not None:
            self._locks[name] = file
        return name in self._locks

    def _is_worker_there(self) -> bool:
        # Shared, so that two processes that ask at once do not take each other for a worker.
        file = self._locked(WORKER_LOCK, fcntl.LOCK_SH)
        if file is not None:
            os.close(file)
        return file is None

    def _locked(self, name: str, how: int) -> int | None:
        file = os.open(self.spool.folder / name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, OWNER_ONLY)
        try:
            fcntl.flock(file, how | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(file)
            return None
        return file


def lead_as_worker() -> None:
    """Count the readers of this host here, unless the settings say that no thread counts."""
    if conf.fold_seconds():
        spool = Spool(conf.spool_folder(), limit=conf.spool_limit(), seconds=conf.file_seconds())
        Leader(spool, is_worker=True).start()
