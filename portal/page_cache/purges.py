"""What has changed lately: a page whose making began before a change of what it shows must not be kept."""

from collections import deque
from collections.abc import Collection, Iterable

REMEMBERED = 4000
EVERYTHING = frozenset(("*",))


class PurgeLog:
    """The last changes with their numbers. Asked and written under the lock of the store."""

    def __init__(self):
        self.number = 0
        self.recent: deque[tuple[int, frozenset[str]]] = deque(maxlen=REMEMBERED)

    def note(self, keys: Iterable[str]) -> None:
        """Write a change down."""
        self.number += 1
        self.recent.append((self.number, frozenset(keys)))

    def touched(self, keys: Collection[str], since: int) -> bool:
        """Whether any of these has changed after a number. Where memory does not reach back so far: yes."""
        if since < self.number - len(self.recent):
            return True
        for number, changed in reversed(self.recent):
            if number <= since:
                return False
            if changed is EVERYTHING or not changed.isdisjoint(keys):
                return True
        return False
