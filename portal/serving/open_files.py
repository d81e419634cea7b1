"""How many connections the system lets a process hold: each is an open file, of which there are only so many."""

import resource
from contextlib import suppress

from portal.serving import limits

A_CONNECTION = 2
"""Files: itself, and a body that waits in a file or the way to the newsroom."""
WANTED = limits.CONNECTIONS * A_CONNECTION + limits.SPARE_FILES
FEWEST = 100


def allow_many() -> None:
    """Take as many open files as we want, or as we may have: a process begins with fewer than it is entitled to."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if _number(soft) < WANTED:
        most = min(WANTED, _number(hard))
        with suppress(OSError, ValueError):  # a system may have a smaller limit than it tells
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def connections() -> int:
    """How many connections one process may hold, with files left over for its work."""
    allowed, _hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    spare = min(_number(allowed), WANTED) - limits.SPARE_FILES
    return max(spare // A_CONNECTION, FEWEST)


def _number(limit: int) -> int:
    return WANTED if limit == resource.RLIM_INFINITY else limit
