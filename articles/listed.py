"""The stories about one thing as their list asks for them, page by page, in questions that are worded once."""

from functools import cached_property, lru_cache

from django.db import connections, router
from django.db.models import DateTimeField, QuerySet
from django.utils import timezone

from articles import lists
from articles.cards import Card, Cards
from articles.lists import Capped
from articles.models import Edition
from articles.prepared import Blank, Wording, any_of, worded
from articles.standins import chain_of
from languages.registry import enabled

NOW, THING = Blank("now", DateTimeField()), Blank("thing", decisive=True)


class Stories:
    """What readers of a language get about a thing, newest first. A paginator takes slices of it."""

    ordered = True

    def __init__(self, language: str, about: str, thing: int):
        """`about`: the way from an edition to the things, such as ``article__section``."""
        self._using = using = router.db_for_read(Edition)
        self._place = (connections[using].vendor, language, chain_of(language), enabled(), about)
        self._given = {"now": timezone.now(), "thing": thing}

    def __getitem__(self, places: slice) -> list[Card]:
        if places.start == places.stop:  # the only page of an empty list
            return []
        return _cards(*self._place, places.start, places.stop).ask(self._using, **self._given)

    def count(self, most: int) -> int:
        """How many there are; nobody counts further than so many."""
        ((number,),) = _count(*self._place, most).rows(self._using, self._given)
        return number


class Pages(Capped):
    """Pages of `Stories`."""

    @cached_property
    def _found(self) -> int:
        return self.object_list.count(lists.MOST + 1)


@lru_cache(maxsize=256)
def _cards(vendor: str, language: str, chain, on, about: str, start: int, stop: int) -> Cards:
    """`chain` and `on`, the stand-ins and the languages that are switched on, are part of the wording."""
    stories = _stories(language, about).newest_first()[start:stop]
    return Cards(stories.as_cards(language), any_of(vendor))


@lru_cache(maxsize=64)
def _count(vendor: str, language: str, chain, on, about: str, most: int) -> Wording:
    inner = worded(_stories(language, about).order_by().values("pk")[:most], any_of(vendor))
    return Wording(f"SELECT COUNT(*) FROM ({inner.sql}) found", inner.places)  # noqa: S608  Django's own words


def _stories(language: str, about: str) -> QuerySet:
    return Edition.objects.readable(language, now=NOW).filter(**{f"{about}__id": THING})
