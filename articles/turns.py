"""Work in the background that only one process may do at a time, a piece at a time."""

from collections.abc import Callable

from django.db import connection


def is_mine(lock: int) -> bool:
    """Whether it is this process's turn, until its transaction ends; `lock`: a number that nothing else here locks.

    On SQLite the transaction itself is the lock.
    """
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [lock])
        return cursor.fetchone()[0]


def until_nothing_waits(step: Callable[[], int], most: int) -> int:
    """Take steps until one finds nothing to do, and at most so many; give back how much they did together."""
    total = 0
    for _step in range(most):
        done = step()
        total += done
        if not done:
            break
    return total
