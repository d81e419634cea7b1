"""One look: what have others changed, what has the clock changed, and which pages may be different now."""

import logging
from datetime import datetime

from django.db import DEFAULT_DB_ALIAS, connections
from django.utils import timezone

from articles import menu
from portal.freshness import memory
from portal.freshness.log import BackInTimeError, Note, log_of
from portal.freshness.meaning import ALL_PAGES, EVERYTHING, MENU, STORIES_MOVED, keys_after
from portal.freshness.moments import Moments

logger = logging.getLogger(__name__)
AWAY_TOO_LONG = 3600
"""Seconds without a look after which the log may already be cut short. It is kept for longer than this."""
CLOCK_KEYS = ("articles.article:", "table:newsroom_slot", "table:newsroom_breakingnews")


class Looker:
    """What is known of changes in this process. It only looks when it is told to."""

    def __init__(self, page_cache):
        self.page_cache = page_cache
        self.moments = Moments()
        self.log = None
        self.menu: list | None = None
        self.number = 0
        self.turn = 0
        self.looked_at: datetime | None = None

    def look(self) -> set[str]:
        """Look once: take out of the cache whatever may be different now, and give back its keys."""
        now = timezone.now()
        notes = self._news(now)
        try:
            keys = self._keys(notes, now)
        except Exception:
            self.log = None  # the log gives each note once: what it gave now would be heard of by nobody
            raise
        self.looked_at = now
        self.tell(keys)
        return keys

    def _keys(self, notes: list[Note] | None, now: datetime) -> set[str]:
        keys = {ALL_PAGES} if notes is None else keys_after(notes) if notes else set()
        keys |= self.moments.due(timezone.now())
        if self.moments.must_be_read(now) or any(key.startswith(CLOCK_KEYS) for key in keys):
            self.moments.read(now)
        if self._menu_is_another(keys):
            keys.add(MENU)
        return keys

    def tick(self) -> None:
        """Without the database: the clock goes on, and what it takes away has to go."""
        self.tell(self.moments.due(timezone.now()), by_clock=True)

    def tell(self, keys: set[str], *, by_clock: bool = False) -> None:
        """Memories first, so that a page rendered right after the purge reads nothing old."""
        if not keys:
            return
        self.turn += 1
        memory.forget(keys, by_clock=by_clock)
        if ALL_PAGES in keys:
            self.page_cache.purge_all()
        else:
            self.page_cache.purge({*keys, EVERYTHING})

    def _news(self, now: datetime) -> list[Note] | None:
        """What has changed; None: nobody knows."""
        if self.log is None or self._was_away(now):
            self._start()
            return None
        try:
            notes = self.log.news()
        except BackInTimeError:
            logger.warning("The database was set back to an older copy of itself: every page is made anew.")
            self._start()
            return None
        self.number = max([self.number, *(note.number for note in notes)])
        return notes

    def _menu_is_another(self, keys: set[str]) -> bool:
        """A section has got its first story, or lost its last: every page of every language says so."""
        if self.menu is not None and not keys & {STORIES_MOVED, ALL_PAGES, "table:articles_section"}:
            return False
        before, self.menu = self.menu, [(it.pk, it.paper_has_storylines) for it in menu.sections()]
        return before != self.menu

    def _was_away(self, now: datetime) -> bool:
        return self.looked_at is not None and (now - self.looked_at).total_seconds() > AWAY_TOO_LONG

    def _start(self) -> None:
        """Nobody knows what was changed before, so nothing that was kept before counts."""
        log = log_of(connections[DEFAULT_DB_ALIAS])
        log.start()  # if that fails, nothing has begun
        self.log, self.moments = log, Moments()
