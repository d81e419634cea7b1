"""From an address to a country, with a file on this host: no request leaves it."""

import logging
import re
import threading
import time
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

import maxminddb
from babel import Locale

from visitors import addresses, conf
from visitors.country_reader import open_countries

UNKNOWN = "ZZ"
# Codes that databases use for "somewhere in Europe", "Asia/Pacific", "anonymous", "satellite", "Tor".
NO_COUNTRIES = {"EU", "AP", "A1", "A2", "O1", "T1", "XX", "ZZ", "EZ", "QO", "UN", "XA", "XB"}
CODE = re.compile(r"[A-Z]{2}", re.ASCII)
LONGEST_CODE = 8
LOOK_AGAIN_SECONDS = 60
MOST_NEAR = 8192
"""Of so many neighbourhoods the country is remembered."""

logger = logging.getLogger(__name__)


class CountryFile:
    """An open database that notices when a newer file has taken its place."""

    def __init__(self, path: Path):
        self.path = path
        self._lock = threading.Lock()
        self._reader = None
        self._version = None
        self._look_again_at = 0.0
        self._near: dict[bytes, str] = {}

    def country(self, address: addresses.Address) -> str:
        """Give the ISO code of the country (Kosovo is XK), ZZ when it is not known."""
        if time.monotonic() >= self._look_again_at:
            self._refresh()
        near = self._near
        return near.get(address[: addresses.NEAR[len(address)]]) or self._look_up(address, near)

    def _look_up(self, address: addresses.Address, near: dict[bytes, str]) -> str:
        """Ask the file; remember the answer if it is the same for the whole neighbourhood of the address."""
        if not self._reader:
            return UNKNOWN
        try:
            entry, bits = self._reader.get_with_prefix_len(addresses.text_of(address))
        except (ValueError, maxminddb.InvalidDatabaseError):
            return UNKNOWN
        found, size = country_of(entry), addresses.NEAR[len(address)]
        if bits <= 8 * size:
            if len(near) >= MOST_NEAR:
                near.clear()
            near[address[:size]] = found
        return found

    def _refresh(self) -> None:
        with self._lock:
            self._look_again_at = time.monotonic() + LOOK_AGAIN_SECONDS
            try:
                status = self.path.stat()
                version = (status.st_ino, status.st_mtime_ns)
                if version != self._version:
                    # The old reader is left to the threads that still use it; the last one frees it.
                    self._reader, self._version = open_countries(self.path), version
                    self._near = {}
            except (OSError, maxminddb.InvalidDatabaseError, ValueError) as error:
                logger.warning("Countries are not counted: %s cannot be read (%s).", self.path, error)


def country_of(entry: object) -> str:
    """Find the code in an entry of DB-IP Lite, GeoLite2 or a similar database."""
    if not isinstance(entry, dict):
        return UNKNOWN
    code = entry.get("country_code")
    if not code:
        nested = entry.get("country") or entry.get("registered_country")
        code = nested.get("iso_code") if isinstance(nested, dict) else nested
    return code if isinstance(code, str) and _is_country(code) else UNKNOWN


@lru_cache(maxsize=1024)
def _is_country(code: str) -> bool:
    return CODE.fullmatch(code) is not None and code not in NO_COUNTRIES


@lru_cache(maxsize=8)
def _country_file(path: str) -> CountryFile:
    return CountryFile(Path(path))


def country(address: addresses.Address) -> str:
    """Give the country of an address, from the file named in the settings or the one that we bring."""
    return _country_file(conf.in_force().countries_file).country(address)


def named_country(environ: Mapping) -> str | None:
    """Give the country that a CDN of ours has named; None if none has, or not in a way that can be read.

    A code that means no country ("Tor", "somewhere in Europe") is an answer: the CDN knows, and it is ZZ.
    """
    header = conf.in_force().country_header
    said = environ.get(header, "") if header else ""
    if not said or (peer := addresses.peer_address(environ)) is None or not addresses.is_trusted(peer):
        return None
    code = said[:LONGEST_CODE].strip().upper()
    if code in NO_COUNTRIES:
        return UNKNOWN
    return code if said.isascii() and code in _countries() else None  # the capital of ß is SS, South Sudan


@cache
def _countries() -> frozenset[str]:
    """Every country that has a name; a proxy that passes on what clients say must not make up new ones."""
    territories = Locale.parse("en").territories
    return frozenset(code for code in territories if _is_country(code))
