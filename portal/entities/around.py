"""What stands around a person or an organization: family, people, events. How each is asked for, and with how much."""

from django.db import models
from django.db.models import F

from events.models import Event
from languages.fallback import localized
from languages.registry import CODES
from organizations.models import Organization
from people.models import Person, Position

NAMESAKES, BODIES, BELOW, PEOPLE, EVENTS = 5, 60, 200, 60, 6
"""How many of each a page shows at most."""
LONG = {Person: "biography", Organization: "description", Event: "description"}


def with_page(model: type[models.Model]) -> models.QuerySet:
    """The records that have a page; private persons have none."""
    return model.objects.public() if model is Person else model.objects.all()


def in_lists(model: type[models.Model]) -> models.QuerySet:
    """The same as a list names them, without their long texts."""
    return with_page(model).defer(*texts(LONG[model]))


def texts(field: str) -> list[str]:
    """The columns of a text in all languages."""
    return [field, *(localized(field, code) for code in CODES)]


def bodies_of(organization) -> tuple[models.QuerySet, models.QuerySet]:
    """The parts of an organization, and the parts of these."""
    parts = in_lists(Organization).filter(parent__id=organization).order_by("slug")[:BODIES]
    below = in_lists(Organization).filter(parent__in=parts.values("pk")).order_by("slug")[:BELOW]
    return parts, below


def grow(parts: list[Organization], below: list[Organization]) -> None:
    """Give each part its own parts as `parts`."""
    for part in parts:
        part.parts = [body for body in below if body.parent_id == part.pk]


def people_of(organization) -> models.QuerySet:
    """The people of an organization now and before; private persons are not among them."""
    held = Position.objects.filter(organization__id=organization, person__is_private=False)
    held = held.select_related("person").defer(*texts("person__biography"))
    return held.order_by(F("ended_on").desc(nulls_first=True), *Position._meta.ordering)[:PEOPLE]


def events_with(**about) -> models.QuerySet:
    """The latest events with somebody, those to come first."""
    events = Event.objects.filter(**about).for_list().defer(*texts(LONG[Event]))
    return events.order_by("-starts_on", "-pk")[:EVENTS]
