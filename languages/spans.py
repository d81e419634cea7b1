"""From when to when something held, each end as exactly as it is known: ``since March 2019``, ``2017 – 2019``."""

from dataclasses import dataclass
from datetime import date

from languages.dates import Precision, partial_text

# After “od” and “do” the months of Serbian stand in the genitive; CLDR has them only as they stand alone.
GENITIVE = {
    "januar": "januara", "februar": "februara", "mart": "marta", "april": "aprila", "maj": "maja", "jun": "juna",
    "jul": "jula", "avgust": "avgusta", "septembar": "septembra", "oktobar": "oktobra", "novembar": "novembra",
    "decembar": "decembra",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Ends:
    since: str = "{date} –"
    until: str = "– {date}"


_ENDS = {
    "en": _Ends("since {date}", "until {date}"),
    "mk": _Ends("од {date}", "до {date}"),
    "sq": _Ends("që nga {date}", "deri në {date}"),
    "sr": _Ends("od {date}", "do {date}"),
    # A suffix that follows the vowels of the year, as in “2019'dan beri”, would be wrong every other time.
    "tr": _Ends("{date} – bugün", "– {date}"),
}
_DASH = _Ends()
"""Romani, whose words for it nobody has signed off yet, and a language that joins later: a dash needs no word."""


def span_text(
    start: date | None, start_precision: str, end: date | None, end_precision: str, language: str
) -> str:
    """From when to when; one end may be unknown. Empty if both are."""
    if start and end:
        first, last = (
            partial_text(start, start_precision, language),
            partial_text(end, end_precision, language),
        )
        return first if first == last else f"{first} – {last}"
    known, precision = (start, start_precision) if start else (end, end_precision)
    if known is None:
        return ""
    text = partial_text(known, precision, language)
    if language == "sr" and precision != Precision.YEAR:
        text = " ".join(GENITIVE.get(word, word) for word in text.split(" "))
    ends = _ENDS.get(language, _DASH)
    return (ends.since if start else ends.until).format(date=text)
