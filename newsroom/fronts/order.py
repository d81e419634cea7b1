"""How the places of an arrangement change when an editor adds, moves, pins or removes one. Nothing is saved here."""

from datetime import datetime

from django.utils.translation import gettext as _

from articles.errors import NewsroomError
from newsroom.fronts.page import MOST
from newsroom.models import Slot

LIMIT = 30
"""So many places an arrangement has room for, those included whose time is still to come."""


class NoSuchStory(NewsroomError):
    """Somebody took the story off the front page meanwhile."""

    def __init__(self):
        super().__init__(_("This story does not stand on the arranged front page (any more)."))


def add(slots: list[Slot], story: int, *, first: bool = False) -> list[Slot]:
    """Put a story on top, or below all others; one that stands there already is moved."""
    others = [slot for slot in slots if slot.article_id != story]
    if len(others) >= LIMIT:
        raise NewsroomError(
            _("The arrangement is full: it has room for %(number)d stories. Take one out first.")
            % {"number": LIMIT}
        )
    new = next((slot for slot in slots if slot.article_id == story), None) or Slot(article_id=story, place=0)
    new.is_pinned = False
    return settled([new, *others] if first else [*others, new])


def remove(slots: list[Slot], story: int) -> list[Slot]:
    """Take a story off; those below it move up, pinned ones stay."""
    found = _find(slots, story)
    return settled([slot for slot in slots if slot is not found])


def move(slots: list[Slot], story: int, *, place: int) -> list[Slot]:
    """Put a story at a place. A pinned one is then pinned there."""
    found, place = _find(slots, story), min(max(place, 0), LIMIT - 1)
    if found.is_pinned:
        return _pin_at(slots, found, min(place, MOST - 1))
    others = [slot for slot in slots if slot is not found]
    taken = {slot.place for slot in others if slot.is_pinned}
    index = sum(number not in taken for number in range(place))
    loose = [slot for slot in others if not slot.is_pinned]
    return settled([*(slot for slot in others if slot.is_pinned), *loose[:index], found, *loose[index:]])


def step(slots: list[Slot], story: int, *, by: int) -> list[Slot]:
    """Move a story one place up (-1) or down (1), past the pinned ones."""
    found = _find(slots, story)
    if found.is_pinned:
        return _pin_at(slots, found, min(max(found.place + by, 0), MOST - 1))
    loose = [slot for slot in slots if not slot.is_pinned]
    index = loose.index(found)
    target = min(max(index + by, 0), len(loose) - 1)
    loose.insert(target, loose.pop(index))
    return settled([*(slot for slot in slots if slot.is_pinned), *loose])


def pin(slots: list[Slot], story: int, *, is_pinned: bool) -> list[Slot]:
    """Fasten a story to its place, or let it move again."""
    found = _find(slots, story)
    if is_pinned and found.place >= MOST:
        raise NewsroomError(
            _("Only the first %(number)d places can be pinned. Move it up first.") % {"number": MOST}
        )
    found.is_pinned = is_pinned
    return settled(slots)


def set_times(
    slots: list[Slot], story: int, *, starts_at: datetime | None, ends_at: datetime | None
) -> list[Slot]:
    """Say from when and until when a story stands there; outside that time the next one moves up."""
    found = _find(slots, story)
    found.starts_at, found.ends_at = starts_at, ends_at
    return slots


def settled(slots: list[Slot]) -> list[Slot]:
    """Give every place its number: pinned ones keep theirs, the others take the lowest that are left."""
    taken = {slot.place for slot in slots if slot.is_pinned}
    free = (number for number in range(LIMIT + len(slots)) if number not in taken)
    for slot in slots:
        if not slot.is_pinned:
            slot.place = next(free)
    return sorted(slots, key=lambda slot: slot.place)


def _pin_at(slots: list[Slot], found: Slot, place: int) -> list[Slot]:
    for slot in slots:
        if slot.is_pinned and slot.place == place:
            slot.place = found.place
    found.place = place
    return settled(sorted(slots, key=lambda slot: slot.place))


def _find(slots: list[Slot], story: int) -> Slot:
    found = next((slot for slot in slots if slot.article_id == story), None)
    if found is None:
        raise NoSuchStory
    return found
