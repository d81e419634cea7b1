"""Dates as the readers of each language write them."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache

from babel import Locale
from babel.dates import get_timezone_location
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from languages.date_names import CLDR, names
from languages.date_reading import ParsedDate, read
from languages.registry import FALLBACKS


class Precision(models.TextChoices):
    """How exactly a date is known."""

    DAY = "day", _("day")
    MONTH = "month", _("month")
    YEAR = "year", _("year")


@dataclass(frozen=True, slots=True)
class _Patterns:
    day: str = "{d} {month} {y}"
    weekday: str = "{weekday}, {date}"
    time: str = "{date}, {time}"
    month: str = "{month} {y}"
    year: str = "{y}"
    same_month: str = "{d1}–{d2} {month} {y}"
    same_year: str = "{d1} {month1} – {d2} {month2} {y}"
    short_day: str = "{d} {month}"
    short_weekday: str = "{weekday} {date}"
    short_month: str = "{month} {y}"


_PATTERNS = {
    "en": _Patterns(),
    "mk": _Patterns(),  # CLDR would add “г.”, which news texts do without
    "sq": _Patterns(),
    "sr": _Patterns(
        day="{d}. {month} {y}.",
        time="{date} u {time}",
        month="{month} {y}.",
        year="{y}.",
        same_month="{d1}–{d2}. {month} {y}.",
        same_year="{d1}. {month1} – {d2}. {month2} {y}.",
        short_day="{d}. {month}",
        short_month="{month} {y}.",
    ),
    "tr": replace(
        _Patterns(), weekday="{date} {weekday}", short_weekday="{date} {weekday}", time="{date} {time}"
    ),
    # In numbers until a speaker has signed off the months; there are no weekdays to show either.
    "rom": _Patterns(
        day="{d:02}.{month}.{y}",
        weekday="{date}",
        month="{month}.{y}",
        same_month="",
        same_year="",
        short_day="{d:02}.{month}.",
        short_weekday="{date}",
        short_month="{month}.{y}",
    ),
}


def date_text(value: date | datetime, language: str, *, weekday: bool = False, time: bool = False) -> str:
    """A full date: ``10 November 2022``, ``10 ноември 2022``, ``10. novembar 2022.``, ``10.11.2022``.

    A datetime with a zone is shown in the current time zone; ``time`` adds 22:18 and needs a datetime.
    """
    value, patterns = _local(value), _PATTERNS[language]
    text = patterns.day.format(d=value.day, month=_month(value, language), y=value.year)
    if weekday:
        text = patterns.weekday.format(date=text, weekday=_weekday(value, language))
    if time and isinstance(value, datetime):
        text = patterns.time.format(date=text, time=f"{value:%H:%M}")
    return text


def range_text(start: date, end: date | None, language: str) -> str:
    """From one day to another, saying nothing twice: ``15–16 November 2022``."""
    start, end = sorted((_day(start), _day(end or start)))
    if start == end:
        return date_text(start, language)
    patterns = _PATTERNS[language]
    pattern = _shortest(patterns, start, end)
    if not pattern:
        return f"{date_text(start, language)} – {date_text(end, language)}"
    month1, month2 = _month(start, language), _month(end, language)
    return pattern.format(d1=start.day, d2=end.day, month=month2, month1=month1, month2=month2, y=end.year)


def partial_range_text(start: date, end: date | None, precision: str, language: str) -> str:
    """From one date to another as exactly as both are known: ``April–May 2024``, ``2018–2019``."""
    start, end = sorted((_day(start), _day(end or start)))
    if precision == Precision.DAY:
        return range_text(start, end, language)
    first, last = (partial_text(day, precision, language) for day in (start, end))
    if first == last:
        return last
    if precision == Precision.YEAR:
        return f"{start.year}–{last}"
    if start.year != end.year:
        return f"{first} – {last}"
    months = f"{_month(start, language)}–{_month(end, language)}"
    return _PATTERNS[language].month.format(month=months, y=end.year)


def partial_text(value: date, precision: str, language: str) -> str:
    """A date as exactly as it is known: the day, ``November 2022`` or ``2022``."""
    value, patterns = _day(value), _PATTERNS[language]
    if precision == Precision.YEAR:
        return patterns.year.format(y=value.year)
    if precision == Precision.MONTH:
        return patterns.month.format(month=_month(value, language), y=value.year)
    return date_text(value, language)


def short_text(value: date, language: str, precision: str = Precision.DAY, *, weekday: bool = False) -> str:
    """A date where there is little room, as in a chart: ``12 Nov``, ``Sat 12 Nov``, a whole month ``Nov 2022``."""
    value, patterns = _day(value), _PATTERNS[language]
    short = names(CLDR[language]) if language in CLDR else None
    month = short.short_months[value.month - 1] if short else f"{value.month:02}"
    pattern = patterns.short_month if precision == Precision.MONTH else patterns.short_day
    text = pattern.format(d=value.day, month=month, y=value.year)
    day = short.short_weekdays[value.weekday()] if short else ""
    return patterns.short_weekday.format(weekday=day, date=text) if weekday else text


@lru_cache(maxsize=64)
def city_of(zone: str, language: str) -> str:
    """The city that a time zone is named after: ``Europe/Skopje`` → Скопје, Shkup, Üsküp; Romani writes Skopje."""
    if language in CLDR:
        return get_timezone_location(zone, locale=CLDR[language], return_city=True)
    return zone.rpartition("/")[2].replace("_", " ")


def week_start(language: str) -> int:
    """The day on which weeks begin: 0 is Monday, as with all our languages. Romani follows its country."""
    return Locale.parse(CLDR[language]).first_week_day if language in CLDR else 0


def weekday_names(language: str) -> list[tuple[str, str]]:
    """Monday to Sunday as heads of columns, each with the language it is in: Romani has none that are signed off."""
    code = next(code for code in (language, *FALLBACKS[language]) if code in CLDR)
    return [(name, code) for name in names(CLDR[code]).short_weekdays]


def parse_date(text: str, language: str | None = None) -> ParsedDate:
    """Read a date typed by a person; ValueError says in the editor's language what is wrong with it.

    Understands 10.11.2022, 4/6/2019 (the day first, always), 2022-11-10, “10 ноември 2022”,
    “1-3 September 2018”, “November 2022”, “2022”, each with weekday and time or without, and ranges of them.
    Month names of all our languages are known; ``language`` only decides where two languages disagree.
    """
    return read(text, language)


def _local(value: date) -> date:
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value


def _day(value: date) -> date:
    value = _local(value)
    return value.date() if isinstance(value, datetime) else value


def _month(value: date, language: str) -> str:
    return names(CLDR[language]).months[value.month - 1] if language in CLDR else f"{value.month:02}"


def _weekday(value: date, language: str) -> str:
    return names(CLDR[language]).weekdays[value.weekday()] if language in CLDR else ""


def _shortest(patterns: _Patterns, start: date, end: date) -> str:
    if start.year != end.year:
        return ""
    return patterns.same_month if start.month == end.month else patterns.same_year
