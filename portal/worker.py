"""The background worker: does the jobs that return and the tasks that wait, one after the other; counts readers."""

import logging
import os
import secrets
import signal
import threading
import time

from django.db import DatabaseError, InterfaceError, close_old_connections, connections, transaction
from django_tasks_db.management.commands.db_worker import Worker as TaskRunner
from django_tasks_db.models import DBTaskResult

from portal import pulse, schedule
from portal.freshness import telling_cdn
from portal.jobs import JOBS, PIECES
from visitors import leader

IDLE_SECONDS = 1
LAST_SECONDS = 8
"""How long a task in progress may still take after SIGTERM. What is cut off is begun again elsewhere."""
STUCK_SECONDS = 600

logger = logging.getLogger(__name__)


class Worker:
    """One process. Any number may run, on any number of hosts."""

    def __init__(self, *, parent: int | None = None):
        self.parent = parent
        self.stopping = self.failing = False
        self.moved_at = time.monotonic()
        self.name = ""

    def run(self) -> None:
        """Work until a signal comes, or until whoever started us has gone."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.stop)
        Heart(self).start()
        leader.lead_as_worker()
        telling_cdn.begin()
        while not self.stopping and self.parent in {None, os.getppid()}:
            if not self.round():
                time.sleep(IDLE_SECONDS)

    def stop(self, *_signal) -> None:
        """Finish what is being done and end; after some seconds, end."""
        self.stopping = True
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(LAST_SECONDS)

    def round(self) -> bool:
        """Do what is due, one task and one piece of work; give back whether there was something."""
        self.moved_at = time.monotonic()
        try:
            self.introduce()
            schedule.run_due(JOBS)
            task = claim(self.name)
            if task:
                runner().run_task(task)
            done = [piece() for piece in PIECES]
            self.failing = False
            return task is not None or any(done)
        except (DatabaseError, InterfaceError):
            if not self.failing:
                logger.exception("The background worker cannot use the database; it tries again each second.")
            self.despair()
            return False
        finally:
            close_old_connections()

    def introduce(self) -> None:
        """Say who we are before the first task: whoever has no pulse counts as killed."""
        if not self.name:
            name = pulse.WORKER + secrets.token_hex(8)
            pulse.beat(name)
            self.name = name

    def despair(self) -> None:
        """The database is away. Go by a new name from now on, so that a task left half done counts as left."""
        self.failing, self.name = True, ""
        connections.close_all()


class Heart(threading.Thread):
    """Beats while the worker is at work. If the worker hangs for long, it ends the process: others take over."""

    def __init__(self, worker: Worker):
        super().__init__(name="pulse", daemon=True)
        self.worker = worker

    def run(self) -> None:
        """Beat until the process ends."""
        while True:
            time.sleep(pulse.EVERY_SECONDS)
            self.beat()

    def beat(self) -> None:
        """One beat."""
        if time.monotonic() - self.worker.moved_at > STUCK_SECONDS:
            logger.critical("The background worker has not moved for %s s and ends itself.", STUCK_SECONDS)
            os._exit(1)
        name = self.worker.name
        try:
            if name:
                pulse.beat(name)
        except (DatabaseError, InterfaceError):
            pass  # the worker has found out by itself
        finally:
            connections.close_all()  # those of this thread


def claim(worker: str) -> DBTaskResult | None:
    """Take the next task that waits, if there is one, before another worker does."""
    ready = DBTaskResult.objects.ready()
    if not ready.exists():  # asking costs nobody the one lock that SQLite has for writing
        return None
    with transaction.atomic():
        task = ready.get_locked()
        if task:
            task.claim(worker)
    return task


def runner() -> TaskRunner:
    """What does a task and writes down how it went: the half of the library's own worker that we use."""
    return TaskRunner(
        queue_names=["*"], interval=0, batch=False, backend_name="default", startup_delay=False, max_tasks=None,
        worker_id="", excluded_queue_names=[],
    )  # fmt: skip
