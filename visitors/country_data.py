"""Taking a newer address-to-country file into use, after testing that it tells the countries that matter."""

import os
import secrets
import shutil
from ipaddress import ip_address
from pathlib import Path

import maxminddb

from visitors.geo import country_of

# Addresses of large providers. Data made from registry lists alone puts all of Kosovo into Albania.
KNOWN_ADDRESSES = {
    "46.99.0.1": "XK",
    "77.28.0.1": "MK",
    "8.8.8.8": "US",
    "2a00:1450:4001::1": "DE",
}
RESERVED_ADDRESS = "127.0.0.1"


def faults(path: Path) -> list[str]:
    """What is wrong with a file, in sentences; an empty list means that it may be used."""
    try:
        with maxminddb.open_database(path) as reader:
            return _wrong_answers(reader)
    except OSError as error:
        return [f"It cannot be read: {error.strerror or error}."]
    except (maxminddb.InvalidDatabaseError, ValueError) as error:
        return [f"It is no .mmdb file: {error}"]


def _wrong_answers(reader) -> list[str]:
    expected = {**KNOWN_ADDRESSES, RESERVED_ADDRESS: "ZZ"}
    answers = {text: country_of(reader.get(ip_address(text))) for text in expected}
    return [
        f"It places {text} in {answers[text]} instead of {country}."
        for text, country in expected.items()
        if answers[text] != country
    ]


def swap_in(source: Path, target: Path) -> None:
    """Copy a file beside the one in use and rename it: readers see the old one or the new one, never a half."""
    if found := faults(source):
        raise ValueError(" ".join(found))
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        shutil.copyfile(source, beside)
        with beside.open("rb") as copied:
            os.fsync(copied.fileno())
        beside.rename(target)
    finally:
        beside.unlink(missing_ok=True)
