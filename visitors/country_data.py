"""Taking a newer address-to-country file into use, after testing that it tells the countries that matter."""

import os
import secrets
import shutil
from ipaddress import ip_address
from pathlib import Path

import maxminddb

from visitors import country_integrity
from visitors.country_reader import open_countries
from visitors.geo import UNKNOWN, country_of

# Addresses of large providers. Data made from registry lists alone puts all of Kosovo into Albania.
KNOWN_ADDRESSES = {
    "46.99.0.1": "XK",
    "77.28.0.1": "MK",
    "8.8.8.8": "US",
    "2a00:1450:4001::1": "DE",
}
RESERVED_ADDRESS = "127.0.0.1"
SIGNS_OF_DAMAGE = (
    maxminddb.InvalidDatabaseError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError,
)  # fmt: skip
"""What readers stumble over where no file says what it should say."""


def faults(path: Path, *, thoroughly: bool = True) -> list[str]:
    """What is wrong with a file, in sentences; an empty list means that it may be used.

    Thoroughly means that all of it is read, as is due with a file that comes from elsewhere.
    """
    try:
        if thoroughly:
            country_integrity.read_all(path)
        with open_countries(path) as reader:
            return _wrong_answers(reader)
    except OSError as error:
        return [f"It cannot be read: {error.strerror or error}."]
    except SIGNS_OF_DAMAGE as error:
        return [f"It is no .mmdb file, or a damaged one: {error}"]


def expected() -> dict[str, str]:
    """What a good file answers to the test addresses."""
    return {**KNOWN_ADDRESSES, RESERVED_ADDRESS: UNKNOWN}


def _wrong_answers(reader: maxminddb.Reader) -> list[str]:
    """What an open file says wrongly of addresses whose country is known."""
    if reader.metadata().ip_version != 6:
        return ["It knows nothing of IPv6 addresses."]
    found = {text: reader.get(ip_address(text)) for text in expected()}
    answers = {text: country_of(entry) for text, entry in found.items()}
    if set(answers.values()) == {UNKNOWN}:
        example = next((entry for entry in found.values() if entry is not None), "nothing at all")
        return [f"It tells no countries. About one address it says: {str(example)[:200]}"]
    return [
        f"It places {text} in {answers[text]} instead of {country}."
        for text, country in expected().items()
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
