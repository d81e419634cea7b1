"""Kept pages within so many bytes: what was not asked for lately goes first."""

from portal.page_cache.entries import Entry


class Shelf:
    """Pages in the order in which they came; one that was asked for in the meantime stays a round longer.

    That is nearly "least recently used", and asking costs no lock: the reader's thread only sets a mark.
    Everything else happens under the lock of the store.
    """

    def __init__(self, budget: int):
        self.budget, self.size = budget, 0
        self.entries: dict[tuple, Entry] = {}

    def put(self, entry: Entry) -> list[Entry]:
        """Take a page in, and give back those that had to go. One that is too big for the shelf goes itself."""
        gone = [old] if (old := self.take(entry.key)) else []
        if entry.size > self.budget // 4:
            return [*gone, entry]
        self.entries[entry.key] = entry
        self.size += entry.size
        return gone + self.make_room()

    def grow(self, entry: Entry, size: int) -> None:
        """Note that a page on the shelf has become bigger."""
        if self.entries.get(entry.key) is entry:
            entry.size += size
            self.size += size

    def take(self, key: tuple) -> Entry | None:
        """Take a page out."""
        entry = self.entries.pop(key, None)
        if entry is not None:
            self.size -= entry.size
        return entry

    def make_room(self) -> list[Entry]:
        """Let go until what is left fits."""
        gone = []
        while self.size > self.budget:
            entry = self.entries.pop(next(iter(self.entries)))
            if entry.is_used:
                entry.is_used = False
                self.entries[entry.key] = entry  # to the end of the queue
            else:
                self.size -= entry.size
                gone.append(entry)
        return gone
