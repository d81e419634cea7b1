"""The heart: after any change, every page that is still kept is what would be made now, byte for byte.

Pages are kept as the cache keeps them, by the keys that they carry; a change takes away those that the watcher names.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from articles import standins
from newsroom.names import shelf
from portal.blocks import Blocks
from portal.directories import choices
from portal.frame.memory import memory as frames
from portal.freshness import memory
from portal.freshness.looking import Looker
from portal.freshness.meaning import ALL_PAGES
from tests.factories import UserFactory
from tests.portal.freshness.changes import CHANGES
from tests.portal.freshness.pages import Kept, addresses, ask
from tests.portal.full_paper import full_paper

NOW = datetime(2024, 6, 5, 10, 0, 30, tzinfo=ZoneInfo("Europe/Skopje"))


OF_MEMORY = [
    "/mk/",
    "/mk/articles/everything/",
    "/mk/people/",
    "/mk/people/ana/",
    "/mk/organizations/",
    "/rom/",
]
"""Pages made of everything that a process remembers beside pages."""


class Shelf:
    """Kept pages, as far as keys go: what a page cache is without bytes, ages and limits."""

    def __init__(self):
        self.pages: dict[str, Kept] = {}

    def purge(self, keys) -> int:
        wrong = [address for address, page in self.pages.items() if page.keys & set(keys)]
        for address in wrong:
            del self.pages[address]
        return len(wrong)

    def purge_all(self) -> int:
        found = len(self.pages)
        self.pages.clear()
        return found

    def fill(self, wanted: list[str]) -> None:
        """Make what is missing."""
        for address in wanted:
            if address not in self.pages:
                self.pages[address] = ask(address)

    def wrong(self) -> list[str]:
        """What would look different if it were made now, by a process that remembers nothing."""
        memory.forget({ALL_PAGES})
        before, self.pages = self.pages, {}
        self.fill(list(before))
        return [address for address, page in before.items() if page.differs_from(self.pages[address])]


@pytest.fixture
def remembering(monkeypatch):
    """The process remembers what it remembers in production; other tests switch that off."""
    monkeypatch.setattr(standins, "rules", standins.Rules())
    monkeypatch.setattr(shelf, "seconds", float("inf"))
    for remembered in (frames, shelf, choices):
        monkeypatch.setattr(remembered, "hears_of_changes", lambda: True)
    # The clock of the newsroom goes on by a page's age, not by purges.
    monkeypatch.setattr(Blocks, "clock", NOW)
    memory.forget({ALL_PAGES})
    yield
    memory.forget({ALL_PAGES})


def test_no_page_is_ever_wrong(db, remembering):
    with time_machine.travel(NOW, tick=False) as clock:
        article, by = full_paper(), UserFactory(administrator=True)
        wanted, kept = addresses(), Shelf()
        looker = Looker(kept)
        looker.look()
        for address in wanted:  # files of pictures are made when they are first asked for
            ask(address)
        found = []
        for change in CHANGES:
            kept.fill(wanted)
            change(article, by, clock)
            looker.looked_at = timezone.now()  # who was away for hours would begin anew
            looker.look()
            print(f"{change.__name__}: {len(wanted) - len(kept.pages)} of {len(wanted)} purged")
            kept.fill(OF_MEMORY)  # with what the process still remembers
            wrong = [f"after {change.__name__}: {address}" for address in kept.wrong()]
            print("\n".join(wrong))
            found += wrong
        assert not found, "\n".join(found)
