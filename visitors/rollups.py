"""Adding to the tables of numbers, by whoever has the fold's turn."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from django.db.models import Case, F, Value, When

from visitors import rising, sql
from visitors.models import FoldTurn, PageTotal
from visitors.models.rollups import Rollup
from visitors.sql import database

Amount = Counter[str] | Sequence[float]
"""Measures by name, or all of them in the order of the model's ``MEASURES``."""

SMALLEST_SCORE = 1e-80
"""What is left of the readers of a year ago is nothing; PostgreSQL refuses numbers that are too small."""


def take_turn() -> int:
    """Wait until no other host is adding; call it first in a transaction, whose end gives the turn away.

    Changing one and the same row makes PostgreSQL wait for the other transaction, and makes SQLite take
    its write lock before anything is read. Gives the year whose first of January scores are as of.
    """
    turn = FoldTurn.objects.using(database())
    if not turn.filter(pk=1).update(turns=F("turns") + 1):
        turn.bulk_create([FoldTurn(pk=1)], ignore_conflicts=True)
        turn.filter(pk=1).update(turns=F("turns") + 1)
    return turn.values_list("score_year", flat=True).get(pk=1)


def move_landmark(old_year: int, new_year: int) -> int:
    """Bring all scores to the landmark of a new year, once it has come. Needs the turn; gives the year in force."""
    if new_year <= old_year:
        return old_year
    faded = F("score") * Value(rising.rescaling(old_year, new_year))
    too_small = SMALLEST_SCORE / rising.rescaling(old_year, new_year)
    PageTotal.objects.using(database()).filter(score__gt=0).update(
        score=Case(When(score__lt=Value(too_small), then=Value(0.0)), default=faded)
    )
    FoldTurn.objects.using(database()).filter(pk=1).update(score_year=new_year)
    return new_year


def add(model: type[Rollup], amounts: Mapping[tuple, Amount]) -> None:
    """Add measures to the rows with these keys, and make the rows that do not exist. Needs the turn."""
    defaults, new, changed = tuple(_defaults(model).values()), [], []
    names, nothing = model.MEASURES, (0,) * len(model.MEASURES)
    could_stand_alone = _check_of(names)
    for key, amount in amounts.items():
        measures = tuple([amount[name] for name in names] if isinstance(amount, dict) else amount)
        if measures == nothing:
            continue
        if could_stand_alone(measures):
            new.append((*key, *measures, *defaults))
            continue
        changed.append((*measures, *key))
        if min(measures) >= 0:
            new.append((*key, *nothing, *defaults))
    sql.upsert(model, model.KEY, new, add=(*names, *_defaults(model)))
    sql.change(model, model.KEY, changed, add=names)


def _check_of(names: Sequence[str]) -> Callable[[tuple], bool]:
    """A function that tells whether measures may be a row of their own. What may not, corrects one that stands."""
    whole = len([name for name in names if name != "score"])
    if "views" not in names:
        return lambda measures: min(measures) >= 0
    views = names.index("views")
    return lambda measures: min(measures) >= 0 and measures[views] >= max(measures[:whole])


def _defaults(model: type[Rollup]) -> dict[str, object]:
    """Columns beside key and measures that must not be empty in a new row, such as a day's peak of 0."""
    return {
        field.name: field.get_default()
        for field in model._meta.concrete_fields
        if not (field.primary_key or field.null or field.name in {*model.KEY, *model.MEASURES})
    }


__all__ = ["add", "database", "move_landmark", "take_turn"]
