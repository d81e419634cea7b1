"""What the kept record did not say, it learns from the other one. Nothing that stands there is overwritten."""

from django.db import models
from django.utils.html import strip_tags

from languages.fallback import localized
from languages.registry import CODES
from newsroom.merging.columns import columns
from newsroom.merging.journal import Journal
from newsroom.merging.names import FIELDS
from newsroom.merging.relations import above, own_pointers


def fillable(model: type[models.Model]) -> list[models.Field]:
    """Words and references. Not the address, nor what is chosen from a list, nor dates: half of one is a wrong one."""
    return [
        field
        for field in columns(model)
        if field.editable
        and not field.unique
        and not field.choices
        and isinstance(field, (models.CharField, models.TextField, models.ForeignKey))
    ]


def is_empty(value: object) -> bool:
    """Nothing, or an editor that was opened and left."""
    return value is None or (isinstance(value, str) and not strip_tags(value).strip())


def fill(kept: models.Model, values: dict, journal: Journal, *, with_names: bool) -> list[str]:
    """Fill what is empty; give back which columns, not saved yet. A name that is spelt wrongly fills nothing."""
    circles = {field.name for field in own_pointers(type(kept))}
    filled = []
    names = set() if with_names else {localized(field, code) for field in FIELDS for code in CODES}
    for field in fillable(type(kept)):
        if field.name in names:
            continue
        old, new = getattr(kept, field.attname), values[field.attname]
        if not is_empty(old) or is_empty(new) or (field.name in circles and _closes_circle(kept, field, new)):
            continue
        setattr(kept, field.attname, new)
        journal.filled(field.attname, old, new)
        filled.append(field.attname)
    return filled


def _closes_circle(kept: models.Model, field: models.ForeignKey, new: int) -> bool:
    other = type(kept)._base_manager.filter(pk=new).first()
    return other is None or other.pk == kept.pk or kept.pk in above(other, field)


def step_aside(kept: models.Model, gone: models.Model, journal: Journal) -> list[str]:
    """What stood below the record that goes takes its place: an organization cannot be part of itself."""
    changed = []
    for field in own_pointers(type(kept)):
        if gone.pk in above(kept, field):
            old, new = getattr(kept, field.attname), getattr(gone, field.attname)
            setattr(kept, field.attname, new)
            journal.filled(field.attname, old, new)
            changed.append(field.attname)
    return changed
