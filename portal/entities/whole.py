"""A person, an organization or an event with all that belongs to its page: two questions, however much that is."""

from functools import lru_cache
from typing import NamedTuple

from django.db import connections, models, router
from django.http import Http404
from django.utils import timezone

from articles.prepared import Blank, Prepared, Together, any_of
from articles.together import together
from events.models import Event, EventName
from newsroom.names import shelf
from organizations.models import Organization, OrganizationName
from people.models import Person, PersonName, Position
from portal.entities import around, news, related
from portal.entities.place import NOW, SLUG, Place, place

THING = Blank("thing")
"""However often it is in the news: each list here is cut where its index ends, so one plan is good for all."""
SAME_NAME = [Blank(f"namesake{number}") for number in range(around.NAMESAKES)]
BESIDE = 6


class Beside(NamedTuple):
    """The event of which the question is what stands beside it."""

    pk: Blank
    part_of_id: Blank | None
    venue_id: Blank | None


def person(slug: str) -> tuple[Person, dict[str, list]]:
    """Somebody who acts in public, and the lists of the page; 404 where there is nobody."""
    return _whole(Person, slug, _of_person)


def organization(slug: str) -> tuple[Organization, dict[str, list]]:
    """An organization, and the lists of its page; 404 where there is none."""
    found, lists = _whole(Organization, slug, _of_organization)
    around.grow(lists["parts"], lists.pop("below"))
    return found, lists


def event(slug: str) -> tuple[Event, dict[str, list]]:
    """An event, and the lists of its page; 404 where there is none."""
    using = router.db_for_read(Event)
    found = _first(Event, slug, using)
    asked = _of_event(connections[using].vendor, found.part_of_id is not None, found.venue_id is not None)
    return found, asked.ask(using, thing=found.pk, part_of=found.part_of_id, venue=found.venue_id)


def _whole(model: type[models.Model], slug: str, lists) -> tuple[models.Model, dict[str, list]]:
    using = router.db_for_read(model)
    found = _first(model, slug, using)
    numbers = shelf.book_of(model).namesakes(found.pk)[: len(SAME_NAME)]
    numbers += [0] * (len(SAME_NAME) - len(numbers))  # nothing has this number
    same = {blank.name: number for blank, number in zip(SAME_NAME, numbers, strict=True)}
    return found, lists(place(using)).ask(using, thing=found.pk, now=timezone.now(), **same)


def _first(model: type[models.Model], slug: str, using: str) -> models.Model:
    found = _record(model, connections[using].vendor).ask(using, slug=slug)
    if not found:
        raise Http404
    return found[0]


@lru_cache(maxsize=8)
def _record(model: type[models.Model], vendor: str) -> Prepared:
    return Prepared(around.with_page(model).for_page().filter(slug=SLUG), any_of(vendor))


@lru_cache(maxsize=64)
def _of_person(at: Place) -> Together:
    lists = {
        "positions": Position.objects.filter(person__id=THING).select_related("organization").defer(
            *around.texts("organization__description")
        ).order_by(*Position._meta.ordering),
        "names": PersonName.objects.filter(person__id=THING).order_by("name"),
        "events": around.events_with(participants__id=THING),
    }  # fmt: skip
    return together(lists | _of_both(Person, at), at.vendor)


@lru_cache(maxsize=64)
def _of_organization(at: Place) -> Together:
    parts, below = around.bodies_of(THING)
    lists = {
        "parts": parts, "below": below, "positions": around.people_of(THING),
        "names": OrganizationName.objects.filter(organization__id=THING).order_by("name"),
        "events": around.events_with(organizers__id=THING),
    }  # fmt: skip
    return together(lists | _of_both(Organization, at), at.vendor)


def _of_both(model: type[models.Model], at: Place) -> dict[str, models.QuerySet]:
    return {
        "namesakes": around.in_lists(model).filter(pk__in=SAME_NAME).order_by("slug"),
        **related.related_to(model, THING, NOW),
        **news.years_of(model, THING, at.language, NOW),
    }


@lru_cache(maxsize=8)
def _of_event(vendor: str, has_whole: bool, has_venue: bool) -> Together:
    asked = Beside(THING, Blank("part_of") if has_whole else None, Blank("venue") if has_venue else None)
    lists = {
        "organizers": around.in_lists(Organization).filter(organized_events__id=THING).order_by("slug"),
        "participants": around.in_lists(Person).filter(events__id=THING).order_by("slug"),
        "names": EventName.objects.filter(event__id=THING).order_by("name"),
        "beside": Event.objects.beside(asked).for_list()[:BESIDE],
    }
    return together(lists, vendor)
