"""Whole numbers that strangers wrote: in an address, a form, a key."""

MOST_DIGITS = 18
"""More do not fit into a column of the database."""


def whole_number(text: object, *, digits: int = MOST_DIGITS) -> int | None:
    """The number that a text of plain digits means; None for anything else, and for one with more digits."""
    plain = isinstance(text, str) and text.isascii() and text.isdecimal() and len(text) <= digits
    return int(text) if plain else None
