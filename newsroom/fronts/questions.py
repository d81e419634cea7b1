"""What readers' front pages ask the database, worded once: the reasons stand in `articles.prepared`."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from django.db import connections, models, router
from django.db.models import DateTimeField
from django.utils import timezone

from articles.cards import Card, Cards
from articles.models import Edition
from articles.prepared import Blank, Prepared, Wording, any_of, worded
from articles.standins import chain_of
from languages.registry import enabled
from newsroom.models import Slot

AT_ONCE = 8
"""Places in the wording of a question come in eights, so that there are few wordings."""
NOW = Blank("now", DateTimeField())


class Line(NamedTuple):
    """What decides where a story stands; its words are read only if it does stand on the page."""

    pk: int
    article_id: int
    section_id: int


def slots_on_the_site(language: str) -> list[Slot]:
    """The places filled by hand on the page that readers see, at this moment."""
    using = router.db_for_read(Slot)
    return _slots(connections[using].vendor, language).ask(using, now=timezone.now())


def newest(language: str, most: int) -> list[Line]:
    """The newest stories that readers of a language get, at most so many."""
    using = router.db_for_read(Edition)
    return _lines(_newest(*_place(using, language), most), using)


def of_articles(language: str, articles: Iterable[int]) -> list[Line]:
    """These stories, each in the language that its readers get."""
    using, wanted = router.db_for_read(Edition), _filled(articles)
    if not wanted:
        return []
    return _lines(_of_articles(*_place(using, language), len(wanted)), using, **wanted)


def cards(language: str, editions: Iterable[int]) -> list[Card]:
    """The cards of the editions with these numbers; one that went a moment ago is left out."""
    using, wanted = router.db_for_read(Edition), _filled(editions)
    if not wanted:
        return []
    return _cards(*_place(using, language), len(wanted)).ask(using, now=timezone.now(), **wanted)


def _place(using: str, language: str) -> tuple:
    return connections[using].vendor, language, chain_of(language), enabled()


def _filled(numbers: Iterable[int]) -> dict[str, int]:
    """Numbers for the places of a wording; those left over get 0, which nothing has."""
    numbers = list(numbers)
    numbers += [0] * (-len(numbers) % AT_ONCE)
    return {f"n{place}": number for place, number in enumerate(numbers)}


def _blanks(count: int) -> list[Blank]:
    return [Blank(f"n{place}") for place in range(count)]


def _lines(wording: Wording, using: str, **given) -> list[Line]:
    return [Line(*row) for row in wording.rows(using, given | {"now": timezone.now()})]


def _as_lines(editions: models.QuerySet, vendor: str) -> Wording:
    return worded(editions.values_list("pk", "article_id", "article__section_id"), any_of(vendor))


@lru_cache(maxsize=32)
def _slots(vendor: str, language: str) -> Prepared:
    slots = Slot.objects.on_the_site(language).in_effect(now=NOW)
    return Prepared(slots.order_by("place", "pk"), any_of(vendor))


@lru_cache(maxsize=32)
def _newest(vendor: str, language: str, chain, on, most: int) -> Wording:
    """`chain` and `on`, the stand-ins and the languages that are switched on, are part of the wording."""
    return _as_lines(Edition.objects.readable(language, now=NOW).newest_first()[:most], vendor)


@lru_cache(maxsize=64)
def _of_articles(vendor: str, language: str, chain, on, count: int) -> Wording:
    readable = Edition.objects.readable(language, now=NOW)
    return _as_lines(readable.filter(article__id__in=_blanks(count)), vendor)


@lru_cache(maxsize=64)
def _cards(vendor: str, language: str, chain, on, count: int) -> Cards:
    editions = Edition.objects.live(now=NOW).filter(pk__in=_blanks(count))
    return Cards(editions.as_cards(language), any_of(vendor))
