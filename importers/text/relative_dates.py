"""“Today”, “on Monday”: words that mean another day to whoever reads the story later."""

import re
from datetime import date, timedelta

from importers.text.found_dates import find
from importers.text.sentences import sentences
from languages.date_names import names
from languages.dates import date_text

OFFSETS = {
    0: "today|tonight|this (?:morning|afternoon|evening)|earlier in the day|денес|денеска|вечерва|danas|večeras"
    "|sot|sonte|bugün|bu akşam|avdive|adive",
    -1: "yesterday|last night|вчера|синоќа|juče|sinoć|dje|mbrëmë|dün",
    1: "tomorrow|утре|sutra|nesër|yarın",
}
VAGUE = (
    "(?:this|last|next) (?:week|weekend|month|year|spring|summer|autumn|fall|winter)"
    "|(?:оваа|минатата|следната) (?:недела|година|седмица)|(?:ove|prošle|sledeće) (?:nedelje|godine)"
    "|(?:këtë|javën) (?:javë|vit|e kaluar)|(?:bu|geçen|gelecek) (?:hafta|yıl|ay)"
)
# The day as it is named after “on”; without that small word some of them mean other things (недела, pazar).
WEEKDAYS = (
    r"(?:(?:on|last|next|this)\s+)?({en})(?:['’]s)?".format(en="|".join(names("en_GB").weekdays)),
    r"во\s+(понеделник|вторник|среда|четврток|петок|сабота|недела)(?:та|от)?",
    r"u\s+(ponedeljak|utorak|sredu|četvrtak|petak|subotu|nedelju)",
    r"(?:të|ditën\s+e)\s+(hënën?|martën?|mërkurën?|enjten?|premten?|shtunën?|dielën?)",
    r"(pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar)\s+günü",
)
WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})(?![\w])(?!,?\s*\d)", re.IGNORECASE)
ORDER = tuple(tuple(re.search(r"\((?!\?)([^)]+)\)", pattern)[1].split("|")) for pattern in WEEKDAYS)
WORDS = re.compile(
    rf"\b(?:{'|'.join(f'(?P<o{index}>{words})' for index, words in enumerate(OFFSETS.values()))}|(?P<vague>{VAGUE}))\b",
    re.IGNORECASE,
)


def describe(text: str, published: date | None) -> list[str]:
    """A line for each such word: the day that it means, if that can be known."""
    found: dict[str, str] = {}
    for sentence in sentences(text):
        for word, meaning in _in_sentence(sentence, published):
            found.setdefault(word.casefold(), f"“{word}” {meaning}")
    return list(found.values())


def _in_sentence(sentence: str, published: date | None):
    for match in WORDS.finditer(sentence):
        yield match[0], _offset_meaning(match, sentence, published)
    for match in WEEKDAY.finditer(sentence):
        yield match[0], _weekday_meaning(match, published)


def _offset_meaning(match: re.Match, sentence: str, published: date | None) -> str:
    offset = next((days for index, days in enumerate(OFFSETS) if match[f"o{index}"]), None)
    stated = [days[0] for day in find(sentence) if day.year and (days := day.in_year(day.year))]
    if offset == 0 and len(stated) == 1:
        return f"is {_day(stated[0])} by the date in the same sentence."
    if not published:
        return "cannot be resolved: no date of publication was found."
    if offset is None:
        return f"was written when the story came out, on {_day(published)}."
    return f"is {_day(published + timedelta(days=offset))}, if the story came out on {_day(published)}."


def _weekday_meaning(match: re.Match, published: date | None) -> str:
    if not published:
        return "cannot be resolved: no date of publication was found."
    language, name = next((index, name) for index, name in enumerate(match.groups()) if name)
    number = [day[:4].casefold() for day in ORDER[language]].index(name[:4].casefold())
    forward = match[0].casefold().startswith("next")
    shift = (number - published.weekday()) % 7 or 7 if forward else -((published.weekday() - number) % 7)
    nearest = published + timedelta(days=shift)
    which = "after" if forward else "on or before"
    return (
        f"is {_day(nearest)}, if it means the nearest such day {which} the date of the story, "
        f"{_day(published)}. Please check."
    )


def _day(value: date) -> str:
    return f"{date_text(value, 'en', weekday=True)} ({value.isoformat()})"
