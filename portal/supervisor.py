"""Keeps the web server and the background worker running side by side. `manage.py serve` turns into this.

It loads neither Django nor the portal, so that it is small and has nothing in it that could fail.
"""

import ctypes
import logging
import os
import select
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
STOP = {signal.SIGTERM, signal.SIGINT, signal.SIGQUIT}
FOR_THE_WEB_SERVER = {signal.SIGHUP, signal.SIGUSR1, signal.SIGTTIN, signal.SIGTTOU}
LONGEST_PAUSE, LIVED_WELL, WORKER_MAY_TAKE = 30, 60, 10  # seconds

logger = logging.getLogger("portal.supervisor")
libc = ctypes.CDLL(None) if sys.platform == "linux" else None
PR_SET_PDEATHSIG = 1


class Supervisor:
    """Two children. Without the web server it ends; the worker it starts again."""

    def __init__(self, *, web: list[str], worker: list[str]):
        self.web_command, self.worker_command = web, worker
        self.worker = None
        self.stopping = False
        self.pause = 1
        self.started_at = self.start_at = 0.0

    def run(self) -> int:
        """Serve until the web server has ended, and give back its exit code."""
        signals = _listen(STOP | FOR_THE_WEB_SERVER | {signal.SIGCHLD})
        self.web = start(self.web_command)
        while self.web.returncode is None:
            self._start_worker_if_due()
            select.select([signals], [], [], 1)
            for number in _read(signals):
                self._heed(signal.Signals(number))
            self._bury()
        self._end_worker()
        return 128 - self.web.returncode if self.web.returncode < 0 else self.web.returncode

    def _start_worker_if_due(self) -> None:
        if self.worker is None and not self.stopping and time.monotonic() >= self.start_at:
            self.worker, self.started_at = start(self.worker_command), time.monotonic()

    def _heed(self, number: signal.Signals) -> None:
        if number in STOP:
            self.stopping = True
            if self.worker:
                self.worker.send_signal(signal.SIGTERM)
        if number in STOP | FOR_THE_WEB_SERVER:
            self.web.send_signal(number)

    def _bury(self) -> None:
        """Take note of who has ended. As the first process of a container it buries strangers as well."""
        for number, code in _ended():
            if number == self.web.pid:
                self.web.returncode = code
            elif self.worker and number == self.worker.pid:
                self.worker.returncode, self.worker = code, None
                self._plan_next_start(code)

    def _plan_next_start(self, code: int) -> None:
        if self.stopping:
            return
        if time.monotonic() - self.started_at > LIVED_WELL:
            self.pause = 1
        logger.error("The background worker has ended (%s). It starts again in %s s.", code, self.pause)
        self.start_at = time.monotonic() + self.pause
        self.pause = min(self.pause * 2, LONGEST_PAUSE)

    def _end_worker(self) -> None:
        if self.worker is None:
            return
        self.worker.terminate()
        try:
            self.worker.wait(timeout=WORKER_MAY_TAKE)
        except subprocess.TimeoutExpired:
            self.worker.kill()
            self.worker.wait()


def start(command: list[str]) -> subprocess.Popen:
    """Start a child that does not outlive us."""
    return subprocess.Popen(command, preexec_fn=partial(_die_with, os.getpid()))  # noqa: PLW1509, S603  one thread; our own arguments


def _die_with(parent: int) -> None:
    if libc is not None:
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        os._exit(1)  # it died before we could say so


def _listen(numbers) -> int:
    """Have signals written into a pipe, to be read in our own time, and give its end."""
    reader, writer = os.pipe()
    os.set_blocking(reader, False)
    os.set_blocking(writer, False)
    signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
    for number in numbers:
        signal.signal(number, lambda *_: None)
    return reader


def _read(signals: int) -> bytes:
    try:
        return os.read(signals, 64)
    except BlockingIOError:
        return b""


def _ended():
    while True:
        try:
            number, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not number:
            return
        yield number, os.waitstatus_to_exitcode(status)


def main(bind: str) -> int:
    """Web server and worker of the portal."""
    logging.basicConfig(format="{asctime} {levelname} {name} {message}", style="{")
    os.environ["PYTHONPATH"] = str(BASE_DIR)  # wherever the command was given
    web = [sys.executable, "-m", "gunicorn", "--config", "python:portal.serving", "--bind", bind]
    worker = [sys.executable, str(BASE_DIR / "manage.py"), "worker", "--parent", str(os.getpid())]
    return Supervisor(web=web, worker=worker).run()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
