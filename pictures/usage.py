"""Where a picture is used: asked of every relation there is, so that no room has to tell this one."""

from django.db import models
from django.db.models import Exists, OuterRef

from pictures.models import Picture


def relations() -> list[models.ManyToOneRel]:
    """The columns of other tables that name a picture."""
    fields = Picture._meta.get_fields(include_hidden=True)
    return [one for one in fields if one.auto_created and not one.concrete and one.one_to_many]


def unused(pictures: models.QuerySet) -> models.QuerySet:
    """Those of these pictures that nothing shows."""
    for relation in relations():
        rows = relation.related_model._base_manager.filter(**{relation.field.name: OuterRef("pk")})
        pictures = pictures.filter(~Exists(rows))
    return pictures


def users_of(picture: Picture) -> dict[type[models.Model], models.QuerySet]:
    """Everything that shows a picture, by kind: a row of a gallery counts as the story that it belongs to."""
    found = {}
    for relation in relations():
        rows = relation.related_model._base_manager.filter(**{relation.field.name: picture})
        owner = _owner(relation)
        if owner:
            rows = owner.related_model._base_manager.filter(pk__in=rows.values(owner.attname))
        kind = rows.model
        found[kind] = found[kind] | rows if kind in found else rows
    return found


def _owner(relation: models.ManyToOneRel) -> models.ForeignKey | None:
    """What a row only links to the picture: it belongs to the record that disappears with it."""
    others = [field for field in relation.related_model._meta.concrete_fields
              if field.many_to_one and field is not relation.field and not field.null]  # fmt: skip
    is_link = relation.on_delete is models.CASCADE
    return others[0] if is_link and others else None
