"""The names of months and weekdays, from Unicode's CLDR, as they stand inside a sentence."""

from dataclasses import dataclass
from functools import lru_cache

from babel import Locale

# Albanian of North Macedonia uses the 24-hour clock. Romani has no entry in CLDR and none here:
# five month names are attested, seven are not, and we do not invent the rest.
CLDR = {"en": "en_GB", "mk": "mk", "sq": "sq_MK", "sr": "sr_Latn", "tr": "tr"}


@dataclass(frozen=True, slots=True)
class Names:
    """January first; Monday first."""

    months: tuple[str, ...]
    short_months: tuple[str, ...]
    weekdays: tuple[str, ...]
    short_weekdays: tuple[str, ...]


@lru_cache(maxsize=16)
def names(cldr: str) -> Names:
    """The names of one CLDR locale, small or capital as the language writes them within a sentence."""
    locale = Locale.parse(cldr)
    months, days = locale.months["format"], locale.days["format"]
    return Names(
        *(tuple(months[width][number] for number in range(1, 13)) for width in ("wide", "abbreviated")),
        *(tuple(days[width][number] for number in range(7)) for width in ("wide", "abbreviated")),
    )
