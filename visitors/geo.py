"""From an address to a country, with a file on this host: no request leaves it."""

import logging
import re
import threading
import time
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address
from pathlib import Path

import maxminddb

from visitors import conf

UNKNOWN = "ZZ"
# Codes that databases use for "somewhere in Europe", "Asia/Pacific", "anonymous", "satellite", "Tor".
NO_COUNTRIES = {"EU", "AP", "A1", "A2", "O1", "T1", "XX", "ZZ"}
CODE = re.compile(r"[A-Z]{2}", re.ASCII)
LOOK_AGAIN_SECONDS = 60

logger = logging.getLogger(__name__)


class CountryFile:
    """An open database that notices when a newer file has taken its place."""

    def __init__(self, path: Path):
        self.path = path
        self._lock = threading.Lock()
        self._reader = None
        self._version = None
        self._look_again_at = 0.0

    def country(self, address: IPv4Address | IPv6Address) -> str:
        """Give the ISO code of the country (Kosovo is XK), ZZ when it is not known."""
        self._refresh()
        try:
            return country_of(self._reader.get(address)) if self._reader else UNKNOWN
        except (ValueError, maxminddb.InvalidDatabaseError):
            return UNKNOWN

    def _refresh(self) -> None:
        now = time.monotonic()
        if now < self._look_again_at:
            return
        with self._lock:
            self._look_again_at = now + LOOK_AGAIN_SECONDS
            try:
                status = self.path.stat()
                version = (status.st_ino, status.st_mtime_ns)
                if version != self._version:
                    # The old reader is left to the threads that still use it; the last one frees it.
                    self._reader, self._version = maxminddb.open_database(self.path), version
            except (OSError, maxminddb.InvalidDatabaseError) as error:
                logger.warning("Countries are not counted: %s cannot be read (%s).", self.path, error)


def country_of(entry: object) -> str:
    """Find the code in an entry of DB-IP Lite, GeoLite2 or a similar database."""
    code = None
    if isinstance(entry, dict):
        nested = entry.get("country") or entry.get("registered_country")
        code = entry.get("country_code") or (nested.get("iso_code") if isinstance(nested, dict) else nested)
    is_code = isinstance(code, str) and CODE.fullmatch(code) and code not in NO_COUNTRIES
    return code if is_code else UNKNOWN


@lru_cache(maxsize=8)
def _country_file(path: Path) -> CountryFile:
    return CountryFile(path)


def country(address: IPv4Address | IPv6Address) -> str:
    """Give the country of an address, from the file named in the settings or the one that we bring."""
    return _country_file(conf.countries_file()).country(address)
