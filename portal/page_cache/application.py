"""What stands before Django: a page that somebody has read already is answered from memory, in microseconds.

The short way (`at_once`) takes pages that are there. Everything else goes the long way: pages that are old or missing,
requests that are none of ours.
"""

import time
from collections.abc import Callable, Iterable

from django.conf import settings

from portal import page_cache
from portal.page_cache import asking, greed
from portal.page_cache.doorkeeper import STAFF, Doorkeeper, is_passed_on
from portal.page_cache.entries import A_MINUTE, Entry, Headers
from portal.page_cache.figures import Figures
from portal.page_cache.flights import Kitchen, Refused, TooMany
from portal.page_cache.making import FAILURE, Making
from portal.page_cache.questions import Address
from portal.page_cache.refusals import refuse, refuse_too_many
from portal.page_cache.store import Store
from portal.replicas import monitor
from visitors import recorder

OK = 200
NO_MORE: Headers = []
OLD = ("Warning", '110 - "Response is Stale"')


class PageCache:
    """A WSGI application around Django's."""

    def __init__(self, django: Callable, store: Store, *, renders: int, threads: int):
        self.django, self.store = django, store
        self.figures, self.door, self.arrivals = Figures(), Doorkeeper(), greed.Arrivals()
        self.kitchen = Kitchen(renders, queue=max(threads - renders, 1))
        self.making = Making(django, store, self.kitchen, self.figures)

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        """Answer from memory if possible."""
        answered = self.at_once(environ, start_response)
        return self._long_way(environ, start_response) if answered is None else answered

    def at_once(self, environ: dict, start_response: Callable) -> Iterable[bytes] | None:
        """Answer from memory or not at all: asks nobody, waits for nobody."""
        method = environ["REQUEST_METHOD"]
        if (method != "GET" and method != "HEAD") or asking.is_by_somebody(environ):
            return None
        question = environ.get("QUERY_STRING", "")
        entry = self.store.get((asking.scheme_of(environ), environ["PATH_INFO"], question))
        if entry is None and question and (address := self.door.address(environ)):
            entry = self.store.get(address.key)
        if entry is None or environ.get("HTTP_HOST") not in self.door.hosts:
            return None
        if asking.preferred_encoding(environ.get("HTTP_ACCEPT_ENCODING", "")) not in entry.packings:
            return None
        return self._show(entry, environ, start_response) if self._may_be_shown(entry) else None

    def turn_away(self, environ: dict, start_response: Callable) -> Iterable[bytes] | None:
        """Tell a network that it asks for too much, before its requests stand in line with those of others."""
        if not self.database_answers or is_passed_on(environ["PATH_INFO"]):
            return None
        return self.send_away(environ, start_response) if self.arrivals.are_too_many(environ) else None

    def send_away(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        """Tell a network that it asks for too much."""
        self.figures.too_many += 1
        return refuse_too_many(environ, start_response)

    def network_of(self, environ: dict) -> int | None:
        """With whom a request stands in line, a number; None: with all those that are not told apart."""
        if not self.database_answers or is_passed_on(environ["PATH_INFO"]):
            return None
        return greed.network_of(environ)

    @property
    def database_answers(self) -> bool:
        """Whether the database itself is there."""
        return self.making.database_answers

    @database_answers.setter
    def database_answers(self, answers: bool) -> None:
        self.making.database_answers = answers

    def numbers(self) -> dict[str, int]:
        """What it has done, and what it holds now."""
        return self.figures.all() | self.store.numbers()

    def _may_be_shown(self, entry: Entry) -> bool:
        """Whether a page is good enough; one that begins to be old is made anew, while it is still shown."""
        now = time.time()
        if now >= entry.fresh_until:
            if now >= entry.patience_until or not self.database_answers:
                return False
            self.figures.stale += 1
            self.making.anew(entry)
        self.figures.hits += 1
        return True

    def _long_way(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        address = self.door.address(environ)
        try:
            if address is None:
                return self._pass_on(environ, start_response)
            return self._answer(address, environ, start_response)
        except TooMany:
            return self.send_away(environ, start_response)
        except Refused:
            self.figures.refused += 1
            return refuse(environ, start_response)

    def _pass_on(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        """Have Django answer the reader itself."""
        self.figures.bypassed += 1
        if is_passed_on(environ["PATH_INFO"]):
            return self.django(environ, start_response)
        if not environ.get(STAFF) and greed.is_too_much(environ):
            raise TooMany
        if environ["REQUEST_METHOD"] not in asking.READING:
            return self.django(environ, start_response)
        if not self.database_answers:
            raise Refused
        with self.kitchen.place():
            return self.django(environ, start_response)

    def _answer(self, address: Address, environ: dict, start_response: Callable) -> Iterable[bytes]:
        entry = self.store.get(address.key)
        if entry is not None and self._may_be_shown(entry):
            return self._show(entry, environ, start_response)
        if not self.database_answers:
            return self._answer_meanwhile(entry, address, environ, start_response)
        if greed.is_too_much(environ):
            raise TooMany
        try:
            made = self._made(address, environ)
        except Refused:
            return self._show_old(entry, environ, start_response)
        if made.code >= FAILURE and entry is not None:
            return self._show_old(entry, environ, start_response)
        return self._show(made, environ, start_response)

    def _made(self, address: Address, environ: dict) -> Entry:
        self.figures.misses += 1
        encoding = asking.preferred_encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))
        return self.making.page(address, encoding=encoding, errors=environ["wsgi.errors"])

    def _answer_meanwhile(
        self, entry: Entry | None, address: Address, environ: dict, start_response: Callable
    ) -> Iterable[bytes]:
        """Without the database itself: the last page there was, or else one from a replica that has everything."""
        now = time.time()
        if entry is not None and now < entry.outage_until:
            if now >= entry.made_at + A_MINUTE and monitor.choose():
                self.making.anew(entry)
            return self._show_old(entry, environ, start_response)
        if monitor.choose() is None:
            raise Refused
        if greed.is_too_much(environ):
            raise TooMany
        made = self._made(address, environ)
        return self._show_old(made if made.code < FAILURE else None, environ, start_response)

    def _show_old(self, entry: Entry | None, environ: dict, start_response: Callable) -> Iterable[bytes]:
        """Show the last page there was, for a day, and say that it is old; where there is none, say to come back."""
        now = time.time()
        if entry is None or now >= entry.outage_until:
            raise Refused
        self.figures.hits += 1
        self.figures.outage += 1
        age = ("Age", str(int(now - entry.made_at)))
        return self._show(entry, environ, start_response, [age, OLD])

    def _show(
        self, entry: Entry, environ: dict, start_response: Callable, more: Headers = NO_MORE
    ) -> Iterable[bytes]:
        """Send a page, packed as the reader likes it, and note that it was read."""
        encoding = asking.preferred_encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))
        packed = entry.packings.get(encoding) or self.store.packed(entry, encoding)
        entry.is_used = True
        keep = entry.keep
        if keep.language:
            recorder.note_page(environ, language=keep.language, page=keep.page, counted=keep.counted)
        if entry.code == OK and asking.has_it(environ, packed.etag, entry.modified_at):
            self.figures.unchanged += 1
            start_response("304 Not Modified", [*packed.unchanged, *more])
            return []
        start_response(entry.status, [*packed.headers, *more])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [packed.body]


def in_front_of(django: Callable) -> Callable:
    """Django with its page cache; Django alone if PAGE_CACHE_MB=0, or where nobody tells of changes."""
    if not settings.PAGE_CACHE_MB or not settings.FRESHNESS_SECONDS:
        return django
    store = Store(settings.PAGE_CACHE_MB * 1024 * 1024)
    cache = PageCache(django, store, renders=settings.PAGE_RENDERS, threads=settings.WEB_THREADS)
    page_cache.running.append(cache)
    return cache
