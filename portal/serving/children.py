"""Child processes: forked from the parent, which has everything imported, so that they share its memory."""

import ctypes
import logging
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

logger = logging.getLogger(__name__)
libc = ctypes.CDLL(None) if sys.platform == "linux" else None
PR_SET_PDEATHSIG, PR_SET_NAME = 1, 15
LEAVING = {signal.SIGTERM, signal.SIGINT, signal.SIGQUIT}


@dataclass(frozen=True)
class Role:
    """What a child does; ``run`` gives its exit code."""

    name: str
    run: Callable[[int], int]
    """Is given its place on the board of numbers."""
    grows_old: bool = False
    """Whether it is replaced after a time, because a process that runs for weeks grows."""
    closes: tuple = ()
    """Listening sockets of others: as long as somebody holds one, callers wait at a door that nobody opens."""


@dataclass
class Child:
    """A process of ours."""

    role: Role
    pid: int
    place: int = 0
    born: float = field(default_factory=time.monotonic)

    def age(self) -> float:
        """Seconds since it was started."""
        return time.monotonic() - self.born

    def send(self, number: signal.Signals) -> None:
        """Send it a signal, unless it has gone."""
        try:
            os.kill(self.pid, number)
        except ProcessLookupError:
            logger.debug("%s has gone already.", self.role.name)


def start(role: Role, place: int = 0) -> Child:
    """Start a child that does not outlive us."""
    sys.stdout.flush()
    sys.stderr.flush()
    parent = os.getpid()
    pid = os.fork()
    if pid:
        return Child(role, pid, place)
    code = 1
    try:
        _begin(role, parent)
        code = role.run(place)
    except BaseException:
        logger.exception("%s has failed.", role.name)
    finally:
        logging.shutdown()
        os._exit(code)


def _begin(role: Role, parent: int) -> None:
    signal.set_wakeup_fd(-1)
    for number in (*LEAVING, signal.SIGHUP, signal.SIGCHLD):
        signal.signal(number, signal.SIG_DFL)
    call_yourself(role.name)
    for listener in role.closes:
        listener.close()
    if libc is not None:
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        os._exit(1)  # it died before we could say so


def call_yourself(name: str) -> None:
    """Show a name in lists of processes."""
    if libc is not None:
        libc.prctl(PR_SET_NAME, name.encode()[:15], 0, 0, 0)


def ended() -> Iterator[tuple[int, int]]:
    """Those who have ended, with their exit codes. The first process of a container buries strangers as well."""
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not pid:
            return
        yield pid, os.waitstatus_to_exitcode(status)


def run_to_the_end(role: Role) -> int:
    """Start a child, wait for it and give its exit code."""
    return end_of(start(role))


def end_of(child: Child) -> int:
    """Wait for a child and give its exit code."""
    _pid, status = os.waitpid(child.pid, 0)
    return os.waitstatus_to_exitcode(status)
