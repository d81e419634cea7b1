"""What this process remembers beside pages, and when it has to forget it: the next page must not print the old name."""

from collections.abc import Callable, Set

from articles import standins
from events.models import Event
from newsroom.names import shelf
from organizations.models import Organization
from people.models import Person
from portal.directories import choices
from portal.frame.memory import memory as frames
from portal.freshness.meaning import ALL_PAGES
from visitors import countries

BOOKS = {
    Person: {"table:people_person", "table:people_personname"},
    Organization: {"table:organizations_organization", "table:organizations_organizationname"},
    Event: {"table:events_event", "table:events_eventname"},
}

COUNTED = {"table:people_person", "table:people_position", "table:organizations_organization"}

Listener = Callable[[Set[str]], object]
_listeners: list[Listener] = []
_of_rows: list[Listener] = []


def on_change(listener: Listener, *, also_by_clock: bool = True) -> Listener:
    """Call this with the keys of each change, before any page is taken from the cache.

    Without `also_by_clock` not with what the clock alone has changed while the database is away: no row is another.
    """
    listeners = _listeners if also_by_clock else _of_rows
    if listener not in listeners:
        listeners.append(listener)
    return listener


def forget(keys: Set[str], *, by_clock: bool = False) -> None:
    """Let everybody forget what these keys are about."""
    for listener in _listeners if by_clock else [*_listeners, *_of_rows]:
        listener(keys)


@on_change
def _rules(keys: Set[str]) -> None:
    """Few rows, read at once: stand-in languages, names of countries."""
    if ALL_PAGES in keys:
        standins.rules.forget()
        countries.own_names.forget()


@on_change
def _names(keys: Set[str]) -> None:
    for model, tables in BOOKS.items():
        if ALL_PAGES in keys:
            shelf.forget(model)
        elif keys & tables:
            kind = f"{model._meta.label_lower}:"
            shelf.has_changed(model, [int(key.removeprefix(kind)) for key in keys if key.startswith(kind)])


@on_change
def _choices(keys: Set[str]) -> None:
    """By what directories are filtered: counted from people, organizations and offices."""
    if ALL_PAGES in keys or keys & COUNTED:
        choices.forget()


@on_change
def _frames(keys: Set[str]) -> None:
    """What stands around every page."""
    frames.forget(keys)
