"""What can be told about a country file: whose it is, how old, how large."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import maxminddb

from visitors.country_reader import has_fast_reader

OLD_AFTER = timedelta(days=366)
"""Two-year-old data still places 97 of 100 readers well; once a year is a habit that a newsroom can keep."""


@dataclass(frozen=True)
class Facts:
    """A country file, described."""

    path: Path
    size: int
    kind: str
    description: str
    built_on: date
    has_ipv6: bool

    def is_old(self, today: date) -> bool:
        """Whether a newer edition should be fetched."""
        return today - self.built_on > OLD_AFTER

    def lines(self, today: date) -> Iterator[tuple[str, str]]:
        """The facts as pairs of name and value, for people."""
        yield "File", f"{self.path} ({self.size / 1e6:.1f} MB)"
        yield "Source", ": ".join(filter(None, (self.kind, self.description)))
        yield "Edition", f"{self.built_on:%Y-%m-%d}, {(today - self.built_on).days} days old"
        yield "Addresses", "IPv4 and IPv6" if self.has_ipv6 else "IPv4 only"
        yield "Reader", "quick (in C)" if has_fast_reader() else "slow (maxminddb has no C part)"


def facts(path: Path, reader: maxminddb.Reader) -> Facts:
    """Describe an open file."""
    about = reader.metadata()
    built_on = datetime.fromtimestamp(about.build_epoch, UTC).date()
    description = about.description.get("en", "")
    size = path.stat().st_size
    return Facts(path, size, about.database_type, description, built_on, about.ip_version == 6)
