"""When something among many records cannot be counted: it is found, and only it is left out."""

from django.db import transaction

from visitors import counting, sql
from visitors.after import Folded
from visitors.batch import Batch
from visitors.records import Row

MOST_BAD = 100
"""With more bad records than that, something is wrong with the counting and not with the records."""


def count(rows: list[Row], year: int, bad: list[Row]) -> Folded:
    """Count records like ``counting.count``, half and half again where that fails; add to ``bad`` what is left."""
    try:
        return _count(rows, year)
    except sql.NOT_READY:
        raise
    except Exception:
        if len(bad) >= MOST_BAD:
            raise
    if len(rows) == 1:
        bad.append(rows[0])
        return Folded()
    middle = len(rows) // 2
    return count(rows[:middle], year, bad) + count(rows[middle:], year, bad)


def _count(rows: list[Row], year: int) -> Folded:
    batch = Batch()
    batch.add(rows)
    with transaction.atomic(using=sql.database()):
        return counting.count(batch, year)
