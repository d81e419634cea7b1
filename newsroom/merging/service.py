"""Merge two records of the same thing. One transaction: a merge that is interrupted has not begun."""

from hashlib import blake2b

from django.db import models, transaction

from languages.names import NameKind
from newsroom.merging.columns import values_of
from newsroom.merging.errors import NotThere, PrivateAndPublic, RecordsChanged, SameRecord
from newsroom.merging.filling import fill, step_aside
from newsroom.merging.journal import Journal
from newsroom.merging.kinds import kind_of
from newsroom.merging.moving import move_everything
from newsroom.merging.names import give_names
from newsroom.merging.relations import links, pointers, rows
from newsroom.models import Merge


@transaction.atomic
def merge(kept: models.Model, gone: models.Model, *, by, called=NameKind.ALIAS, seen: str = "") -> Merge:
    """Make one record of two: everything that named `gone` names `kept`, and `gone` is deleted.

    `called`: what sort of other name the names of `gone` become. `seen`: the `state_of` both that the editor looked
    at; if it is another one by now, `RecordsChanged`. Other reasons to refuse are in `errors`, nothing is done then.
    """
    if type(kept) is not type(gone) or kept.pk == gone.pk:
        raise SameRecord
    kept, gone = locked(type(kept), kept.pk, gone.pk)
    if seen and seen != state_of(kept, gone):
        raise RecordsChanged
    if getattr(kept, "is_private", False) != getattr(gone, "is_private", False):
        raise PrivateAndPublic
    journal, values, name, slug = Journal(), values_of(gone), str(gone), gone.slug
    changed = step_aside(kept, gone, journal)
    changed += fill(kept, values, journal, with_names=called != NameKind.MISSPELLING)
    move_everything(kept, gone, journal)
    give_names(kept, values, called, journal)
    gone.delete()
    journal.gone(values)
    kept.save(update_fields=changed or ["slug"])  # also where nothing was filled: whoever listens hears of it
    return Merge.objects.create(
        kind=kind_of(kept), kept=kept.pk, gone=values["id"], kept_name=str(kept)[:250], gone_name=name[:250],
        gone_slug=slug, steps=journal.steps, by=by,
    )  # fmt: skip


def locked(model: type[models.Model], *numbers: int) -> list[models.Model]:
    """The records, held so that nobody else merges them now; always in the same order, so that two never wait."""
    held = model._base_manager.select_for_update().filter(pk__in=numbers).order_by("pk").in_bulk()
    if len(held) < len(set(numbers)):
        missing = next(number for number in numbers if number not in held)
        merged = Merge.objects.in_force().filter(kind=kind_of(model()), gone=missing).first()
        raise NotThere(merged)
    return [held[number] for number in numbers]


def state_of(*records: models.Model) -> str:
    """A mark that changes with the words of the records and with whatever names them."""
    told = []
    for record in sorted(records, key=lambda record: record.pk):
        told.append(sorted((name, str(value)) for name, value in values_of(record).items()))
        told += [list(rows(field, record).values_list("pk", flat=True)) for field in pointers(type(record))]
        told += [
            sorted(getattr(record, name).order_by().values_list("pk", flat=True))
            for name in links(type(record))
        ]
    return blake2b(repr(told).encode(errors="replace"), digest_size=12).hexdigest()
