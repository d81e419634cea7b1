"""From which database the question of this moment is answered. Outside a reader's page: from the database itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

PRIMARY = "default"
_chosen: ContextVar[str] = ContextVar("chosen_database", default=PRIMARY)


def chosen() -> str:
    """The database that is read from now."""
    return _chosen.get()


@contextmanager
def reading_from(alias: str) -> Iterator[None]:
    """Read from a replica, one and the same for a whole page, so that its parts fit together."""
    token = _chosen.set(alias)
    try:
        yield
    finally:
        _chosen.reset(token)


def something_is_written() -> None:
    """From now on read what was written: it may not have reached the replica."""
    if _chosen.get() != PRIMARY:
        _chosen.set(PRIMARY)
