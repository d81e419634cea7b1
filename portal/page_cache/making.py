"""Having pages made: each once, so many at a time, and again if something has changed meanwhile."""

import sys
import time
from collections.abc import Callable

from portal.freshness import watcher
from portal.page_cache.entries import Entry, entry_of
from portal.page_cache.figures import Figures
from portal.page_cache.flights import Flights, Kitchen, Refused
from portal.page_cache.questions import Address
from portal.page_cache.rendering import render
from portal.page_cache.renewing import Renewal
from portal.page_cache.store import Store

TRIES = 3
"""A page during whose making something has changed is made again, so often."""
FAILURE = 500


class Making:
    """Stands between the store and Django."""

    def __init__(self, django: Callable, store: Store, kitchen: Kitchen, figures: Figures):
        self.django, self.store, self.kitchen, self.figures = django, store, kitchen, figures
        self.flights, self.renewal = Flights(), Renewal(self._renew)
        self.database_answers = True

    def page(self, address: Address, *, encoding: str, errors) -> Entry:
        """The page, made by this thread or by another that is at it already; raises `Refused`."""
        for _try in range(TRIES):
            flight, is_ours = self.flights.join(address.key)
            if is_ours:
                return self._lead(address, encoding, errors)
            self.figures.waits += 1
            made = flight.wait()
            if made is None:
                raise Refused
            if made.code >= FAILURE or (made.keep.stays and (made.fresh_until or made.is_makeshift)):
                return made
            if not made.keep.stays:
                break
            # Something has changed since its making began: right for who asked before, not for who asked in between.
        return self._make(address, encoding, errors)

    def _lead(self, address: Address, encoding: str, errors) -> Entry:
        """Make the page for all who wait for it."""
        made = None
        try:
            found = self.store.get(address.key)  # somebody may have finished a moment ago
            is_fresh = found is not None and time.time() < found.fresh_until
            made = found if is_fresh else self._make(address, encoding, errors)
        finally:
            self.flights.land(address.key, made)
        return made

    def anew(self, entry: Entry) -> None:
        """Have a page made anew soon, while the former one is being shown."""
        self.renewal.ask(entry)

    def _renew(self, entry: Entry) -> None:
        _flight, is_ours = self.flights.join(entry.key)
        if not is_ours:
            return
        made = None
        try:
            made = self._make(Address(*entry.key), next(iter(entry.packings)), sys.stderr)
        finally:
            self.flights.land(entry.key, made)

    def _make(self, address: Address, encoding: str, errors) -> Entry:
        """Have the page made by Django and keep it, if nothing in it has changed in the meantime."""
        watcher.ensure_running()
        for _try in range(TRIES):
            since, is_makeshift = self.store.moment(), not self.database_answers
            with self.kitchen.place():
                self.figures.renders += 1
                answer = render(self.django, address, errors)
            made = entry_of(address, answer, encoding=encoding, now=time.time())
            if is_makeshift:
                made.is_makeshift = True
                made.expire()
            if not answer.keep.stays or self.store.put(made, since=since):
                return made
        made.expire()
        return made
