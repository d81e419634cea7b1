"""Programs that a bench starts: however the bench ends, they and all that came from them end with it."""

import os
import signal
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress

PATIENCE_SECONDS = 20
ASKED_TO_END = (signal.SIGTERM, signal.SIGHUP)


@contextmanager
def running(command: Sequence[object], **options) -> Iterator[subprocess.Popen]:
    """Start a program as the head of a group; afterwards ask it to end, and end what is left of its group."""
    _end_in_order()
    program = subprocess.Popen([str(part) for part in command], start_new_session=True, **options)
    try:
        yield program
    finally:
        _end(program)


def _end(program: subprocess.Popen) -> None:
    """A server that was still starting its workers may forget one of them."""
    try:
        program.terminate()
        with suppress(subprocess.TimeoutExpired):
            program.wait(PATIENCE_SECONDS)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(program.pid, signal.SIGKILL)
        program.wait()


def _end_in_order() -> None:
    """A bench that is told to end leaves its `with` blocks as after Ctrl-C; else its programs would go on alone."""
    if threading.current_thread() is threading.main_thread():
        for each in ASKED_TO_END:
            if signal.getsignal(each) is signal.SIG_DFL:
                signal.signal(each, _leave)


def _leave(number: int, _frame) -> None:
    raise SystemExit(128 + number)
