"""One counted page as 92 bytes: fixed in size and sealed with a checksum, so that a torn end is seen.

Layout, little endian: mark, kind, reason, one spare byte, Unix time u32, count u32, reader i64,
reader under yesterday's key i64, network i64, language 3 bytes, country 2, text 47, CRC-32 of all before it.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

MARK = 0xA7
BODY = struct.Struct("<BBBxIIqqq3s2s47s")
SEAL = struct.Struct("<I")
SIZE = BODY.size + SEAL.size
PAGE_LENGTH = 47
PAGE_KEY = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*:[0-9]{1,19}", re.ASCII)
NOBODY = 0


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
    body = BODY.pack(
        MARK,
        record.kind,
        record.reason,
        record.at,
        record.count,
        record.reader,
        record.earlier,
        record.network,
        record.language.encode("ascii"),
        record.country.encode("ascii"),
        record.page.encode("ascii"),
    )
    return body + SEAL.pack(zlib.crc32(body))


def decode(data: bytes) -> Record | None:
    """Give the record, or None when the bytes are torn, altered or not one of ours."""
    body = data[: BODY.size]
    if len(data) != SIZE or body[0] != MARK or zlib.crc32(body) != SEAL.unpack_from(data, BODY.size)[0]:
        return None
    _mark, kind, reason, at, count, reader, earlier, network, language, country, page = BODY.unpack(body)
    try:
        return Record(
            Kind(kind),
            at,
            _text(language),
            _text(country),
            _text(page),
            reader,
            earlier,
            reason,
            count,
            network,
        )
    except ValueError:
        return None


def read(data: bytes) -> tuple[list[Record], int]:
    """Give all whole records and the number of bytes that belong to none."""
    records = list(_records(data))
    return records, len(data) - SIZE * len(records)


def _records(data: bytes) -> Iterator[Record]:
    position = 0
    while position + SIZE <= len(data):
        record = decode(data[position : position + SIZE])
        if record is not None:
            yield record
            position += SIZE
            continue
        # A disk that filled up can tear a record in the middle of a file: go on at the next possible start.
        position = data.find(MARK, position + 1)
        if position < 0:
            return


def _text(field: bytes) -> str:
    text = field.rstrip(b"\0").decode("ascii")
    if not text.isprintable():
        raise ValueError("A control character in a record.")
    return text
