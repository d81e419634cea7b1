"""Crowds of made-up readers, written to the spool as the web processes would have written them."""

import multiprocessing
import random
from dataclasses import dataclass
from pathlib import Path

# Out of a hundred readers.
LANGUAGES = ["mk"] * 50 + ["sq"] * 20 + ["en"] * 12 + ["sr"] * 8 + ["tr"] * 6 + ["rom"] * 4
COUNTRIES = (
    ["MK"] * 55 + ["XK"] * 10 + ["AL"] * 8 + ["RS"] * 7 + ["TR"] * 6 + ["DE"] * 6 + ["CH"] * 4 + ["US"] * 4
)
MOBILE, FIXED = 100, 3_000
"""Networks (/24) of mobile providers, which six of ten readers share, and of fixed lines, which three of ten share."""
SPREAD = 0x9E3779B97F4A7C15
"""An odd number (2^64 divided by the golden ratio): multiples of it look like chance and never meet."""
EVENTS_IN_A_FILE = 5000
VISIT_SECONDS = 600
MIX = (
    f"Readers come at any moment and stay for up to {VISIT_SECONDS // 60} minutes; pages by popularity (1/rank), "
    f"{len(set(LANGUAGES))} languages,\n{len(set(COUNTRIES))} countries; six of ten readers in {MOBILE} networks of "
    f"mobile providers, three in {FIXED:,} others, one in a network of\nhis own (IPv6). All in the order of time."
)


@dataclass(frozen=True)
class Crowd:
    """So many views by so many readers of so many pages, within so many seconds."""

    views: int
    readers: int
    pages: int
    seconds: int

    def __str__(self):
        return f"{self.views:,} views by {self.readers:,} readers of {self.pages:,} pages within {self.seconds:,} s"


def write(folder: Path, crowd: Crowd, *, ends_at: int, first: int = 0) -> None:
    """Write the views of a crowd, whose readers are numbered from `first`, in a process of its own.

    So what it takes to make them up is not in the memory of the process that counts them.
    """
    process = multiprocessing.get_context("fork").Process(target=_write, args=(folder, crowd, ends_at, first))
    process.start()
    process.join()
    if process.exitcode:
        raise RuntimeError("The views could not be written.")


def _write(folder: Path, crowd: Crowd, ends_at: int, first: int) -> None:
    from visitors.records import encode

    chance = random.Random(first)
    weights = [1 / rank for rank in range(1, crowd.pages + 1)]
    pages = chance.choices(range(1, crowd.pages + 1), weights, k=crowd.views)
    begins_at, stay = ends_at - crowd.seconds, min(VISIT_SECONDS, crowd.seconds)
    comes_at = [begins_at + chance.random() * (crowd.seconds - stay) for _reader in range(crowd.readers)]
    shown = [
        (int(comes_at[number % crowd.readers] + chance.random() * stay), first + number % crowd.readers, page)
        for number, page in enumerate(pages)
    ]
    shown.sort()
    for start in range(0, crowd.views, EVENTS_IN_A_FILE):
        part = shown[start : start + EVENTS_IN_A_FILE]
        _file(folder, b"".join(encode(_view(*each)) for each in part))


def _view(at: int, reader: int, page: int):
    from visitors.records import Kind, Record

    number = (reader + 1) * SPREAD % (1 << 63)
    return Record(
        Kind.VIEW, at, LANGUAGES[number % 100], COUNTRIES[number // 100 % 100], f"articles.article:{page}",
        reader=number, network=_network(number),
    )  # fmt: skip


def _network(reader: int) -> int:
    chance, which = reader // 10_000 % 10, reader // 100_000
    if chance < 6:
        return which % MOBILE + 1
    return MOBILE + which % FIXED + 1 if chance < 9 else reader


def _file(folder: Path, data: bytes) -> None:
    from visitors.spool import Spool

    spool = Spool(folder, limit=1 << 40, seconds=3600)
    spool.append(data)
    spool.finish()
