"""Making the country file that comes with the code from a newer edition, and proving that nothing was changed."""

import random
from bisect import bisect_right
from collections.abc import Callable, Iterator
from datetime import datetime
from ipaddress import IPv4Address, IPv6Address
from pathlib import Path

from visitors import country_data
from visitors.country_reader import open_countries
from visitors.country_sources import Source, ranges_of
from visitors.country_writer import Range, pack
from visitors.geo import UNKNOWN, country_of

KIND = "DBIP-Country-Lite"
SAMPLES = 100_000
"""Addresses of each family that are looked up in both files after the files were compared as a whole."""
MAY_NOT_BE_PASSED_ON = ("GeoLite", "GeoIP")

Address = IPv4Address | IPv6Address


class DifferentAnswersError(Exception):
    """The new file does not say what its source says."""


def rebuild(source: Source, target: Path, *, built_at: datetime, beside: Path) -> int:
    """Write the source in its compact form, test it against the source, take it into use; give its size."""
    beside.write_bytes(pack(source.ranges, kind=KIND, description=_description(built_at), built_at=built_at))
    compare(source, beside)
    country_data.swap_in(beside, target)
    return target.stat().st_size


def _description(built_at: datetime) -> str:
    month = f"{built_at:%Y-%m}"
    return f"IP to Country Lite by DB-IP (https://db-ip.com), {month}, CC BY 4.0, packed by Nevipe"


def compare(source: Source, path: Path, samples: int = SAMPLES) -> None:
    """Raise DifferentAnswersError unless a file says about every address what the source says."""
    with open_countries(path) as reader:
        if ranges_of(reader) != source.ranges:
            raise DifferentAnswersError("The new file has other ranges than its source.")
        said = _answers(source)
        for address in sample(source.ranges, samples):
            new, old = country_of(reader.get(address)), said(address)
            if new != old:
                raise DifferentAnswersError(f"The new file places {address} in {new}, its source in {old}.")


def _answers(source: Source) -> Callable[[Address], str]:
    if source.reader is not None:
        return lambda address: country_of(source.reader.get(address))
    starts = [each.start for each in source.ranges]

    def from_lines(address: Address) -> str:
        place = bisect_right(starts, int(address)) - 1
        is_inside = place >= 0 and int(address) < source.ranges[place].end
        return source.ranges[place].country if is_inside else UNKNOWN

    return from_lines


def sample(ranges: list[Range], count: int) -> Iterator[Address]:
    """Addresses of both families: half from anywhere, half at the edges of ranges, where mistakes live."""
    chance = random.Random(count)  # noqa: S311 - the same addresses every time
    for family, lowest, highest in ((IPv4Address, 0, 1 << 32), (IPv6Address, 1 << 32, 1 << 128)):
        edges = [edge for each in ranges if lowest <= each.start < highest for edge in (each.start, each.end)]
        for number in range(count):
            wanted = chance.randrange(lowest, highest)
            if number % 2 and edges:
                wanted = min(max(chance.choice(edges) - chance.randrange(2), lowest), highest - 1)
            yield family(wanted)
