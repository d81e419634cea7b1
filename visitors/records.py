"""One counted page as 92 bytes: fixed in size and sealed with a checksum, so that a torn end is seen.

Layout, little endian: mark, kind, reason, one spare byte, Unix time u32, count u32, reader i64,
reader under yesterday's key i64, network i64, language 3 bytes, country 2, text 47, CRC-32 of all before it.
"""

import re
import struct
from collections.abc import Iterator
from enum import IntEnum
from functools import lru_cache
from io import BytesIO
from itertools import chain
from typing import BinaryIO, NamedTuple
from zlib import crc32

MARK = 0xA7
BODY = struct.Struct("<BBBxIIqqq3s2s47s")
SEAL = struct.Struct("<I")
SIZE = BODY.size + SEAL.size
BEGINNING = struct.Struct("<BBBxII")
NUMBERS = struct.Struct("<qqq")
ROW = struct.Struct("<BBBxIIqqq52sI")
SEALED = struct.Struct(f"<{BODY.size}sI")
TEXTS = struct.Struct("3s2s47s")
Row = tuple[int, int, int, int, int, int, int, int, bytes, int]
"""A record as it is unpacked, in the order of the layout; its three texts are one piece of bytes (``TEXTS``)."""
AT_ONCE = 20_000
"""Records that are read at once: as many as two megabytes hold."""
PAGE_LENGTH = 47
PAGE_KEY = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*:[0-9]{1,19}", re.ASCII)
NOBODY = 0
NO_NUMBER = bytes(8)
NO_NUMBERS = 3 * NO_NUMBER


class Kind(IntEnum):
    """What a record tells."""

    VIEW = 1
    VIEW_WITHOUT_ID = 2
    DROP = 3
    HEARTBEAT = 4
    """A page is still open in front of its reader; counts for "online now" and for nothing else."""
    ARRIVAL = 5
    """The reader came from another site, whose host stands in place of the page."""


class Record(NamedTuple):
    """A page that was shown, or the reason why it is not counted."""

    kind: Kind
    at: int
    language: str = ""
    country: str = ""
    page: str = ""
    reader: int = NOBODY
    earlier: int = NOBODY
    """The same reader under the key of the day before; only in the first half hour of a day."""
    reason: int = 0
    count: int = 1
    network: int = NOBODY
    """The neighbourhood of the reader's address (IPv4 /24, IPv6 /48), hashed with the key of the day."""


def is_page_key(text: object) -> bool:
    """Whether a text has the form ``app.name:number`` and fits into a record."""
    return isinstance(text, str) and len(text) <= PAGE_LENGTH and PAGE_KEY.fullmatch(text) is not None


def encode(record: Record) -> bytes:
    """Give the bytes of a record; a text that is too long raises no error but is cut by its field."""
    kind, at, language, country, page, reader, earlier, reason, count, network = record
    numbers = NUMBERS.pack(reader, earlier, network)
    body = BEGINNING.pack(MARK, kind, reason, at, count) + numbers + texts(language, country, page)
    return body + SEAL.pack(crc32(body))


def packed(kind: int, at: int, numbers: bytes, three_texts: bytes) -> bytes:
    """Give the bytes of a record without making one first: this is done for each page that is shown.

    ``numbers`` are those of the reader, the same reader the day before, and the network: 8 bytes each.
    """
    body = _beginning(kind, at) + numbers + three_texts
    return body + crc32(body).to_bytes(4, "little")


@lru_cache(maxsize=16)
def _beginning(kind: int, at: int) -> bytes:
    return BEGINNING.pack(MARK, kind, 0, at, 1)


@lru_cache(maxsize=8192)
def texts(language: str, country: str, page: str) -> bytes:
    """The three texts of a record in one piece; most views are of a few pages from a few countries."""
    return TEXTS.pack(language.encode("ascii"), country.encode("ascii"), page.encode("ascii"))


def decode(data: bytes) -> Record | None:
    """Give the record, or None when the bytes are torn, altered or not one of ours."""
    body = data[: BODY.size]
    if len(data) != SIZE or body[0] != MARK or crc32(body) != SEAL.unpack_from(data, BODY.size)[0]:
        return None
    _mark, kind, reason, at, count, reader, earlier, network, *texts = BODY.unpack(body)
    try:
        language, country, page = map(text_of, texts)
        return Record(Kind(kind), at, language, country, page, reader, earlier, reason, count, network)
    except ValueError:
        return None


def read(data: bytes) -> tuple[list[Record], int]:
    """Give all whole records and the number of bytes that belong to none."""
    rows = list(chain.from_iterable(pieces(BytesIO(data))))
    records = [record for row in rows if (record := decode(ROW.pack(*row))) is not None]
    return records, len(data) - SIZE * len(records)


def pieces(stream: BinaryIO) -> Iterator[list[Row]]:
    """Give the whole records of a file, a piece at a time; bytes between them that belong to none are left out."""
    rest = b""
    while block := stream.read(AT_ONCE * SIZE):
        rows, used = _whole(rest + block)
        rest = (rest + block)[used:]
        yield rows


def used(tail: bytes, before: int = 0) -> int:
    """How much of a file is in use: behind its last record, a writer that was killed has left zeros.

    ``tail`` is its end and ``before`` the number of bytes in front of that.
    """
    end = before + len(tail.rstrip(b"\0"))
    return min(-(-end // SIZE) * SIZE, before + len(tail))  # a record may end with zeros, too


def _whole(data: bytes) -> tuple[list[Row], int]:
    """Give whole records and the number of bytes after which the search has to go on."""
    used = len(data) // SIZE * SIZE
    whole = data[:used]
    if whole[::SIZE] != bytes([MARK]) * (used // SIZE):
        return _search(data)
    for body, seal in SEALED.iter_unpack(whole):
        if crc32(body) != seal:
            return _search(data)
    return list(ROW.iter_unpack(whole)), used


def _search(data: bytes) -> tuple[list[Row], int]:
    rows, position = [], 0
    while position + SIZE <= len(data):
        body, seal = SEALED.unpack_from(data, position)
        if body[0] == MARK and crc32(body) == seal:
            rows.append(ROW.unpack_from(data, position))
            position += SIZE
            continue
        # A disk that filled up can tear a record in the middle of a file: go on at the next possible start.
        position = data.find(MARK, position + 1)
        if position < 0:
            return rows, len(data)
    return rows, position


def text_of(field: bytes) -> str:
    """Give a text without the zeros that fill it up; raise ValueError if it cannot have been one of ours."""
    text = field.rstrip(b"\0").decode("ascii")
    if not text.isprintable():
        raise ValueError("A control character in a record.")
    return text
