"""The names of what hangs on the board. All keys of one piece lie on one host of a cluster ({v:0} … {v:f})."""

from datetime import date
from typing import NamedTuple

from visitors import conf

DIGITS = "0123456789abcdef"
WHOLE = "*"
"""Stands in each key that is complete. Redis may have lost any key: without this mark nobody believes it."""
ALL_BITS = (1 << 64) - 1


class Piece(NamedTuple):
    """The three keys of one piece on one day."""

    seen: str
    countries: str
    online: str


def name_of(reader: int) -> str:
    """A reader's number (the second one, made with the day's salt) as sixteen digits; the first names the piece."""
    return f"{reader & ALL_BITS:016x}"


def piece(digit: str, day: date) -> Piece:
    """The keys of the piece with this digit."""
    start = f"{prefix()}:{{v:{digit}}}"
    return Piece(f"{start}:seen:{day}", f"{start}:countries:{day}", f"{start}:online")


def repair_key() -> str:
    """Whoever holds this key is repairing the board."""
    return f"{prefix()}:{{v:0}}:repair"


def prefix() -> str:
    """What the keys of this site begin with: several sites may share one Redis."""
    return f"visitors:{conf.site()}"
