"""How long we wait for the database: readers a few seconds, colleagues and the worker a minute, commands without end.

A server that is slow ends a statement by itself (`statement_timeout`). One that hangs, or that a broken network keeps
from answering, does not; so the limits are kept on our side too (patient.py).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings
from django.db import connections

READERS = 5.0  # seconds for an answer to a reader; then the page says "try again"
STATEMENT, LOCK, IDLE = (
    60,
    10,
    300,
)  # seconds: for a statement, of that for a lock, within a transaction between two
GRACE = 5  # the server's own limit comes first: it tells more, and leaves the connection whole
LIMITS = f"-c statement_timeout={STATEMENT}s -c lock_timeout={LOCK}s -c idle_in_transaction_session_timeout={IDLE}s"
_limit: ContextVar[float | None] = ContextVar("seconds_for_an_answer", default=None)


def limit() -> float | None:
    """The seconds that whoever asks now will wait; None: as long as its process does."""
    return _limit.get()


@contextmanager
def of_readers() -> Iterator[None]:
    """Ask for a reader's page."""
    token = _limit.set(READERS)
    try:
        yield
    finally:
        _limit.reset(token)


def limit_this_process() -> None:
    """Let no question of a server's process wait for ever. A command by hand may: it builds indexes, moves tables."""
    for alias, database in connections.settings.items():
        if not database["ENGINE"].endswith("postgresql"):
            continue
        from portal.patient import Patient

        Patient.longest = STATEMENT + GRACE
        if (
            not settings.DATABASE_POOLER
        ):  # a pooler refuses such words, or gives them to somebody else's connection
            own = database["OPTIONS"].get("options", "")
            database["OPTIONS"]["options"] = f"{LIMITS} {own}".strip()
        if connections[alias].pool:
            connections[alias].close()
            connections[alias].close_pool()  # what is open was opened without limits
