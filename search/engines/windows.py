"""Where to look first: the newest few thousand documents, then more, then all."""

import time
from collections.abc import Iterator
from threading import Lock

from django.db import connection

from search.engines.tables import run

_SIZES = (8_000, 64_000, 512_000)
"""Documents. A word that one document in eight has is answered from the first, one in sixty-four from the second."""
_KEPT = 60
"""Seconds for which the answer of the database's statistics is kept."""
_lock, _known = Lock(), {}


def windows(low: int | None = None) -> Iterator[int | None]:
    """The lowest number of each window that is worth a look, the smallest window first; `low` is the last at most."""
    for begin in _begins():
        if low is None or begin > low:
            yield begin
    yield low


def _begins() -> list[int]:
    name = connection.settings_dict["NAME"]
    kept = _known.get(name)
    if kept is None or kept[0] < time.monotonic():
        kept = (time.monotonic() + _KEPT, _ask())
        with _lock:
            _known.clear()
            _known[name] = kept
    return kept[1]


def _ask() -> list[int]:
    """The numbers that PostgreSQL has noted as hundredths of the table, and so the begin of each window."""
    found = run(
        "SELECT c.reltuples, s.histogram_bounds::text::bigint[] FROM pg_stats s"
        " JOIN pg_class c ON c.oid = 'search_entry'::regclass"
        " WHERE s.tablename = 'search_entry' AND s.attname = 'id' AND s.schemaname = current_schema()"
    )
    if not found or not found[0][1] or found[0][0] < _SIZES[0]:
        return []
    total, bounds = found[0]
    places = [len(bounds) - 1 - max(1, round(size / total * (len(bounds) - 1))) for size in _SIZES]
    return [bounds[place] for place in places if place > 0]
