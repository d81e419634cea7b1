"""Signs that stand inside words without being letters: accents set apart, soft hyphens, joiners, marks of direction."""

import unicodedata

_KINDS = {"Mn", "Mc", "Me", "Cf"}


def _among(points: range) -> str:
    """All of them among these code points, as the inside of a set of a regular expression."""
    return "".join(chr(point) for point in points if unicodedata.category(chr(point)) in _KINDS)


INSIDE_WORDS = _among(range(0xA0, 0x10000))
ASTRAL_INSIDE_WORDS = _among(range(0x10000, 0x20000)) + _among(range(0xE0000, 0xE0200))
"""The rest of them; the planes between hold ideographs. Apart, since a set with these is slow to search for."""
