"""One kept page: its bytes in every packing that was asked for, and until when they may be shown."""

import base64
import gzip
import hashlib
import sys
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple

import brotli
from django.utils.http import parse_http_date_safe

from portal.compression import PACKED_TYPES, SMALLEST, encode, without_margins
from portal.page_cache.keep import Keep
from portal.page_cache.questions import Address

Headers = list[tuple[str, str]]

OK = 200
A_MINUTE, A_DAY = 60, 24 * 60 * 60
WRITTEN_HERE = frozenset(("etag", "content-length", "content-encoding", "vary", "date", "connection"))
"""Headers that differ with the packing, or that belong to the web server."""
REPEATED = frozenset((
    "cache-control", "vary", "last-modified", "expires", "content-location", "access-control-allow-origin",
    "access-control-expose-headers", "cross-origin-resource-policy",
))  # fmt: skip
"""What "you have it already" says again; without the last three, a page of another site may not even hear that."""
PLAIN = "identity"
UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress}
EMPTY_COST, KEY_COST = 3000, 80
"""Bytes that a kept page takes beside its body, and for each thing that it is made of, about."""


class Answer(NamedTuple):
    """What Django has answered to a request in which nothing came from one reader."""

    status: str
    headers: Headers
    body: bytes
    keep: Keep

    @property
    def code(self) -> int:
        """The status as a number."""
        return int(self.status[:3])


class Packed(NamedTuple):
    """A page in one packing."""

    body: bytes
    etag: str
    headers: Headers
    unchanged: Headers
    """The headers of "you have it already"."""


@dataclass(slots=True, eq=False)
class Entry:
    """A page that can be shown again. One thread makes it; once others see it, only its moments and packings change."""

    key: tuple
    code: int
    status: str
    type: str
    headers: Headers
    keep: Keep
    mark: str
    """Tells these words from all others."""
    modified_at: int | None
    """When it was last changed, if it says so itself."""
    made_at: float
    fresh_until: float
    """Until then it is shown without a thought."""
    patience_until: float
    """Until then it is shown while a new one is being made."""
    outage_until: float
    """Until then it is shown if no new one can be made."""
    is_rare: bool
    """Nobody misses it much: what does not exist, what leads elsewhere, lists with a question."""
    packings: dict[str, Packed] = field(default_factory=dict)
    size: int = EMPTY_COST
    """Bytes in memory, about."""
    is_makeshift: bool = False
    """Made from a replica while the database itself was away: shown only for as long as it is."""
    is_used: bool = False
    is_renewing: bool = False

    def packed(self, encoding: str) -> Packed:
        """The page in a packing; made at the first wish."""
        return self.packings.get(encoding) or self.pack(encoding, self._plain())

    def pack(self, encoding: str, body: bytes) -> Packed:
        """Pack the page; where that is not worth it, the plain one stands for the packed one."""
        used = encoding if len(body) >= SMALLEST and PACKED_TYPES.match(self.type) else PLAIN
        packed = self.packings.get(used) or self._written(used, encode(body, used))
        self.packings[encoding] = self.packings[used] = packed
        return packed

    def expire(self) -> None:
        """Show it no more, unless nothing new can be made."""
        self.fresh_until = self.patience_until = 0.0

    def _plain(self) -> bytes:
        if PLAIN in self.packings:
            return self.packings[PLAIN].body
        encoding, packed = next(iter(self.packings.items()))
        return UNPACK[encoding](packed.body)

    def _written(self, encoding: str, body: bytes) -> Packed:
        named = [] if encoding == PLAIN else [("Content-Encoding", encoding)]
        etag = ("ETag", f'"{self.mark}"' if encoding == PLAIN else f'"{self.mark}-{encoding}"')
        repeated = [pair for pair in self.headers if pair[0].lower() in REPEATED]
        headers = [*self.headers, *named, etag, ("Content-Length", str(len(body)))]
        return Packed(body, etag[1], headers, [*repeated, etag])


def entry_of(address: Address, answer: Answer, *, encoding: str, now: float) -> Entry:
    """A page to be kept, packed as its first reader wants it."""
    told = {name.lower(): value for name, value in answer.headers}
    type_, until = told.get("content-type", ""), answer.keep.until or float("inf")
    body = without_margins(answer.body) if type_.startswith("text/html") else answer.body
    # The clock on our pages shows minutes: as soon as the next one begins, a page looks old.
    fresh_until = min((now // A_MINUTE + 1) * A_MINUTE, until)
    entry = Entry(
        address.key, answer.code, sys.intern(answer.status), sys.intern(type_),
        _headers(answer.headers, "Accept-Encoding, Accept-Language" if address.language else "Accept-Encoding"),
        replace(answer.keep, keys=tuple(answer.keep.keys)), _mark(body),
        parse_http_date_safe(told.get("last-modified", "")), now, fresh_until,
        min(fresh_until + A_MINUTE, until), min(now + A_DAY, until),
        is_rare=answer.code != OK or bool(address.question),
    )  # fmt: skip
    entry.size += KEY_COST * len(entry.keep.keys) + len(entry.pack(encoding, body).body)
    return entry


def _headers(headers: Headers, vary: str) -> Headers:
    """What every packing has. Most pages have the same values, which stand in memory once."""
    return [*(_pair(*each) for each in headers if each[0].lower() not in WRITTEN_HERE), _pair("Vary", vary)]


@lru_cache(maxsize=1024)
def _pair(name: str, value: str) -> tuple[str, str]:
    return name, value


def _mark(body: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.blake2b(body, digest_size=12).digest()).decode()
