"""Telling readers apart for one day without keeping who they are.

In two steps, so that a page never waits for the database:

1. The web process turns address and browser into a number with a key made of the pepper (outside the
   database) and the day. Only this number reaches the spool, where it lives for seconds.
2. The fold turns that number into another one with a random salt of the day (``marks.py``). Only this
   second number reaches the database, and salt and numbers are deleted within 48 hours.

BLAKE2b, 8 bytes: with a million readers a day the chance of one mix-up is about 3 in 100 million.
"""

import hmac
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from django.core.signals import setting_changed
from django.dispatch import receiver

from visitors import conf
from visitors.addresses import NEAR
from visitors.records import NO_NUMBER

NUMBER_BYTES = 8
NETWORK_BYTES = 8
"""Of an IPv6 address only the /64 network: privacy addresses change within it several times a day."""
MOST_KNOWN = 8192
ONE = (1).to_bytes(NUMBER_BYTES, "little")
MARKS = {4: b"\x04", 16: b"\x08"}
"""By the length of an address: what tells the two kinds apart."""


def numbers(address: bytes, user_agent: str, at: int) -> bytes:
    """Give the first numbers of a reader: the same for one address and browser all day, others the next day.

    They are the reader, the same reader under the key of the day before (in the first half hour of a day, else
    NO_NUMBER), and the neighbourhood of the address: 8 bytes each, as they stand in a record.
    """
    today, before = _day_keys(at // conf.QUARTER)
    size = len(address)
    text = address[:NETWORK_BYTES] + user_agent.encode("utf-8", "backslashreplace")
    # Just after midnight the fold must still see that a visit goes on, although the key has changed.
    earlier = NO_NUMBER if before is None else _keyed(before.readers[size], text)
    near = address[: NEAR[size]]
    return _keyed(today.readers[size], text) + earlier + (today.known.get(near) or today.know(near))


def number_for(purpose: str, address: bytes, user_agent: str, at: int) -> int:
    """Give a number of the day for another purpose than counting: it cannot be laid beside any number of the count.

    Its key is made of the pepper, the day and the purpose, so that nobody can follow a reader from one
    purpose to another or from one day to the next.
    """
    settings = conf.in_force()
    begun = _begin(settings.pepper, conf.local_day(at), b"for " + purpose.encode() + b" ")
    browser = user_agent.encode("utf-8", "backslashreplace")
    number = _keyed(begun.readers[len(address)], address[:NETWORK_BYTES] + browser)
    return int.from_bytes(number, "little", signed=True)


class _DayKeys(NamedTuple):
    """Hashes that have taken in the key of a day and wait for a text; a copy is cheaper than a new one."""

    readers: dict[int, "blake2b"]
    """By the length of an address."""
    network: "blake2b"
    known: dict[bytes, bytes]
    """Numbers of neighbourhoods that were asked for; most readers share theirs with others."""

    def know(self, near: bytes) -> bytes:
        """Find the number of a neighbourhood, and remember it for the next reader from there."""
        if len(self.known) >= MOST_KNOWN:
            self.known.clear()
        number = self.known[near] = _keyed(self.network, near)
        return number


def _keyed(begun: "blake2b", text: bytes) -> bytes:
    hashing = begun.copy()
    hashing.update(text)
    number = hashing.digest()[::-1]
    return number if number != NO_NUMBER else ONE


@lru_cache(maxsize=8)
def _day_keys(quarter: int) -> tuple[_DayKeys, _DayKeys | None]:
    """The keys of the day of a quarter hour and, if a visit can have begun the day before, of that day."""
    at, pepper = quarter * conf.QUARTER, conf.in_force().pepper
    day, day_before = conf.local_day(at), conf.local_day(at - conf.VISIT_GAP_SECONDS)
    return _begin(pepper, day), None if day == day_before else _begin(pepper, day_before)


@receiver(setting_changed)
def _make_anew(**kwargs) -> None:
    _day_keys.cache_clear()


@lru_cache(maxsize=4)
def _begin(pepper: bytes, day: date, purpose: bytes = b"spool ") -> _DayKeys:
    key = hmac.digest(pepper, purpose + day.isoformat().encode(), "sha256")
    # With the mark they take in the key here already, not once for each reader.
    readers = {size: blake2b(mark, key=key, digest_size=NUMBER_BYTES) for size, mark in MARKS.items()}
    return _DayKeys(
        readers,
        blake2b(key=key, digest_size=NUMBER_BYTES, person=b"network"),
        {},
    )
