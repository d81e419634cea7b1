"""All that can be found, one piece after the other, for an index that is made anew.

A million stories need no more memory than a thousand: rows are read by number, a few hundred at a time.
"""

from collections.abc import Iterator

from portal.search import records, stories
from portal.search.records import KINDS, Kind
from search.documents import Document

AT_ONCE = 500


def documents() -> Iterator[Document]:
    """Records first, for there are few: names are found again while stories are still being read."""
    for kind in KINDS.values():
        yield from _records(kind)
    yield from _stories()


def how_many() -> int:
    """How many there are about; it says how far the work has come."""
    return stories.expected().count() + sum(kind.public().count() for kind in KINDS.values())


def _records(kind: Kind) -> Iterator[Document]:
    for pks in _numbers(kind.public()):
        yield from records.documents(kind, pks)


def _stories() -> Iterator[Document]:
    for pks in _numbers(stories.expected()):
        yield from stories.documents(stories.expected().filter(pk__in=pks))


def _numbers(rows) -> Iterator[list[int]]:
    """The numbers of all rows in pieces. What is added meanwhile comes last, and who adds it indexes it as well."""
    last = 0
    while pks := list(rows.order_by("pk").filter(pk__gt=last).values_list("pk", flat=True)[:AT_ONCE]):
        yield pks
        last = pks[-1]
