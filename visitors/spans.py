"""When a reader was here, as spans of time: pure arithmetic that gives the same for any order of arrival.

A span reaches from the first page of a visit to its last. Two pages with at most half an hour between them
belong to one visit; so a page that is noted late may stand alone, lengthen a visit or join two to one.
"""

from collections.abc import Iterable
from itertools import starmap
from struct import Struct

from visitors.conf import VISIT_GAP_SECONDS

Span = tuple[int, int]
"""The first and the last page of a visit (Unix time)."""

_PAIR = Struct("<II")


def unpack(data: bytes) -> list[Span]:
    """Give the spans that a database row keeps, the earliest first."""
    return list(_PAIR.iter_unpack(data))


def pack(spans: Iterable[Span]) -> bytes:
    """Give spans as a database row keeps them: 8 bytes each."""
    return b"".join(starmap(_PAIR.pack, spans))


def join(spans: list[Span], times: list[int]) -> list[Span]:
    """Give the spans after pages at these times (sorted) have come to light."""
    if not spans and times[-1] - times[0] <= VISIT_GAP_SECONDS:
        return [(times[0], times[-1])]
    known = sorted([*spans, *zip(times, times, strict=True)])
    first, last = known[0]
    joined = []
    for begin, end in known:
        if begin - last > VISIT_GAP_SECONDS:
            joined.append((first, last))
            first, last = begin, end
        elif end > last:
            last = end
    joined.append((first, last))
    return joined


def beginnings(spans: list[Span], before_midnight: list[Span]) -> list[int]:
    """When visits began, given what the same reader did the day before: a visit over midnight is one visit."""
    starts = [first for first, _last in spans]
    if starts and before_midnight and starts[0] - before_midnight[-1][1] <= VISIT_GAP_SECONDS:
        return starts[1:]
    return starts
