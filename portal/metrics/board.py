"""The board: memory that all processes of a host share, with a place for each of them to write its numbers on.

A process that ends takes its numbers with it. So the parent adds those that only grow to what former processes did,
and the sums never fall.
"""

import json
import mmap
import struct
from contextlib import suppress

PLACE = 16 * 1024
HEAD = struct.Struct(
    "<QI"
)  # how often it was written, doubled; odd while it is being written. Then the length
TRIES = 5
PARENT = 0
GROWING = ("answers", "buckets", "sums", "cache_grows")


class Board:
    """Made by the parent before it forks. One writer for each place, any number of readers."""

    def __init__(self, places: int):
        self.places = places
        self._memory = mmap.mmap(-1, places * PLACE)
        self._taken = {PARENT}
        self.former: dict[str, dict[str, float]] = {}

    def take(self) -> int:
        """A place for a new child; the parent's own if all are taken, whose numbers then nobody sees."""
        place = next((number for number in range(1, self.places) if number not in self._taken), PARENT)
        self._taken.add(place)
        return place

    def leave(self, place: int) -> None:
        """A child has ended: keep what it did."""
        if place == PARENT:
            return
        for name in GROWING:
            add(self.former.setdefault(name, {}), self.read(place).get(name, {}))
        self._taken.discard(place)
        HEAD.pack_into(self._memory, place * PLACE, 0, 0)

    def write(self, place: int, numbers: dict) -> None:
        """Replace what stands at a place."""
        data, start = json.dumps(numbers, separators=(",", ":")).encode(), place * PLACE
        if len(data) > PLACE - HEAD.size:
            return
        times, _length = HEAD.unpack_from(self._memory, start)
        HEAD.pack_into(self._memory, start, times + 1, len(data))
        self._memory[start + HEAD.size : start + HEAD.size + len(data)] = data
        HEAD.pack_into(self._memory, start, times + 2, len(data))

    def read(self, place: int) -> dict:
        """What stands at a place; nothing if nobody has written, or if it is being written again and again."""
        start = place * PLACE
        for _try in range(TRIES):
            before = HEAD.unpack_from(self._memory, start)
            data = self._memory[start + HEAD.size : start + HEAD.size + before[1]]
            if before[0] % 2 == 0 and before == HEAD.unpack_from(self._memory, start):
                with suppress(ValueError):
                    return json.loads(data) if data else {}
        return {}

    def all(self) -> list[dict]:
        """What all processes have written, the parent first."""
        return [self.read(place) for place in range(self.places)]


def add(total: dict[str, float], more: dict[str, float]) -> None:
    """Add numbers under the same names."""
    for name, number in more.items():
        total[name] = total.get(name, 0) + number
