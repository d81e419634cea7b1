"""What every test of the page cache may ask for."""

import pytest

from portal.page_cache import application, making
from tests.portal.page_cache.front_door import FrontDoor


class Clock:
    """Seconds since 1970 that a test moves."""

    def __init__(self, now: float):
        self.now = now

    def time(self) -> float:
        """Now."""
        return self.now


@pytest.fixture
def clock(monkeypatch):
    """A clock that stands still, at the beginning of a minute."""
    clock = Clock(1_800_000_000.0)
    for module in (application, making):
        monkeypatch.setattr(module, "time", clock)
    return clock


@pytest.fixture
def door():
    """A cache before a small site."""
    return FrontDoor()
