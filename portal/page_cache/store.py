"""All pages that this process keeps, and which of them a change makes wrong."""

from collections.abc import Iterable
from threading import Lock

from portal.page_cache.entries import Entry, Packed
from portal.page_cache.purges import EVERYTHING, PurgeLog
from portal.page_cache.shelf import Shelf

STORY = "articles.article:"
RARE_PART = 8
"""What nobody misses much gets one part in so many: however many addresses somebody invents, pages stay."""


class Store:
    """Pages by address and by what they are made of. Reading takes no lock."""

    def __init__(self, budget: int):
        self.lock = Lock()
        self.purges = PurgeLog()
        self.pages, self.rare = Shelf(budget - budget // RARE_PART), Shelf(budget // RARE_PART)
        self.made_of: dict[str, set[Entry]] = {}
        self.purged = 0

    def numbers(self) -> dict[str, int]:
        """How much it holds, and how much changes have made wrong."""
        shelves = (self.pages, self.rare)
        return {
            "entries": sum(len(shelf.entries) for shelf in shelves),
            "bytes": sum(shelf.size for shelf in shelves),
            "purged": self.purged,
        }

    def get(self, key: tuple) -> Entry | None:
        """The page of an address, however old."""
        return self.pages.entries.get(key) or self.rare.entries.get(key)

    def moment(self) -> int:
        """To be asked before a page is being made, and handed to `put` with it."""
        return self.purges.number

    def put(self, entry: Entry, *, since: int) -> bool:
        """Keep a page whose making began at a moment; False if something in it has changed since."""
        with self.lock:
            if self.purges.touched(entry.keep.keys, since):
                return False
            other, own = (self.pages, self.rare) if entry.is_rare else (self.rare, self.pages)
            for key in entry.keep.keys:
                self.made_of.setdefault(key, set()).add(entry)
            if former := other.take(entry.key):
                self._forget(former)
            for gone in own.put(entry):
                self._forget(gone)
        return True

    def packed(self, entry: Entry, encoding: str) -> Packed:
        """A page in a packing that nobody has asked for yet; it takes more room then."""
        known = tuple(entry.packings.values())
        packed = entry.packed(encoding)
        if packed not in known:
            self._grow(entry, len(packed.body))
        return packed

    def _grow(self, entry: Entry, size: int) -> None:
        with self.lock:
            shelf = self.rare if entry.is_rare else self.pages
            shelf.grow(entry, size)
            for gone in shelf.make_room():
                self._forget(gone)

    def purge(self, keys: Iterable[str]) -> int:
        """Never again show a page that is made of one of these, and say how many that were.

        What shows a changed story goes for good, and so does a page about the changed thing itself, and files for
        programs: what was withdrawn stays away even if the database fails next. Other pages, such as lists that a
        story has joined, are kept for such an outage, until a newer one is made.
        """
        keys = frozenset(keys)
        with self.lock:
            self.purges.note(keys)
            wrong = {entry for key in keys for entry in self.made_of.get(key, ())}
            for entry in wrong:
                entry.expire()
                if _is_gone(entry, keys):
                    self._drop(entry)
            self.purged += len(wrong)
        return len(wrong)

    def purge_all(self) -> int:
        """Forget every page."""
        with self.lock:
            self.purges.note(EVERYTHING)
            entries = [*self.pages.entries.values(), *self.rare.entries.values()]
            for entry in entries:
                entry.expire()
                self._drop(entry)
            self.purged += len(entries)
        return len(entries)

    def drop(self, entry: Entry) -> None:
        """Forget one page."""
        with self.lock:
            self._drop(entry)

    def _drop(self, entry: Entry) -> None:
        shelf = self.rare if entry.is_rare else self.pages
        if shelf.entries.get(entry.key) is entry:
            shelf.take(entry.key)
        self._forget(entry)

    def _forget(self, entry: Entry) -> None:
        for key in entry.keep.keys:
            if entries := self.made_of.get(key):
                entries.discard(entry)
                if not entries:
                    del self.made_of[key]


def _is_gone(entry: Entry, changed: frozenset[str]) -> bool:
    keep = entry.keep
    if not keep.language or keep.page in changed:
        return True
    return any(key.startswith(STORY) for key in changed.intersection(keep.keys))
