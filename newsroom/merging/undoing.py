"""Undo a merge: give back the record, and its links as far as nobody has changed them since."""

from collections.abc import Iterator

from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from languages.slugs import unique_slug
from newsroom.merging.columns import record_from
from newsroom.merging.errors import CannotUndo
from newsroom.merging.kinds import KINDS
from newsroom.models import Merge


@transaction.atomic
def undo(merge: Merge, *, by) -> list[str]:
    """Take a merge back; give back, in words for the editor, what could not be given back."""
    merge = Merge.objects.select_for_update().get(pk=merge.pk)
    if merge.undone_at:
        raise CannotUndo(_("This merge has been undone already."))
    kept = KINDS[merge.kind]._base_manager.select_for_update().filter(pk=merge.kept).first()
    if kept is None:
        raise CannotUndo(_why_kept_is_missing(merge))
    left = [
        sentence for step in reversed(merge.steps) for sentence in UNDO[step["step"]](step, kept, merge.gone)
    ]
    kept.save()
    merge.undone_at, merge.undone_by = timezone.now(), by
    merge.save(update_fields=["undone_at", "undone_by"])
    return left


def _why_kept_is_missing(merge: Merge) -> str:
    further = Merge.objects.in_force().filter(kind=merge.kind, gone=merge.kept).first()
    if further:
        text = _("“%(name)s” was itself merged into “%(other)s” later. Undo that first.")
        return text % {"name": merge.kept_name, "other": further.kept_name}
    return _("“%(name)s”, which was kept, does not exist any more.") % {"name": merge.kept_name}


def _gone(step: dict, kept: models.Model, gone: int) -> Iterator[str]:
    model = type(kept)
    record = record_from(model, step["values"])
    free = unique_slug(record.slug, lambda slug: model._base_manager.filter(slug=slug).exists())
    for field in model._meta.concrete_fields:
        if field.is_relation and not _is_there(field, getattr(record, field.attname)):
            setattr(record, field.attname, None)
            yield _("%(what)s: does not exist any more.") % {"what": field.verbose_name}
    if free != record.slug:
        yield _("The address “%(slug)s” belongs to another record now.") % {"slug": record.slug}
    record.slug = free
    record.save(force_insert=True)


def _is_there(field: models.ForeignKey, number: int | None) -> bool:
    return number is None or field.related_model._base_manager.filter(pk=number).exists()


def _named(step: dict, kept: models.Model, gone: int) -> Iterator[str]:
    found = kept.other_names.filter(pk=step["row"], name=step["name"], kind=step["kind"]).first()
    if found:
        found.delete()
    else:
        yield _("The other name “%(name)s” was changed since and stays as it is.") % {"name": step["name"]}


def _filled(step: dict, kept: models.Model, gone: int) -> Iterator[str]:
    field = kept._meta.get_field(_field_name(kept, step["field"]))
    if getattr(kept, step["field"]) == step["new"]:
        setattr(kept, step["field"], step["old"])
    else:
        yield _("%(what)s: changed since, and stays as it is.") % {"what": field.verbose_name}


def _field_name(record: models.Model, column: str) -> str:
    return next(field.name for field in record._meta.concrete_fields if field.attname == column)


def _linked(step: dict, kept: models.Model, gone: int) -> Iterator[str]:
    now = getattr(kept, step["name"])
    wanted = [*step["others"], *step["shared"]]
    still = set(now.filter(pk__in=wanted).order_by().values_list("pk", flat=True))
    getattr(type(kept)._base_manager.get(pk=gone), step["name"]).add(*sorted(still))
    now.remove(*(pk for pk in step["others"] if pk in still))
    if lost := len(wanted) - len(still):
        text = _("%(what)s: %(number)d of the links were taken away since and are not brought back.")
        yield text % {"what": now.model._meta.verbose_name_plural, "number": lost}


def _moved(step: dict, kept: models.Model, gone: int) -> Iterator[str]:
    model = apps.get_model(step["model"])
    field = model._meta.get_field(
        next(f.name for f in model._meta.concrete_fields if f.attname == step["field"])
    )
    ours = model._base_manager.filter(pk__in=step["rows"], **{step["field"]: step["new"]})
    found = list(ours.order_by("pk"))
    for row in found:
        setattr(row, step["field"], step["old"])
        row.save(update_fields=[field.name])
    if lost := len(step["rows"]) - len(found):
        text = _("%(what)s: %(number)d were changed or deleted since and stay as they are.")
        yield text % {"what": model._meta.verbose_name_plural, "number": lost}


def _dropped(step: dict, kept: models.Model, gone: int) -> Iterator[str]:
    model = apps.get_model(step["model"])
    row = record_from(model, step["values"])
    parts = [field for field in model._meta.concrete_fields if field.is_relation]
    try:
        if not all(_is_there(field, getattr(row, field.attname)) for field in parts):
            raise IntegrityError
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        yield _("%(what)s: one row cannot be brought back.") % {"what": model._meta.verbose_name_plural}


UNDO = {
    "gone": _gone, "named": _named, "filled": _filled, "linked": _linked, "moved": _moved, "dropped": _dropped,
}  # fmt: skip
