"""Dates that a story mentions, with the year that it states or that must be guessed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from importers.text.date_patterns import YEAR, in_prose, months
from importers.text.sentences import sentences
from languages.dates import range_text

HAS_DIGIT = re.compile(r"\d")
A_LEAP_YEAR = 2000
"""29 February may be meant where no year is given."""
ANY_YEAR = re.compile(rf"\b{YEAR}\b")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A day or a range as written, with a year or without."""

    text: str
    sentence: str
    day: int
    month: int
    end_day: int
    end_month: int
    year: int | None

    def in_year(self, year: int) -> tuple[date, date] | None:
        """The first and the last day; nothing if there is no such date."""
        try:
            start, end = date(year, self.month, self.day), date(year, self.end_month, self.end_day)
        except ValueError:
            return None
        return (start, end) if timedelta(0) <= end - start else None


@lru_cache(maxsize=1024)
def find(text: str) -> tuple[FoundDate, ...]:
    """The dates of a text, each once, in their order."""
    found: dict[tuple, FoundDate] = {}
    for sentence in sentences(text):
        if HAS_DIGIT.search(sentence):
            for one in _in_sentence(sentence):
                found.setdefault((one.text.casefold(), one.year), one)
    return tuple(found.values())


def years(text: str) -> set[int]:
    """Years that a text states: with a date, or alone beside a date that lacks one."""
    return {year for found in find(text) if (year := found.year or _only_year(found.sentence))}


def describe(found: FoundDate, *, story: set[int], page: set[int], published: date | None) -> str:
    """A line for the editor: the date as written, as days of the calendar, and where its year is from."""
    year, source = _year(found, story, page, published)
    days = found.in_year(year) if year else None
    if not days:
        return f"“{found.text}”: the year is not known."
    iso = " to ".join(dict.fromkeys(day.isoformat() for day in days))
    return f"“{found.text}” = {range_text(*days, 'en')} ({iso}){source}"


def _year(
    found: FoundDate, story: set[int], page: set[int], published: date | None
) -> tuple[int | None, str]:
    """The best year that can be had and what to say about it; a guess is always called one."""
    if found.year:
        return found.year, "."
    candidates = [
        (_only_year(found.sentence), "it stands in the same sentence"),
        (published and published.year, "it is the year of publication"),
        (next(iter(story)) if len(story) == 1 else None, "it is the only year in the story"),
        (next(iter(page)) if len(page) == 1 else None, "it is the only year on the page"),
    ]
    year, reason = next(((year, reason) for year, reason in candidates if year), (None, ""))
    return year, f"; the year is inferred: {reason}. Please check."


def _only_year(sentence: str) -> int | None:
    stated = set(map(int, ANY_YEAR.findall(sentence)))
    return stated.pop() if len(stated) == 1 else None


def _in_sentence(sentence: str) -> Iterator[FoundDate]:
    for match in in_prose().finditer(sentence):
        part = match.groupdict()
        first, last = _number(part, "d1", "d3", "d5", "d7"), _number(part, "d2", "d4", "d6")
        month = months().get((part["m1"] or part["m2"] or "").casefold()) or _number(part, "m3", "m4")
        first_month = months().get((part["m0"] or "").casefold(), month)
        year = _number(part, "y1", "y2", "y3", "y4")
        found = FoundDate(match[0].strip(), sentence, first, first_month, last or first, month, year or None)
        # “It may 5 times rain”: only English puts the month first, and it writes months with a capital.
        is_verb = (part["m2"] or "May")[0].islower()
        if not is_verb and found.in_year(year or A_LEAP_YEAR):
            yield found


def _number(part: dict[str, str | None], *names: str) -> int:
    text = next((part[name] for name in names if part[name]), "0")
    return int(re.sub(r"\D", "", text))
