"""Which replica may answer a reader now: one that answers, and that has everything the caches were told of.

When a change is heard of, no replica is believed until it has been seen to have it. So a page that is made anew after
a correction never shows the old words, and one that was withdrawn does not come back from a copy that lags behind.
"""

from dataclasses import dataclass
from itertools import count
from time import monotonic
from typing import NamedTuple

BELIEVED = 10.0  # seconds after its last good answer, and after the moment whose changes it is known to have
_turns = count()


class Goal(NamedTuple):
    """A place in the log of the database (a WAL position), and how much had been heard of when it was noted."""

    place: int
    change: int
    noted_at: float


@dataclass
class Member:
    """What is known of a replica."""

    goal: Goal | None = None
    has_change: int = -1
    as_of: float = 0.0
    answered_at: float = 0.0
    is_there: bool = False


class Fleet:
    """The replicas, as one process knows them."""

    def __init__(self, aliases: list[str]):
        self.members = {alias: Member() for alias in aliases}
        self.change = 0
        self.primary_is_away = False

    def heard_of_change(self) -> None:
        """Believe no replica until it has been seen to have all that is in the database by now."""
        self.change += 1

    def choose(self, now: float | None = None) -> str | None:
        """A replica that may answer, each in its turn; None: ask the database itself."""
        now = monotonic() if now is None else now
        good = [alias for alias, member in self.members.items() if self._is_good(member, now)]
        return good[next(_turns) % len(good)] if good else None

    def lost(self, alias: str) -> None:
        """A reader's question failed there."""
        self.members[alias].is_there = False

    def learn(self, alias: str, goal: Goal | None, place: int | None, now: float) -> None:
        """Take in how far a replica is (None: no answer), and how far the database was just before (None: the same)."""
        member = self.members[alias]
        member.is_there = place is not None
        if place is None:
            return
        member.answered_at = now
        if goal and (member.goal is None or member.goal.change != goal.change):
            member.goal = goal
        if member.goal and place >= member.goal.place:
            member.has_change, member.as_of = member.goal.change, member.goal.noted_at
            member.goal = None

    def is_waiting(self) -> bool:
        """Whether a replica that answers is only kept from readers by what it has not got yet."""
        return any(member.is_there and member.has_change != self.change for member in self.members.values())

    def _is_good(self, member: Member, now: float) -> bool:
        # While the database itself is away nothing new can happen, and a copy does not grow old.
        is_fresh = self.primary_is_away or now - member.as_of < BELIEVED
        return (
            member.is_there
            and member.has_change == self.change
            and now - member.answered_at < BELIEVED
            and is_fresh
        )
