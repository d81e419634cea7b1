"""Whatever names the record that goes names the one that stays; what was there twice is there once."""

from django.core.exceptions import ValidationError
from django.db import models

from newsroom.merging.columns import values_of
from newsroom.merging.journal import Journal
from newsroom.merging.relations import links, pointers, rows


def move_everything(kept: models.Model, gone: models.Model, journal: Journal) -> None:
    """Move links first, then rows."""
    for name in links(type(kept)):
        _move_links(name, kept, gone, journal)
    move_rows(kept, gone, journal)


def _move_links(name: str, kept: models.Model, gone: models.Model, journal: Journal) -> None:
    old, new = getattr(gone, name), getattr(kept, name)
    apart = {kept.pk, gone.pk} if old.model is type(kept) else set()  # nothing is linked with itself
    theirs = sorted(set(old.order_by().values_list("pk", flat=True)) - apart)
    if not theirs:
        return
    shared = set(new.filter(pk__in=theirs).order_by().values_list("pk", flat=True))
    # The managers tell everybody who listens, the search index too; one step for all.
    new.add(*(pk for pk in theirs if pk not in shared))
    old.clear()
    journal.linked(name, [pk for pk in theirs if pk not in shared], sorted(shared))


def move_rows(kept: models.Model, gone: models.Model, journal: Journal) -> None:
    """Row by row, so that each is saved or deleted as if by hand. A row that the kept record has too is dropped."""
    for field in pointers(type(kept)):
        for row in rows(field, gone):
            if row.pk == kept.pk and field.model is type(kept):
                continue
            values = values_of(row)
            setattr(row, field.attname, kept.pk)
            twin = _twin(row, values, field)
            if twin:
                move_everything(twin, row, journal)
            if twin or _is_taken(row, field):
                journal.dropped(row, values)
                row.delete()
            else:
                row.save(update_fields=[field.name])
                journal.moved(field, row.pk, gone.pk, kept.pk)


def _twin(row: models.Model, values: dict, field: models.ForeignKey) -> models.Model | None:
    """A row of the kept record that says the same in every column."""
    said = {name: value for name, value in values.items() if name not in {"id", field.attname}}
    same = type(row)._base_manager.filter(**{field.attname: getattr(row, field.attname)}, **said)
    return same.exclude(pk=row.pk).first()


def _is_taken(row: models.Model, field: models.ForeignKey) -> bool:
    """Whether the database would refuse the row, because the kept record has one like it."""
    rules = [
        rule
        for rule in row._meta.constraints
        if isinstance(rule, models.UniqueConstraint) and field.name in rule.fields
    ]
    try:
        for rule in rules:
            rule.validate(type(row), row)
    except ValidationError:
        return True
    one_to_one = field.unique and type(row)._base_manager.filter(
        **{field.attname: getattr(row, field.attname)}
    )
    return bool(one_to_one) and one_to_one.exclude(pk=row.pk).exists()
