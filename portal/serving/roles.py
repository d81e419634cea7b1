"""What the children do: pages for readers, pages for the newsroom, the background worker."""

import asyncio
import os
import signal
import time
from dataclasses import dataclass
from functools import partial

from portal.metrics.board import Board
from portal.serving import limits, sockets
from portal.serving.children import LEAVING, Role
from portal.settings.env import ACCESS_LOG

DRAIN_SECONDS = 10


@dataclass(frozen=True)
class Web:
    """A process that answers requests."""

    name: str
    listener: object
    threads: int
    board: Board
    staff: str | None = None
    """Where the staff's process listens; None: this is it."""
    metrics: object = None
    """Where this process tells the numbers of all, if it does."""

    def __call__(self, place: int) -> int:
        """Answer until a signal comes; then finish what has been begun."""
        from portal.serving.granian_worker import GranianWorker
        from visitors import recorder

        # Before any thread starts: all of them leave these signals to the one that waits below.
        signal.pthread_sigmask(signal.SIG_BLOCK, LEAVING)
        house = self._open(place)
        worker = GranianWorker(self.listener, house.loop, house.receive)
        signal.sigwait(LEAVING)
        house.leaving = True
        sockets.turn_away(self.listener)
        time.sleep(limits.LEAVE_SECONDS)
        worker.leave(limits.FINISH_SECONDS)
        recorder.finish()
        house.tell_now(partial(self.board.write, place))
        return 0

    def _open(self, place: int):
        from portal.metrics.tally import Tally
        from portal.serving.access_log import AccessLog
        from portal.serving.house import House
        from portal.wsgi import application

        server = sockets.name_of(self.listener)
        tally = Tally(self.name)
        log = AccessLog(ACCESS_LOG) if ACCESS_LOG else None
        house = House(
            application, server=server, threads=self.threads, staff=self.staff, tally=tally, log=log
        )
        asyncio.run_coroutine_threadsafe(house.tell(partial(self.board.write, place)), house.loop)
        if self.metrics:
            from portal.metrics.endpoint import Endpoint

            endpoint = Endpoint(self.board, house.in_thread)
            asyncio.run_coroutine_threadsafe(endpoint.serve(self.metrics), house.loop)
        return house


def work_in_background(_place: int) -> int:
    """Be the background worker."""
    from portal.patience import limit_this_process
    from portal.worker import Worker

    limit_this_process()
    Worker(parent=os.getppid()).run()
    return 0


def count_the_last_visits(_place: int) -> int:
    """Count what the others noted in their last seconds; if the database is away, it waits for the next start."""
    from django.core.management import call_command

    signal.alarm(DRAIN_SECONDS)
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123
        call_command("drain_visits", wait=1.0, stdout=nowhere)
    return 0


DRAIN = Role("nevipe-drain", count_the_last_visits)
