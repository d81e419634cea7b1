"""Two records side by side: what each says, and what names it."""

from dataclasses import dataclass

from django.db import models
from django.utils.html import strip_tags
from django.utils.text import Truncator

from languages.registry import own_name_of, tag_of
from newsroom.merging.filling import fillable, is_empty
from newsroom.merging.relations import links, pointers, rows

LONGEST = 160


@dataclass(frozen=True, slots=True)
class Line:
    """One field of both."""

    label: str
    language: str
    tag: str
    texts: tuple[str, str]


def lines(one: models.Model, other: models.Model) -> list[Line]:
    """Every field that at least one of the two has filled in."""
    found = []
    for field in fillable(type(one)):
        texts = tuple(_text(record, field) for record in (one, other))
        if any(texts):
            code = getattr(field, "language", "") or ""
            original = getattr(field, "translated_field", field)
            found.append(
                Line(str(original.verbose_name), own_name_of(code), tag_of(code) if code else "", texts)
            )
    return found


def _text(record: models.Model, field: models.Field) -> str:
    if is_empty(getattr(record, field.attname)):
        return ""
    return Truncator(strip_tags(str(getattr(record, field.name)))).chars(LONGEST)


def connections(one: models.Model, other: models.Model) -> list[tuple[str, int, int]]:
    """What names the two: stories, bylines, positions …, and how many of each."""
    counts: dict[str, list[int]] = {}
    for place, record in enumerate((one, other)):
        for label, number in _counted(record):
            counts.setdefault(label, [0, 0])[place] += number
    return [(label, *numbers) for label, numbers in counts.items() if any(numbers)]


def _counted(record: models.Model):
    for name in links(type(record)):
        manager = getattr(record, name)
        yield str(manager.model._meta.verbose_name_plural), manager.count()
    for field in pointers(type(record)):
        yield str(field.model._meta.verbose_name_plural), rows(field, record).count()


def moved(steps: list[dict], model: type[models.Model]) -> list[tuple[str, int]]:
    """What a merge has moved, for the log: stories, bylines, positions …, and how many of each."""
    from django.apps import apps

    found: dict[str, int] = {}
    for step in steps:
        if step["step"] == "linked":
            label, number = (
                model._meta.get_field(_field_of(model, step["name"])).related_model,
                len(step["others"]) + len(step["shared"]),
            )
        elif step["step"] in {"moved", "dropped", "named"}:
            label, number = apps.get_model(step["model"]), len(step.get("rows", [0]))
        else:
            continue
        name = str(label._meta.verbose_name_plural)
        found[name] = found.get(name, 0) + number
    return list(found.items())


def _field_of(model: type[models.Model], name: str) -> str:
    return next(
        field.name
        for field in model._meta.get_fields()
        if name in {field.name, getattr(field, "get_accessor_name", lambda: "")()}
    )
