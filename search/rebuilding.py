"""Making the index anew while readers go on finding.

Tables are filled beside those in use, and exchanged with them in one transaction. Killed before that, the old index
goes on answering, and the next rebuilding starts afresh. What is written or removed meanwhile goes into the old
tables and is noted (`search_change`): before the exchange it is carried over.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from django.db import transaction

from search import names
from search.documents import Document
from search.engines import engine, rebuilding
from search.numbers import PER_SECOND, first_number

NEXT = "_next"
AT_ONCE = 500


def rebuild(
    documents: Iterable[Document],
    *,
    total: int | None = None,
    progress: Callable[[int, int | None], None] = lambda done, total: None,
) -> int:
    """Make the index anew from all documents; how many they were.

    `progress` is told now and then how many are done, and the `total` as it was given.
    Two rebuildings at once are refused by the database: the one that began first fails.
    """
    prepared, own, numbers, count = engine().prepared, rebuilding(), Numbers(), 0
    own.prepare(NEXT)
    for batch in _batches(documents):
        fresh = [document for document in batch if numbers.is_new(document.key)]
        with transaction.atomic():
            own.fill([(numbers.take(each), prepared(each)) for each in fresh], NEXT)
            names.write(fresh, NEXT)
        count += len(fresh)
        progress(count, total)
    own.complete(NEXT)
    names.prune()
    return count


class Numbers:
    """Numbers for documents that go into an empty table, in the memory of this process."""

    def __init__(self):
        self._taken: set[int] = set()
        self._after: dict[int, int] = {}
        self._keys: set[int] = set()

    def is_new(self, key: str) -> bool:
        """Whether this key comes for the first time; a second document of it would be refused."""
        mark = hash(key)
        is_new = mark not in self._keys
        self._keys.add(mark)
        return is_new

    def take(self, document: Document) -> int:
        """The first free number from the second of the document on."""
        first = first_number(document.at)
        number = self._after.get(first, first)
        while number in self._taken:
            number += 1
        self._taken.add(number)
        if number - first >= PER_SECOND // 2:  # a crowd: remember where it ends
            self._after[first] = number + 1
        return number


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    rest = iter(documents)
    while batch := list(islice(rest, AT_ONCE)):
        yield batch
