"""What readers find at the top of a front page: the places filled by hand, and the newest stories behind them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from articles.models import Edition
from newsroom.fronts import questions
from newsroom.models import FrontPage, Slot

ROW = 3
"""Below the lead stand cards in rows of three."""
MOST = 1 + 3 * ROW
"""So many places can be filled by hand at the same time: the lead and three rows of cards."""
CANDIDATES = 100
"""How many of the newest stories are considered: a bound, so that the archive may grow without end."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place at the top of the page, with the slot that an editor gave it, if any."""

    edition: Edition
    """Or a line that stands for it, see `top_and_rest`."""
    slot: Slot | None


def slots_in_effect(language: str, front: FrontPage | None = None) -> list[Slot]:
    """The places filled by hand at this moment, of an arrangement or of the one that readers see."""
    if front is None:
        return questions.slots_on_the_site(language)
    return list(front.slots.in_effect().order_by("place", "pk"))


def top_and_rest(
    language: str, slots: list[Slot], *, as_lines: bool = False
) -> tuple[list[Place], Iterator[Edition]]:
    """The lead with the cards below it, and the stories for the rest of the page. No story is in it twice.

    With `as_lines`, lines of numbers stand for the editions: nobody shows all that could stand on a page, and words
    are heavy.
    """
    wanted = [slot.article_id for slot in slots]
    found = (_lines if as_lines else _editions)(language, wanted)
    editions = {edition.article_id: edition for edition in found.by_hand}
    shown = [slot for slot in slots if slot.article_id in editions][:MOST]
    by_hand = {slot.article_id for slot in shown}
    newest = (it for it in found.newest if it.article_id not in by_hand)
    places = [(slot, Place(editions[slot.article_id], slot)) for slot in shown]
    return _top(places, newest), newest


class _Found(NamedTuple):
    """The stories that editors chose, as far as readers may see them, and the newest ones."""

    by_hand: Iterable[Edition]
    newest: Iterable[Edition]


def _lines(language: str, wanted: list[int]) -> _Found:
    return _Found(questions.of_articles(language, wanted), questions.newest(language, CANDIDATES))


def _editions(language: str, wanted: list[int]) -> _Found:
    readable = Edition.objects.readable(language).for_card(language)
    by_hand = readable.filter(article__in=wanted) if wanted else []
    return _Found(by_hand, readable.newest_first()[:CANDIDATES])


def _top(by_hand: list[tuple[Slot, Place]], newest: Iterator[Edition]) -> list[Place]:
    """Pinned stories keep their number; the others stand before the newest ones in the places that are left."""
    pinned: dict[int, Place] = {}
    loose = []
    for slot, place in by_hand:
        if slot.is_pinned and slot.place < MOST and slot.place not in pinned:
            pinned[slot.place] = place
        else:
            loose.append(place)
    size = _size(max(len(by_hand), max(pinned, default=-1) + 1))
    others = chain(loose, (Place(edition, None) for edition in newest))
    return list(_in_order(pinned, others, size))


def _in_order(pinned: dict[int, Place], others: Iterable[Place], size: int) -> Iterator[Place]:
    others = iter(others)
    for number in range(size):
        place = pinned.get(number) or next(others, None)
        if place:  # a young paper may have too few stories to keep every number
            yield place


def _size(by_hand: int) -> int:
    """The lead and full rows of cards, at least one row."""
    rows = max(1, -(-(by_hand - 1) // ROW))
    return 1 + ROW * rows
