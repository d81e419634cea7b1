"""The columns of a record as they are stored, in every language, and back again."""

from django.db import models


def columns(model: type[models.Model]) -> list[models.Field]:
    """Every column that holds something of its own; the first one of a translated field only repeats another."""
    fields = model._meta.concrete_fields
    repeating = {field.translated_field.name for field in fields if hasattr(field, "translated_field")}
    return [field for field in fields if field.name not in repeating]


def values_of(record: models.Model) -> dict:
    """What the database holds of a record now, by column."""
    names = [field.attname for field in columns(type(record))]
    return type(record)._base_manager.filter(pk=record.pk).values(*names).get()


def record_from(model: type[models.Model], values: dict) -> models.Model:
    """A record as it was; not saved."""
    known = {field.attname: field for field in columns(model)}
    return model(**{name: known[name].to_python(value) for name, value in values.items() if name in known})
