"""What can be merged. A kind is called as its pages are: ``people``, ``organizations``, ``events``."""

from django.db import models

from events.models import Event
from organizations.models import Organization
from people.models import Person

KINDS: dict[str, type[models.Model]] = {"people": Person, "organizations": Organization, "events": Event}


def kind_of(record: models.Model) -> str:
    """The kind of a record; KeyError for one that is never merged."""
    return {model: kind for kind, model in KINDS.items()}[type(record)]


def may_merge(user, kind: str) -> bool:
    """Whether a colleague may merge such records: who may delete one, for one of two is deleted."""
    model = KINDS[kind]._meta
    return all(user.has_perm(f"{model.app_label}.{verb}_{model.model_name}") for verb in ("change", "delete"))
