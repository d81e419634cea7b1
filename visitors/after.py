"""What else happens once readers are counted: in the thread or command that counts, outside every transaction.

Whoever adds something writes it into one of the two lists below. It must be short, since counting waits
for it, and it need not be careful: an error is reported and costs nothing but itself.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from visitors import snapshot
from visitors.board.keeper import keeper

logger = logging.getLogger(__name__)


class Noticed(NamedTuple):
    """A reader who was noticed in the files just counted."""

    reader: int
    """The number under which the database knows the reader on this day; the same on all hosts."""
    last: int
    """When last noticed (Unix time)."""
    country: str
    day: date
    is_new: bool
    """Whether this is the first page of the day."""


@dataclass(frozen=True, slots=True)
class Folded:
    """What one transaction has counted."""

    records: int = 0
    noticed: list[Noticed] = field(default_factory=list)
    """Readers with a page or a heartbeat; those whose number ended at midnight are left out."""
    ended: frozenset[int] = frozenset()
    """Numbers of yesterday whose readers go on under a new number."""

    def __add__(self, other: "Folded") -> "Folded":
        return Folded(self.records + other.records, self.noticed + other.noticed, self.ended | other.ended)


AFTER_FOLD: tuple[Callable[[Folded], None], ...] = (keeper.after_fold,)
"""Called after each transaction that counted something: for publishing readers elsewhere."""

AFTER_ROUND: tuple[Callable[[Path], None], ...] = (keeper.after_round, snapshot.write)
"""Called with the spool folder after each round of counting, also when nothing waited."""


def fold_done(folded: Folded) -> None:
    """Tell everybody who wants to know about each transaction."""
    for hook in AFTER_FOLD:
        _call(hook, folded)


def round_done(folder: Path) -> None:
    """Tell everybody who wants to know that the numbers are fresh."""
    for hook in AFTER_ROUND:
        _call(hook, folder)


def _call(hook: Callable, argument: object) -> None:
    try:
        hook(argument)
    except Exception:
        logger.exception("%s failed after counting.", getattr(hook, "__qualname__", hook))
