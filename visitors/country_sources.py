"""Reading published lists of countries: an .mmdb file, or lines of ``first address,last address,country``.

Both may be packed with gzip, as they are when one downloads them.
"""

import csv
import gzip
import io
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path

import maxminddb

from visitors import country_integrity
from visitors.country_reader import open_countries
from visitors.country_writer import METADATA_MARK, Range
from visitors.geo import UNKNOWN, country_of

GZIP_MARK = b"\x1f\x8b"
METADATA_WITHIN = 128 * 1024


class UnreadableSourceError(ValueError):
    """What is wrong with a source, in a sentence."""


class Source:
    """What a publisher says about all addresses."""

    def __init__(self, ranges: list[Range], kind: str = "", built_at: datetime | None = None, reader=None):
        self.ranges = ranges
        self.kind = kind
        self.built_at = built_at
        self.reader = reader
        """The publisher's own file, to be asked about single addresses; None if it was a list."""


@contextmanager
def opened(path: Path) -> Iterator[Source]:
    """Read a source; UnreadableSourceError or OSError if that fails."""
    with path.open("rb") as stream:
        is_packed = stream.read(len(GZIP_MARK)) == GZIP_MARK
    with tempfile.TemporaryDirectory() as folder:
        try:
            plain = _unpacked(path, Path(folder)) if is_packed else path
            yield _from_file(plain) if _is_mmdb(plain) else _from_lines(plain)
        except (gzip.BadGzipFile, EOFError, maxminddb.InvalidDatabaseError, UnicodeDecodeError) as error:
            raise UnreadableSourceError(f"{path.name} is damaged: {error}") from error


def _unpacked(path: Path, folder: Path) -> Path:
    plain = folder / "countries"
    with gzip.open(path) as packed, plain.open("wb") as target:
        while part := packed.read(io.DEFAULT_BUFFER_SIZE * 64):
            target.write(part)
    return plain


def _is_mmdb(path: Path) -> bool:
    with path.open("rb") as stream:
        stream.seek(-min(METADATA_WITHIN, path.stat().st_size), io.SEEK_END)
        return METADATA_MARK in stream.read()


def _from_file(path: Path) -> Source:
    country_integrity.read_all(path)
    reader = open_countries(path)
    about = reader.metadata()
    built_at = datetime.fromtimestamp(about.build_epoch, UTC)
    return Source(ranges_of(reader), about.database_type, built_at, reader)


def ranges_of(reader: maxminddb.Reader) -> list[Range]:
    """All that an open file says, as ranges as long as possible."""
    found = (
        (int(network.network_address), int(network.broadcast_address) + 1, country_of(entry))
        for network, entry in reader
    )
    return joined(found)


def _from_lines(path: Path) -> Source:
    with path.open(encoding="utf-8", newline="") as stream:
        ranges = joined(sorted(_parsed(csv.reader(stream))))
    if not ranges:
        raise UnreadableSourceError(f"{path.name} has no line such as 1.0.0.0,1.0.0.255,AU.")
    return Source(ranges)


def _parsed(lines: Iterable[list[str]]) -> Iterator[tuple[int, int, str]]:
    for number, line in enumerate(lines, 1):
        try:
            first, last, country = line[:3]
            lowest, highest = ip_address(first), ip_address(last)
            start, end = int(lowest), int(highest) + 1
        except ValueError as error:
            raise UnreadableSourceError(f"Line {number} is no 'first,last,country': {error}") from error
        if lowest.version != highest.version or start >= end:
            raise UnreadableSourceError(f"Line {number}: {first} to {last} is no range.")
        # In the file IPv4 lies where IPv6 has nothing: ::/96.
        if lowest.version == 4 or start >= 1 << 32:
            yield start, end, country_of({"country": country.strip().upper()})


def joined(found: Iterable[tuple[int, int, str]]) -> list[Range]:
    """Neighbours of one country as one range; addresses of unknown country are left out."""
    ranges: list[Range] = []
    for start, end, country in found:
        if ranges and start < ranges[-1].end:
            raise UnreadableSourceError(f"Two ranges contain {ip_address(start)}.")
        if country == UNKNOWN:
            continue
        goes_on = ranges and (ranges[-1].end, ranges[-1].country) == (start, country)
        ranges.append(Range(ranges.pop().start if goes_on else start, end, country))
    return ranges
