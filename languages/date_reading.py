"""Read dates that people type or that old pages print, in any of our languages."""

import calendar
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from datetime import time as clock_time
from functools import lru_cache

from django.utils.translation import gettext as _

from languages.date_names import CLDR, names

_LONGEST_INPUT = 100  # characters; anything longer is not a date but a paragraph

# Seen in Romani texts of North Macedonia; the other seven months are not attested.
_ROMANI_MONTHS = {"marto": 3, "marti": 3, "aprili": 4, "juno": 6, "oktobro": 10, "decemvri": 12}
_FROM = {"from", "од", "taro", "nga", "od"}
_TO = {"to", "until", "до", "deri", "do", "dži", "dzi"}
_FILLERS = {
    *(
        "г",
        "год",
        "година",
        "godine",
        "године",
        "god",
        "berš",
        "bersh",
        "yılı",
        "viti",
        "më",
        "ko",
        "on",
        "of",
        "на",
    ),
    *("the", "at", "во", "u", "у", "në", "saat", "ora"),
}
_TIME = re.compile(r"(?:^|[\s,t-])(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?: ?(?:h|ч))?\.?$")
_POINT = re.compile(r"(?:(?:(?P<d>\d{1,2})\.)?(?P<m>\d{1,2})\.)?(?P<y>\d{4})")


@dataclass(frozen=True, slots=True)
class ParsedDate:
    """What was read. ``end`` only for a range; ``time`` only if one was given; precision day, month or year.

    A month or a year is given by its first day, also as the end of a range.
    """

    start: date
    end: date | None = None
    time: clock_time | None = None
    precision: str = field(default="day")


def read(text: str, language: str | None = None) -> ParsedDate:
    """Read one date or one range; the rules are those of ``languages.dates.parse_date``."""
    if len(text) > _LONGEST_INPUT:
        raise _unreadable(text)
    plain, at = _take_time(_fold(text), text)
    left, right = _halves(_numbers_only(plain, language))
    end = _POINT.fullmatch(right)
    start = _POINT.fullmatch(_complete(left, end)) if end and left else end
    if not start or _precision(start) != _precision(end):
        raise _unreadable(text)
    first, last = _to_date(start), _to_date(end)
    if first > last:
        raise ValueError(_("The end of “%(text)s” is before its beginning.") % {"text": text})
    return ParsedDate(first, last if left else None, at, _precision(start))


def _take_time(plain: str, text: str) -> tuple[str, clock_time | None]:
    match = _TIME.search(plain)
    if not match:
        return plain, None
    try:
        at = clock_time(*(int(part or 0) for part in match.groups()))
    except ValueError:
        raise ValueError(_("There is no such time: %(time)s.") % {"time": match[0].strip(" ,-t")}) from None
    return plain[: match.start()], at


def _numbers_only(plain: str, language: str | None) -> str:
    """Everything as ``d.m.y`` and ``-``: month names become numbers, weekdays and small words go."""
    plain = re.sub(r"(\d{4})-(\d{1,2})-(\d{1,2})", r"\3.\2.\1", plain)
    plain = re.sub(r"\b(\d{1,2})-(\d{1,2})-(\d{4})\b", r"\1.\2.\3", plain)
    plain = re.sub(r"\b(\d{4})-(\d{1,2})(?!\d)", r"\2.\1", plain)
    plain = re.sub(r"(?<=\d)-?(?:st|nd|rd|th|ti|to)\b", "", plain.replace("/", "."))
    words = re.findall(r"\d+|[^\W\d_]+|[-.]", plain)
    known = _month_numbers(language)
    plain = " ".join(_meaning(word, known) for word in words)
    plain = re.sub(r"m(\d+) (\d{1,2}(?: - \d{1,2})?) (?=\d{4}\b)", r"\2 m\1 ", plain)  # November 10, 2022
    return re.sub(r"[. ]*(?: |m)[. ]*", ".", re.sub(r" ?(?:- ?)+", "-", re.sub(r"[. ]+", " ", plain))).strip(
        ".-"
    )


def _meaning(word: str, months: dict[str, int]) -> str:
    if word in months:  # before the weekdays: Albanian shortens Tuesday like March (mar)
        return f"m{months[word]}"
    if word in _TO:
        return "-"
    return "" if word in _FROM or word in _FILLERS or word in _weekdays() else word


def _halves(plain: str) -> tuple[str, str]:
    left, _dash, right = plain.rpartition("-")
    return left.strip("."), right.strip(".")


def _complete(left: str, end: re.Match) -> str:
    """Give the first half of “1-3 September 2018” the month and the year that only the second half has."""
    missing = 2 - left.count(".")
    if re.search(r"\d{4}$", left) or not end["d"]:
        return left
    return ".".join([left, end["m"], end["y"]][: 1 + missing] if missing == 2 else [left, end["y"]])


def _to_date(point: re.Match) -> date:
    day, month, year = (int(point[part] or 1) for part in ("d", "m", "y"))
    if 1 <= month <= 12 and year >= 1000 and 1 <= day <= calendar.monthrange(year, month)[1]:
        return date(year, month, day)
    raise ValueError(_("There is no such date: %(date)s.") % {"date": point[0]})


def _precision(point: re.Match) -> str:
    return "day" if point["d"] else "month" if point["m"] else "year"


def _unreadable(text: str) -> ValueError:
    message = _("“%(text)s” is not a date that we can read. Write it like this: 10.11.2022.")
    return ValueError(message % {"text": text[:40]})


def _fold(text: str) -> str:
    """Lower case, one kind of dash, single spaces; KASIM and Kasım alike."""
    text = unicodedata.normalize("NFKC", text).translate(dict.fromkeys(map(ord, "‐‑‒–—―−"), "-"))
    return " ".join(text.lower().replace("i̇", "i").replace("ı", "i").split())


@lru_cache(maxsize=16)
def _month_numbers(language: str | None) -> dict[str, int]:
    known = dict(_ROMANI_MONTHS)
    preferred = [CLDR[language]] if language in CLDR else []
    for cldr in [*CLDR.values(), "sr", "en_US", *preferred]:
        for number, (name, short) in enumerate(
            zip(names(cldr).months, names(cldr).short_months, strict=True), 1
        ):
            known |= {_fold(name): number, _fold(short).strip("."): number}
    return known


@lru_cache(maxsize=1)
def _weekdays() -> frozenset[str]:
    found = set()
    for cldr in [*CLDR.values(), "sr"]:
        for name in (*names(cldr).weekdays, *names(cldr).short_weekdays):
            found |= set(_fold(name).replace(".", "").split())
    return frozenset(found)
