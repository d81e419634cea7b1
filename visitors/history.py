"""Loading a history of visits for the demo edition, and taking exactly it away again.

Demo numbers stand in rows of their own (``Origin.DEMO``): real visits never mix with them, and everything
that shows numbers can say that they are included (``figures.includes_demo()``).
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from django.db import transaction
from django.utils import timezone

from visitors.invented import ROLLUPS, DemoDay, tables_of
from visitors.models import DayTotal, Origin
from visitors.rollups import add, database, move_landmark, take_turn

__all__ = ["ROLLUPS", "DemoDay", "add_demo_history", "remove_demo_history"]


def add_demo_history(invented: Iterable[DemoDay]) -> int:
    """Add invented days, given in their order, to what is there; give their number."""
    with transaction.atomic(using=database()):
        year = move_landmark(take_turn(), timezone.now().year)
        tables, peaks = tables_of(invented, year)
        for model, amounts in tables.items():
            add(model, amounts)
        _set_peaks(peaks)
    return len(peaks)


def remove_demo_history() -> int:
    """Take every invented number away and leave every counted one; give the number of rows."""
    with transaction.atomic(using=database()):
        take_turn()
        return sum(
            model.objects.using(database()).filter(origin=Origin.DEMO).delete()[0] for model in ROLLUPS
        )


def _set_peaks(peaks: dict[date, int]) -> None:
    rows = [row for row in DayTotal.objects.using(database()).filter(origin=Origin.DEMO) if row.day in peaks]
    for row in rows:
        row.peak_online, row.peak_at = peaks[row.day], datetime.combine(row.day, time(18), UTC)
    DayTotal.objects.using(database()).bulk_update(rows, ["peak_online", "peak_at"], batch_size=200)
