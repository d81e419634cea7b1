"""How much memory this process has, and how much it had at its highest. Linux; elsewhere only the highest."""

import ctypes
import resource
from contextlib import suppress
from pathlib import Path

STATUS, CLEAR = Path("/proc/self/status"), Path("/proc/self/clear_refs")
FORGET_HIGHEST = "5"


def give_back() -> None:
    """Hand what is free back to the system: the C library keeps freed pieces, which looks like growth but is none."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").malloc_trim(0)


def now() -> float:
    """Megabytes in use; 0 where the system does not tell."""
    return _status("VmRSS")


def highest() -> float:
    """The most megabytes since `forget_highest`, or since the start where the system cannot forget."""
    return _status("VmHWM") or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def forget_highest() -> None:
    """Begin anew; where that is not allowed, later answers are too high, never too low."""
    try:
        CLEAR.write_text(FORGET_HIGHEST)
    except OSError:
        return


def _status(name: str) -> float:
    if not STATUS.exists():
        return 0
    line = next(line for line in STATUS.read_text().splitlines() if line.startswith(name))
    return int(line.split()[1]) / 1024
