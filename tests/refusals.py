"""Prove that the database itself refuses, whatever forms and models would have said before."""

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction


def refused(name: str, action) -> None:
    """Assert that the action fails by the constraint of this name and by no other."""
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        action()
    message = str(caught.value)
    assert name in message or _sqlite_says(name) in message, message


def change(record, **values):
    """An action that changes a record behind the back of its model."""
    return lambda: type(record)._base_manager.filter(pk=record.pk).update(**values)


def _sqlite_says(name: str) -> str:
    """SQLite names the columns of a unique constraint, not the constraint."""
    model, rule = next(
        (model, rule) for model in apps.get_models() for rule in model._meta.constraints if rule.name == name
    )
    if not isinstance(rule, models.UniqueConstraint):
        return name
    columns = (model._meta.get_field(field).column for field in rule.fields)
    return "UNIQUE constraint failed: " + ", ".join(f"{model._meta.db_table}.{column}" for column in columns)
