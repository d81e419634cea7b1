"""Adding to the tables of numbers, by whoever has the fold's turn."""

from collections import Counter
from collections.abc import Iterator, Sequence

from django.db import router
from django.db.models import F

from visitors.models import DayTotal, FoldTurn
from visitors.models.rollups import Rollup

Amounts = dict[tuple, Counter]
CHUNK = 200
"""Rows in one statement: SQLite allows about a thousand values in it, and a row has up to five."""


def database() -> str:
    """The database that holds the numbers."""
    return router.db_for_write(DayTotal)


def take_turn() -> None:
    """Wait until no other host is adding; call it first in a transaction, whose end gives the turn away.

    Changing one and the same row makes PostgreSQL wait for the other transaction, and makes SQLite take
    its write lock before anything is read.
    """
    turn = FoldTurn.objects.using(database())
    if not turn.filter(pk=1).update(turns=F("turns") + 1):
        turn.bulk_create([FoldTurn(pk=1)], ignore_conflicts=True)
        turn.filter(pk=1).update(turns=F("turns") + 1)


def add(model: type[Rollup], amounts: Amounts) -> None:
    """Add measures to the rows with these keys, and make the rows that do not exist. Needs the turn."""
    rows = model.objects.using(database())
    for keys in chunks(sorted(amounts)):
        found = {_key(row): row for row in rows.filter(**_any_of(model, keys))}
        changed = [_sum(found.get(key) or _new(model, key), amounts[key]) for key in keys]
        rows.bulk_create(
            changed,
            update_conflicts=True,
            unique_fields=list(model.KEY),
            update_fields=list(model.MEASURES),
            batch_size=CHUNK // 2,
        )


def chunks(items: Sequence) -> Iterator[Sequence]:
    """Cut a list into pieces that fit into one statement."""
    for start in range(0, len(items), CHUNK):
        yield items[start : start + CHUNK]


def _any_of(model: type[Rollup], keys: Sequence[tuple]) -> dict[str, set]:
    """A filter that finds all these rows; it may find more, the caller picks by key."""
    return {
        f"{name}__in": set(values) for name, values in zip(model.KEY, zip(*keys, strict=True), strict=True)
    }


def _new(model: type[Rollup], key: tuple) -> Rollup:
    return model(**dict(zip(model.KEY, key, strict=True)))


def _key(row: Rollup) -> tuple:
    return tuple(getattr(row, name) for name in row.KEY)


def _sum(row: Rollup, measures: Counter) -> Rollup:
    row.pk = None  # written by its key, so that a new row and an old one take the same way
    for name in row.MEASURES:
        setattr(row, name, getattr(row, name) + measures[name])
    return row
