"""Everything in the database that names a record, found by asking the models: a new table needs no new line here."""

from django.db import models


def pointers(model: type[models.Model]) -> list[models.ForeignKey]:
    """Columns of other tables (or of its own) that hold the number of a record, hidden ones too."""
    return [
        relation.field
        for relation in model._meta.get_fields(include_hidden=True)
        if (relation.one_to_many or relation.one_to_one)
        and relation.auto_created
        and not relation.concrete
        and not relation.related_model._meta.auto_created
    ]


def links(model: type[models.Model]) -> list[str]:
    """The names under which a record gives what it is linked with, both ways; tables with a model are pointers."""
    own = [field.name for field in model._meta.many_to_many if _is_plain(field.remote_field)]
    return own + [
        relation.get_accessor_name()
        for relation in model._meta.get_fields(include_hidden=True)
        if relation.many_to_many and relation.auto_created and _is_plain(relation)
    ]


def _is_plain(relation) -> bool:
    return bool(relation.through._meta.auto_created)


def rows(field: models.ForeignKey, record: models.Model) -> models.QuerySet:
    """The rows that hold the number of the record in this column."""
    return field.model._base_manager.filter(**{field.name: record.pk}).order_by("pk")


def own_pointers(model: type[models.Model]) -> list[models.ForeignKey]:
    """Columns by which a record names another one of its own kind, such as what it is part of."""
    return [field for field in pointers(model) if field.model is model]


def above(record: models.Model, field: models.ForeignKey) -> set[int]:
    """The numbers of everything above a record, up to the top or to where a circle closes."""
    found: set[int] = set()
    number = getattr(record, field.attname)
    while number is not None and number not in found:
        found.add(number)
        number = field.model._base_manager.filter(pk=number).values_list(field.attname, flat=True).first()
    return found
