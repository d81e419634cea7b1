"""Writing a country file (.mmdb) in which every part that occurs twice is stored once.

The format is MaxMind's (https://maxmind.github.io/MaxMind-DB/): a tree that asks one bit of the address
after the other. Its nodes may point to any node, so equal branches can share one: the file becomes less
than half as large, gives the same answers, and more of it fits into the processor's cache.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

ADDRESS_BITS = 128
GAP = b"\0" * 16
METADATA_MARK = b"\xab\xcd\xefMaxMind.com"
# Types of the format, in the upper three bits of a value's first byte; there 0 says that another byte tells.
TEXT, SHORT, NUMBER, MAP, LONG, LIST = 2, 5, 6, 7, 9, 11
LARGEST_SHORT = 28
"""Longer values tell their length in another byte."""


class Range(NamedTuple):
    """Addresses from start up to, but without, end, as numbers; IPv4 is the lowest part of IPv6."""

    start: int
    end: int
    country: str


class Number(NamedTuple):
    """A number of one of the format's sizes: SHORT (16 bits), NUMBER (32) or LONG (64)."""

    kind: int
    value: int


def code_entry(country: str) -> dict:
    """What the file says about an address, in the layout of DB-IP Lite's compact files."""
    return {"country_code": country}


def pack(
    ranges: Sequence[Range],
    *,
    kind: str,
    description: str,
    built_at: datetime,
    entry: Callable[[str], object] = code_entry,
    bits: int = ADDRESS_BITS,
) -> bytes:
    """Give the content of a file that knows these ranges (sorted, apart from each other): always the same."""
    data, offsets = bytearray(), {}
    for country in sorted({each.country for each in ranges}):
        offsets[country] = len(data)
        data += encode(entry(country))
    nodes = _Tree(ranges, bits).nodes()
    metadata = {
        "binary_format_major_version": Number(SHORT, 2),
        "binary_format_minor_version": Number(SHORT, 0),
        "build_epoch": Number(LONG, int(built_at.timestamp())),
        "database_type": kind,
        "description": {"en": description},
        "ip_version": Number(SHORT, 6 if bits == ADDRESS_BITS else 4),
        "languages": [],
        "node_count": Number(NUMBER, len(nodes)),
        "record_size": Number(SHORT, 24),
    }
    places = {country: len(nodes) + len(GAP) + offset for country, offset in offsets.items()}
    places[None] = len(nodes)
    tree = b"".join(_place(half, places) for node in nodes for half in node)
    return b"".join((tree, GAP, bytes(data), METADATA_MARK, encode(metadata)))


def _place(half: int | str | None, places: dict) -> bytes:
    return (half if isinstance(half, int) else places[half]).to_bytes(3, "big")


class _Tree:
    """Halves address blocks until each half lies in one country, and never makes the same node twice."""

    def __init__(self, ranges: Sequence[Range], bits: int):
        self._bits = bits
        self._starts, self._countries = [0], [None]
        for start, end, country in ranges:
            if start == self._starts[-1]:
                self._countries[-1] = country
            else:
                self._starts.append(start)
                self._countries.append(country)
            self._starts.append(end)
            self._countries.append(None)
        self._numbers: dict[tuple, int] = {}

    def nodes(self) -> list[tuple]:
        """The nodes, the top first; each half is the number of a node, a country, or None."""
        top = self._block(0, self._bits, 0, len(self._starts) - 1)
        if not isinstance(top, int):
            return [(top, top)]
        last = len(self._numbers) - 1  # a node is made after those below it, so the top is the last
        return [tuple(_turn(half, last) for half in node) for node in reversed(self._numbers)]

    def _block(self, start: int, bits: int, first: int, last: int) -> int | str | None:
        """One block of 2^bits addresses, given the ranges that reach into it."""
        if first == last or not bits:
            return self._countries[first]
        middle = start + (1 << (bits - 1))
        cut = bisect_left(self._starts, middle, first + 1, last + 1)
        begins_there = cut <= last and self._starts[cut] == middle
        lower = self._block(start, bits - 1, first, cut - 1)
        upper = self._block(middle, bits - 1, cut if begins_there else cut - 1, last)
        if lower == upper and not isinstance(lower, int):
            return lower
        return self._numbers.setdefault((lower, upper), len(self._numbers))


def _turn(half: int | str | None, last: int) -> int | str | None:
    return last - half if isinstance(half, int) else half


def encode(value: object) -> bytes:
    """Write one value in MaxMind's format: text, a number, a map or a list."""
    match value:
        case str():
            text = value.encode()
            return _control(TEXT, len(text)) + text
        case Number(kind, number):
            digits = number.to_bytes((number.bit_length() + 7) // 8, "big")
            return _control(kind, len(digits)) + digits
        case dict():
            parts = (encode(each) for item in value.items() for each in item)
            return _control(MAP, len(value)) + b"".join(parts)
        case list():
            return _control(LIST, len(value)) + b"".join(map(encode, value))
    raise TypeError(f"{value!r} cannot be written into a country file.")


def _control(kind: int, size: int) -> bytes:
    more = bytes([size - LARGEST_SHORT - 1]) if size > LARGEST_SHORT else b""
    short = min(size, LARGEST_SHORT + 1)
    if kind <= MAP:
        return bytes([kind << 5 | short]) + more
    return bytes([short, kind - MAP]) + more
