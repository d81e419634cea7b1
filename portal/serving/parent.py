"""The parent: starts the children, replaces those that end or grow old, ends them all. It answers nothing itself.

It holds what all share: the listening sockets and the imported portal. It has one thread and no connection to any
database, so that it can fork at any time.
"""

import logging
import os
import select
import signal
import time
from collections import Counter

from portal.metrics.board import PARENT, Board
from portal.serving import ageing, children
from portal.serving.children import Child, Role

STOP = children.LEAVING
LOOK_SECONDS = 1
LIVED_WELL, LONGEST_PAUSE = 30, 30  # seconds
OVERLAP_SECONDS = 2
"""A new process answers beside the one that it replaces before that one is told to leave."""
STOP_SECONDS = 25

logger = logging.getLogger("portal.serving")


class Place:
    """A child that has to be there. Who dies is started again at once; again and again, more and more seldom."""

    def __init__(self, role: Role):
        self.role = role
        self.child: Child | None = None
        self.start_at, self.pause = 0.0, 0.0

    def is_due(self) -> bool:
        """Whether the child is missing and may be started."""
        return self.child is None and time.monotonic() >= self.start_at

    def lost(self, code: int) -> None:
        """Note that the child has ended without having been told to."""
        if self.child.age() > LIVED_WELL:
            self.pause = 0.0
        logger.error("%s has ended (%s). It starts again in %g s.", self.role.name, code, self.pause)
        self.start_at = time.monotonic() + self.pause
        self.child, self.pause = None, min(max(self.pause * 2, 0.5), LONGEST_PAUSE)


class Parent:
    """Keeps every place filled until a signal says stop, or that there is new code."""

    def __init__(self, roles: list[Role], *, listeners: list, board: Board):
        self.places = [Place(role) for role in roles]
        self.listeners, self.board = listeners, board
        self.leaving: dict[int, Child] = {}
        self.told_at: dict[int, float] = {}
        self.started: Counter[str] = Counter()
        self.stopping = self.reloading = False

    def run(self) -> bool:
        """Serve until a signal comes. True: with new code, while the children go on; False: all have ended."""
        signals = listen_to(STOP | {signal.SIGHUP, signal.SIGCHLD})
        while not self.stopping and not self.reloading:
            for place in self.places:
                if place.is_due():
                    self.fill(place)
            select.select([signals], [], [], LOOK_SECONDS)
            for number in heard(signals):
                self._heed(number)
            self._bury()
            self._see_off()
            self._replace_an_old_one()
        signal.set_wakeup_fd(-1)
        if self.stopping:
            self._stop()
        return self.reloading

    def fill(self, place: Place) -> None:
        """Start the child of a place."""
        place.child = children.start(place.role, self.board.take())
        self.started[place.role.name] += 1
        self._tell()

    def let_go(self, child: Child) -> None:
        """Tell a child to leave, once its successor answers."""
        self.leaving[child.pid] = child
        self.told_at[child.pid] = time.monotonic() + OVERLAP_SECONDS

    def present(self) -> list[Child]:
        """All children there are."""
        return [place.child for place in self.places if place.child] + list(self.leaving.values())

    def _heed(self, number: int) -> None:
        if number in STOP:
            self.stopping = True
        elif number == signal.SIGHUP:
            self.reloading = True

    def _bury(self) -> None:
        for pid, code in children.ended():
            child = self.leaving.pop(pid, None)
            place = next((each for each in self.places if each.child and each.child.pid == pid), None)
            if place is not None:
                child = place.child
                place.lost(code)
            if child is not None:
                self.board.leave(child.place)
                self._tell()

    def _see_off(self) -> None:
        now = time.monotonic()
        for pid, child in self.leaving.items():
            if now >= self.told_at[pid]:
                late = now > self.told_at[pid] + STOP_SECONDS
                child.send(signal.SIGKILL if late else signal.SIGTERM)

    def _replace_an_old_one(self) -> None:
        if self.leaving:
            return  # one after the other
        for place in self.places:
            child = place.child
            if child and place.role.grows_old and (reason := ageing.reason_to_go(child, self.board)):
                logger.info("%s is replaced: %s.", place.role.name, reason)
                self.fill(place)
                self.let_go(child)
                return

    def _tell(self) -> None:
        self.board.write(PARENT, {"started": self.started, "former": self.board.former})

    def _stop(self) -> None:
        # Whoever knocks from now on is refused, which a load balancer understands; who is in is answered.
        for listener in self.listeners:
            listener.close()
        present = {child.pid: child for child in self.present()}
        for child in present.values():
            child.send(signal.SIGTERM)
        until = time.monotonic() + STOP_SECONDS
        while present and time.monotonic() < until:
            for pid, _code in children.ended():
                present.pop(pid, None)
            time.sleep(0.02)
        for child in present.values():
            logger.error("%s did not end and is killed.", child.role.name)
            child.send(signal.SIGKILL)


def listen_to(numbers) -> int:
    """Have signals written into a pipe, to be read in our own time, and give its end."""
    reader, writer = os.pipe()
    os.set_blocking(reader, False)
    os.set_blocking(writer, False)
    signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
    for number in numbers:
        signal.signal(number, lambda *_: None)
    return reader


def heard(signals: int) -> bytes:
    """The numbers of the signals that have come."""
    try:
        return os.read(signals, 64)
    except BlockingIOError:
        return b""
