"""What the settings say about counting, with a default for each but the secret."""

import hmac
from datetime import date, datetime
from functools import cache, lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.signals import setting_changed
from django.dispatch import receiver

from languages.registry import enabled

BUNDLED_COUNTRIES = Path(__file__).parent / "data" / "dbip-country.mmdb"
ONLINE_SECONDS = 300
"""A reader is online for this long after opening a page."""
VISIT_GAP_SECONDS = 30 * 60
"""A longer silence than this begins a new visit."""
QUARTER = 15 * 60
MIDDLEWARE, BEACON = "middleware", "beacon"
WAYS_TO_COUNT = (MIDDLEWARE, BEACON)


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


def way_to_count() -> str:
    """Who tells that a page was read: ``middleware`` (we, sending it) or ``beacon`` (the page, being shown)."""
    return getattr(settings, "VISITORS_COUNT", MIDDLEWARE)


def pepper() -> bytes:
    """The secret that is kept outside the database, so that a stolen database cannot be tested for addresses."""
    return _as_bytes(settings.VISITORS_PEPPER)


def seal_keys() -> tuple[bytes, ...]:
    """The keys that seal page keys: the one in use first, then those of secrets that are being replaced."""
    former = getattr(settings, "VISITORS_FORMER_PEPPERS", None) or ()
    secrets = map(_as_bytes, (settings.VISITORS_PEPPER, *former))
    return tuple(hmac.digest(secret, b"page seal", "sha256") for secret in secrets)


def _as_bytes(value: str | bytes) -> bytes:
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


def board_url() -> str:
    """The Redis in which several hosts show their readers together; empty: each host asks the database."""
    return getattr(settings, "VISITORS_BOARD", "")


def board_seconds() -> float:
    """How long Redis may take for an answer before the database is asked."""
    return getattr(settings, "VISITORS_BOARD_SECONDS", 0.25)


def site() -> str:
    """What tells this site from others in the same Redis; the same on all its hosts."""
    return getattr(settings, "VISITORS_SITE", "site")


def local_day(at: int) -> date:
    """The calendar day of a Unix time at the newspaper's own place."""
    return _day_of_quarter(at // QUARTER, settings.TIME_ZONE)


@lru_cache(maxsize=1024)
def _day_of_quarter(quarter: int, zone: str) -> date:
    # Every zone in use is a whole number of quarter hours from UTC, so a day never begins inside a quarter.
    return datetime.fromtimestamp(quarter * QUARTER, ZoneInfo(zone)).date()


class InForce(NamedTuple):
    """What each counted page asks of the settings, read once: asking Django anew costs more than the answer."""

    languages: frozenset[str]
    session_cookie: str
    pepper: bytes
    trusted: tuple[tuple[int, int, int], ...]
    """Bytes of an address, bits to drop from its end, number of the network."""
    country_header: str
    """As the server names it, such as HTTP_CF_IPCOUNTRY; empty: no header is believed."""
    countries_file: str
    spool_folder: Path
    own_hosts: frozenset[str]
    by_message: bool
    """Whether pages tell themselves that they are shown. Then sending them counts nothing: never both."""
    seal_keys: tuple[bytes, ...]
    origin: str
    """The site's address as browsers write it; empty: only the Host header tells it."""


@cache
def in_force() -> InForce:
    """The settings as they are now."""
    header = country_header()
    return InForce(
        frozenset(enabled()),
        settings.SESSION_COOKIE_NAME,
        pepper(),
        tuple(_comparable(network) for network in trusted_networks()),
        f"HTTP_{header.upper().replace('-', '_')}" if header else "",
        str(countries_file()),
        spool_folder(),
        own_hosts(),
        way_to_count() == BEACON,
        seal_keys(),
        (getattr(settings, "SITE_URL", None) or "").rstrip("/"),
    )


def _comparable(network: IPv4Network | IPv6Network) -> tuple[int, int, int]:
    spare = network.max_prefixlen - network.prefixlen
    return network.max_prefixlen // 8, spare, int(network.network_address) >> spare


def country_header() -> str:
    """The header in which a CDN of ours names the reader's country, such as CF-IPCountry; empty: none."""
    return getattr(settings, "VISITORS_COUNTRY_HEADER", None) or ""


def own_hosts() -> frozenset[str]:
    """The names of this site; one that begins with a dot stands for everything below it."""
    named = [*settings.ALLOWED_HOSTS, urlsplit(getattr(settings, "SITE_URL", None) or "").hostname or ""]
    return frozenset(name.lower().removeprefix("www.") for name in named if name and name != "*")


@receiver(setting_changed)
def _read_again(**kwargs) -> None:
    in_force.cache_clear()
