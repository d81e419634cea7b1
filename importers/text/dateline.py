"""The agency's opening: “Skopje, 10 November 2022 (MIA) –”."""

import re
from dataclasses import dataclass

from importers.text.found_dates import find
from languages.dates import ParsedDate, parse_date

PLACE = r"[^\W\d_a-zа-ш][^\d,.;:()–—/-]{1,40}"
DATELINE = re.compile(
    rf"(?P<place>{PLACE}(?:\s?[/-]\s?{PLACE})*?)(?:,\s*(?P<date>[^()–—]{{3,40}}?))?,?\s*"
    r"(?:\((?P<agency>[^()\d]{2,40})\)\s*,?(?P<dash>\s*[–—-]{1,2})?|(?P<lone_dash>[–—]|\s-{1,2}))\s+(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where, when and from whom a report comes; its date may lack the year."""

    place: str
    agency: str
    date: ParsedDate | None
    text: str
    """The words as they stood there."""
    partial: str = ""
    """A date that could not be read whole, such as one without a year."""


def take(paragraph: str) -> tuple[Dateline | None, str]:
    """The dateline of a first paragraph, and the paragraph without it."""
    match = DATELINE.match(paragraph)
    if not match or not _is_dateline(match):
        return None, paragraph
    parsed, partial = _date(match["date"])
    found = Dateline(
        match["place"].strip(), (match["agency"] or "").strip(), parsed, match[0].strip(), partial
    )
    return found, paragraph[match.end() :]


def _is_dateline(match: re.Match) -> bool:
    """A place and a dash are only words; a date or an agency makes them a dateline."""
    if match["date"]:
        return bool(find(match["date"]))
    return bool(match["agency"] and match["dash"])


def _date(text: str | None) -> tuple[ParsedDate | None, str]:
    if not text:
        return None, ""
    try:
        parsed = parse_date(text.strip(" ,"))
    except ValueError:
        return None, text.strip(" ,")
    return (parsed, "") if parsed.precision == "day" and not parsed.end else (None, text.strip(" ,"))
