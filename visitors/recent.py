"""Readers of this minute: who opens a second page need not be made out a second time.

To make out a reader takes as long as all else that is done to note a page: reading the address, asking for its
country, recognising programs, hashing. What comes of it is the same for every page that the same browser opens in
the same minute. No address is kept: a reader stands here under a number that Python makes with a secret of the process.
"""

from collections.abc import Mapping
from typing import NamedTuple

from django.core.signals import setting_changed
from django.dispatch import receiver

from visitors import bots, conf

MINUTE = 60
MOST_READERS = 8192
_TOLD_APART = dict.fromkeys(("HTTP_COOKIE", "HTTP_SEC_GPC", "HTTP_DNT", *bots.PREFETCH_HEADERS)).keys()
"""Headers that few readers send, and that decide whether they are counted. Who sends one is made out each time."""


class Sender(NamedTuple):
    """A reader as a record has it."""

    numbers: bytes
    """Of the reader, of the same reader the day before, of the network."""
    country: str


class Recent:
    """The readers of this minute."""

    def __init__(self):
        self._minute, self._senders = 0, {}

    def known(self, key: int | None, at: int) -> Sender | None:
        """The reader with this key, if a page was noted in this minute."""
        if at // MINUTE != self._minute:
            self._minute, self._senders = at // MINUTE, {}
        return self._senders.get(key)

    def know(self, key: int | None, sender: Sender) -> None:
        """Remember a reader to the end of the minute."""
        if key is not None:
            if len(self._senders) >= MOST_READERS:
                self._senders = {}
            self._senders[key] = sender

    def forget(self) -> None:
        """Know nobody."""
        self._minute = 0


def key_of(environ: Mapping) -> int | None:
    """What tells the sender of a request from others; None for whom every request has to be looked at.

    A browser that says how a page was asked for (Sec-Fetch-Mode) is not judged by anything but its name and address.
    """
    if "HTTP_SEC_FETCH_MODE" not in environ or environ["REQUEST_METHOD"] != "GET":
        return None
    if not _TOLD_APART.isdisjoint(environ.keys()):  # of two sets of names, the smaller is gone through
        return None
    told = environ.get
    return hash((
        told("HTTP_USER_AGENT"), told("REMOTE_ADDR"), told("HTTP_X_FORWARDED_FOR"),
        told(conf.in_force().country_header),
    ))  # fmt: skip


recent = Recent()


@receiver(setting_changed)
def _forget(**kwargs) -> None:
    recent.forget()
