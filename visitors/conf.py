"""What the settings say about counting, with a default for each but the secret."""

from datetime import date, datetime
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings

BUNDLED_COUNTRIES = Path(__file__).parent / "data" / "dbip-country.mmdb"
ONLINE_SECONDS = 300
"""A reader is online for this long after opening a page."""
VISIT_GAP_SECONDS = 30 * 60
"""A longer silence than this begins a new visit."""
QUARTER = 15 * 60


def spool_folder() -> Path:
    """The folder where counted pages wait; on a local disk, since NFS does not append in one piece."""
    return as_path(settings.VISITORS_SPOOL)


def spool_limit() -> int:
    """Bytes that may wait while the database is away; later pages are dropped and the drops are counted."""
    return getattr(settings, "VISITORS_SPOOL_BYTES", 256 * 1024 * 1024)


def fold_seconds() -> float:
    """Seconds between two counts of the spool; 0 keeps the counting thread from starting."""
    return getattr(settings, "VISITORS_FOLD_SECONDS", 5)


def file_seconds() -> float:
    """Seconds after which a process gives its file away for counting and begins another."""
    return fold_seconds() or 5


def pepper() -> bytes:
    """The secret that is kept outside the database, so that a stolen database cannot be tested for addresses."""
    value = settings.VISITORS_PEPPER
    return value.encode() if isinstance(value, str) else bytes(value)


def since() -> date:
    """The day shown as 'counting since'."""
    return settings.VISITORS_SINCE


def countries_file() -> Path:
    """The address-to-country database in use."""
    return as_path(getattr(settings, "GEOIP_DATABASE", None) or BUNDLED_COUNTRIES)


def as_path(value: str | Path) -> Path:
    """A setting as a path; making a path anew for each page would cost more than writing the note."""
    return value if isinstance(value, Path) else _path(value)


@lru_cache(maxsize=8)
def _path(value: str) -> Path:
    return Path(value)


def trusted_networks() -> tuple[IPv4Network | IPv6Network, ...]:
    """The proxies whose X-Forwarded-For is believed."""
    return _networks(tuple(getattr(settings, "TRUSTED_PROXIES", None) or ()))


@lru_cache(maxsize=8)
def _networks(texts: tuple[str, ...]) -> tuple[IPv4Network | IPv6Network, ...]:
    return tuple(ip_network(text, strict=False) for text in texts)


def local_day(at: int) -> date:
    """The calendar day of a Unix time at the newspaper's own place."""
    return _day_of_quarter(at // QUARTER, settings.TIME_ZONE)


@lru_cache(maxsize=1024)
def _day_of_quarter(quarter: int, zone: str) -> date:
    # Every zone in use is a whole number of quarter hours from UTC, so a day never begins inside a quarter.
    return datetime.fromtimestamp(quarter * QUARTER, ZoneInfo(zone)).date()
