"""What dates look like inside sentences, in all our languages."""

import re
from functools import lru_cache

from languages.date_names import CLDR, names

ROMANI = {"marto": 3, "marti": 3, "aprili": 4, "juno": 6, "oktobro": 10, "decemvri": 12}
"""The months that are attested in Romani texts of the region."""
JOIN = r"\s*(?:-|–|—|to|until|till|до|do|deri|ile|dži\s+ko)\s*"
YEAR = r"(?:19|20)\d{2}"
DAY = r"\d{1,2}(?:st|nd|rd|th|\.|-ти|-ви|-ri)?"


@lru_cache(maxsize=1)
def months() -> dict[str, int]:
    """Every written form of a month that we know, in small letters."""
    found = dict(ROMANI)
    for cldr in [*CLDR.values(), "sr", "en_US"]:
        for number, name in enumerate(names(cldr).months, 1):
            found |= dict.fromkeys(_forms(name.casefold()), number)
        for number, name in enumerate(names(cldr).short_months, 1):
            found |= {name.casefold().strip("."): number}
    return found


def _forms(name: str) -> set[str]:
    """The name and its genitive in Serbian: септембар → септембра, januar → januara."""
    genitive = (
        {name[:-2] + name[-1] + "a"}
        if name.endswith("bar")
        else {name + "a"}
        if name[-1].isalpha()
        else set()
    )
    cyrillic = {name[:-2] + "ра"} if name.endswith("бар") else {name + "а"}
    return {name} | genitive | cyrillic


@lru_cache(maxsize=1)
def in_prose() -> re.Pattern:
    """Day before month, month before day, or numbers; with or without a year; a day or a range."""
    month = "|".join(sorted(map(re.escape, months()), key=len, reverse=True))
    turkish = r"(?:['’]\w{1,3})?"
    return re.compile(
        rf"(?<![\d./-])(?:"
        rf"(?P<d1>{DAY})(?:\s+(?P<m0>{month})\b\.?(?:\s+(?P<y0>{YEAR}))?)?(?:{JOIN}(?P<d2>{DAY}))?\s+(?:of\s+)?"
        rf"(?P<m1>{month})\b\.?{turkish}(?:,?\s+(?:of\s+)?(?P<y1>{YEAR})\b)?"
        rf"|\b(?P<m2>{month})\.?\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?(?:{JOIN}(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?)?(?![\d:])"
        rf"(?:,?\s+(?P<y2>{YEAR})\b)?"
        rf"|(?P<d5>\d{{1,2}})(?:\.?\s?[-–]\s?(?P<d6>\d{{1,2}}))?\s?[./]\s?(?P<m3>\d{{1,2}})\s?[./]\s?(?P<y3>{YEAR})\b(?!\.\d)"
        rf"|(?P<y4>{YEAR})-(?P<m4>\d{{2}})-(?P<d7>\d{{2}})\b"
        rf")",
        re.IGNORECASE,
    )
