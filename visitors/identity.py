"""Telling readers apart for one day without keeping who they are.

In two steps, so that a page never waits for the database:

1. The web process turns address and browser into a number with a key made of the pepper (outside the
   database) and the day. Only this number reaches the spool, where it lives for seconds.
2. The fold turns that number into another one with a random salt of the day (``marks.py``). Only this
   second number reaches the database, and salt and numbers are deleted within 48 hours.

BLAKE2b, 8 bytes: with a million readers a day the chance of one mix-up is about 3 in 100 million.
"""

import hmac
import struct
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from visitors import conf
from visitors.records import NOBODY

NUMBER_BYTES = 8
FROM_BYTES = struct.Struct(">q").unpack
NETWORK_BYTES = 8
"""Of an IPv6 address only the /64 network: privacy addresses change within it several times a day."""
SIZES = {4: (b"\x04", 3), 16: (b"\x08", 6)}
"""By the length of an address: what tells the two kinds apart, and the bytes of its neighbourhood.

Of IPv4 the /24, of IPv6 the /48: what one provider gives one customer, and what a campaign can rent.
"""


def numbers(address: bytes, user_agent: str, at: int) -> tuple[int, int, int]:
    """Give the first numbers of a reader: the same for one address and browser all day, others the next day.

    They are the reader, the same reader under the key of the day before (in the first half hour of a day, else
    NOBODY), and the neighbourhood of the address.
    """
    settings = conf.in_force()
    today, before = _day_keys(settings.pepper, settings.zone, at // conf.QUARTER)
    mark, near = SIZES[len(address)]
    text = mark + address[:NETWORK_BYTES] + user_agent.encode("utf-8", "backslashreplace")
    # Just after midnight the fold must still see that a visit goes on, although the key has changed.
    earlier = NOBODY if before is None else _keyed(before.reader, text)
    return _keyed(today.reader, text), earlier, _keyed(today.network, address[:near])


def number_for(purpose: str, address: bytes, user_agent: str, at: int) -> int:
    """Give a number of the day for another purpose than counting: it cannot be laid beside any number of the count.

    Its key is made of the pepper, the day and the purpose, so that nobody can follow a reader from one
    purpose to another or from one day to the next.
    """
    settings = conf.in_force()
    begun = _begin(settings.pepper, conf.local_day(at), b"for " + purpose.encode() + b" ")
    mark, _near = SIZES[len(address)]
    browser = user_agent.encode("utf-8", "backslashreplace")
    return _keyed(begun.reader, mark + address[:NETWORK_BYTES] + browser)


class _DayKeys(NamedTuple):
    """Hashes that have taken in the key of a day and wait for a text; a copy is cheaper than a new one."""

    reader: "blake2b"
    network: "blake2b"


def _keyed(begun: "blake2b", text: bytes) -> int:
    hashing = begun.copy()
    hashing.update(text)
    return FROM_BYTES(hashing.digest())[0] or 1


@lru_cache(maxsize=8)
def _day_keys(pepper: bytes, zone: str, quarter: int) -> tuple[_DayKeys, _DayKeys | None]:
    """The keys of the day of a quarter hour and, if a visit can have begun the day before, of that day."""
    at = quarter * conf.QUARTER
    day, day_before = conf.local_day(at), conf.local_day(at - conf.VISIT_GAP_SECONDS)
    return _begin(pepper, day), None if day == day_before else _begin(pepper, day_before)


def _begin(pepper: bytes, day: date, purpose: bytes = b"spool ") -> _DayKeys:
    key = hmac.digest(pepper, purpose + day.isoformat().encode(), "sha256")
    return _DayKeys(
        blake2b(key=key, digest_size=NUMBER_BYTES),
        blake2b(key=key, digest_size=NUMBER_BYTES, person=b"network"),
    )
