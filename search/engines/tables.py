"""What both databases do alike: rows by key, numbers that are free, names."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from django.db import connection
from django.utils import timezone

from search.numbers import PER_SECOND, first_number, microseconds
from search.tokens import Tokens

ENTRY = ("id", "key", "kind", "language", "title", "facets", "lead", "visible_from", "visible_until")
NAME = ("id", "key", "kind", "name", "word", "fold", "loose", "visible_from", "visible_until")
AT_ONCE = 500
_LOOK = 200


class Row(NamedTuple):
    """A hit: its number, its filters, and what decides about its relevance."""

    id: int
    facets: str
    lead: str = ""


def run(statement: str, values: Sequence = ()) -> list[tuple]:
    """Ask or tell the database; a list of rows, empty where there are none."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def insert(table: str, columns: Sequence[str], rows: Iterable[Sequence]) -> None:
    """Write many rows; what is there already stays as it is."""
    marks = ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks}) ON CONFLICT DO NOTHING",
            list(rows),
        )


def marks(values: Sequence) -> str:
    """As many placeholders as values."""
    return ", ".join(["%s"] * len(values))


def in_parts(values: Iterable) -> Iterable[list]:
    """Lists that are short enough for one statement."""
    values = list(values)
    return (values[start : start + AT_ONCE] for start in range(0, len(values), AT_ONCE))


def visible() -> tuple[str, list[int]]:
    """The condition that a document may be seen now."""
    now = microseconds(timezone.now())
    return "e.visible_from <= %s AND e.visible_until > %s", [now, now]


def free_number(tokens: Tokens, table: str, taken: set[int]) -> int:
    """A number from the second of a document on that no other document has.

    Each document looks first at a place of its own within the second: two transactions that write at the same moment
    would otherwise choose the same number, and the second would wait until the first is over.
    """
    first = start = first_number(tokens.document.at)
    own = first + _own_place(tokens.document.key)
    while True:
        used = {
            row[0]
            for row in run(f"SELECT id FROM {table} WHERE id >= %s AND id < %s", [start, start + _LOOK])
        }
        places = range(start, start + _LOOK)
        if start == first:
            places = chain(range(own, first + PER_SECOND), range(first, own), places[PER_SECOND:])
        found = next((each for each in places if each not in used and each not in taken), None)
        if found is not None:
            taken.add(found)
            return found
        start += _LOOK


def _own_place(key: str) -> int:
    """Where a document looks first: neighbours by number never at the same place."""
    number = key.rpartition(":")[2]
    return int(number) % PER_SECOND if number.isdecimal() else 0
