"""The numbers that the database keeps for two days: of readers, of networks and of what a reader has opened.

All are made with the pepper (outside the database) and a random salt of the day (deleted within 48 hours).
From the database alone nobody can tell which page a mark stands for; readers of different networks have
different marks for the same page, so that counting equal marks tells nothing either.
"""

import hmac
from hashlib import blake2b
from itertools import chain
from struct import Struct

from visitors.records import NOBODY

NUMBER_BYTES = 8
_LOOK = Struct("<qI")
from_bytes = int.from_bytes

LANGUAGE, SITE = 0, 1
"""In place of an hour: the mark is of a language, or of a site that led the reader here."""


class DayMarks:
    """Makes the numbers of one day."""

    def __init__(self, pepper: bytes, salt: bytes):
        key = hmac.digest(pepper, b"reader " + bytes(salt), "sha256")
        self._begun = blake2b(key=key, digest_size=NUMBER_BYTES)  # a copy is cheaper than a new one
        self._languages: dict[str, int] = {}

    def reader(self, spooled: int) -> int:
        """The number of a reader, from the number in the spool; also that of a network."""
        return self.mark(b"", _bytes(spooled)) or 1  # 0 means nobody

    def owner(self, reader: int, network: int) -> bytes:
        """Whose marks these are: those of a network have the same, so that a campaign can be noticed."""
        return _bytes(reader if network == NOBODY else network)

    def mark(self, owner: bytes, text: bytes) -> int:
        """The number for 'opened this today'."""
        hashing = self._begun.copy()
        hashing.update(owner + text)
        return from_bytes(hashing.digest(), "little", signed=True)

    def language(self, language: str) -> int:
        """The number for 'read something in this language today', whoever did."""
        if language not in self._languages:
            self._languages[language] = self.mark(b"language ", language.encode())
        return self._languages[language]


def unpack(data: bytes) -> dict[int, int]:
    """Give marks with the hour (counted from 1970) in which they were made first."""
    return dict(_LOOK.iter_unpack(data))


def pack(marks: dict[int, int]) -> bytes:
    """Give marks as a database row keeps them: 12 bytes each."""
    return b"".join([_LOOK.pack(mark, hour) for mark, hour in marks.items()])


def pack_hours(hours: list[int]) -> bytes:
    """Give a list of hours as a database row keeps it."""
    return Struct(f"<{len(hours)}I").pack(*hours)


def unpack_hours(data: bytes) -> list[int]:
    """Give the list of hours that a database row keeps."""
    return list(chain.from_iterable(Struct("<I").iter_unpack(data)))


def _bytes(number: int) -> bytes:
    return number.to_bytes(NUMBER_BYTES, "big", signed=True)
