"""The order of names in each language, without the sorting of an operating system that may not know the language.

Which letters there are, and where letters of another script belong: `languages.alphabets`.
"""

import re
import unicodedata
from functools import cache, lru_cache

from anyascii import anyascii

from languages.alphabets import ALPHABETS, ELSEWHERE
from languages.registry import DEFAULT

NO_LETTER = "#"
"""The heading of what begins with no letter that this language has a place for: digits, other scripts."""

_SPACE, _FIRST_DIGIT, _FIRST_LETTER, _AFTER_ALL = 0, 1, 20, 1000
_LEADING = re.compile(r"\A[\W_]+")
_GAP = re.compile(r"[\s\-–—/,.;:|]")


def alphabet(language: str) -> tuple[str, ...]:
    """The headings of a list of names in their order: А Б В … for Macedonian, A … Č Čh … for Romani."""
    return tuple(_heading(letter, language) for letter in ALPHABETS.get(language, ALPHABETS[DEFAULT]))


@lru_cache(maxsize=4096)
def letter_of(text: str, language: str) -> str:
    """The heading under which a name stands, always one of `alphabet` or `NO_LETTER`."""
    order = _order(language)
    first = next(_places(text, order), None)
    return _heading(order.letters[first[0]], language) if first and first[0] in order.letters else NO_LETTER


@lru_cache(maxsize=4096)
def sort_key(text: str, language: str) -> tuple:
    """What to sort names by: word by word, letter by letter; then plain before marked, then small before large.

    Digits come before letters within a name; names under `NO_LETTER` come after the alphabet.
    """
    order = _order(language)
    places = list(_places(text, order))
    letters = tuple(place for place, _, _ in places)
    is_elsewhere = not (letters and letters[0] in order.letters)
    return (
        is_elsewhere,
        letters,
        tuple(guest for _, guest, _ in places),
        tuple(big for _, _, big in places),
        text,
    )


class _Order:
    """One language: its letters by their place, and a pattern that takes the longest letter first."""

    def __init__(self, language: str):
        own = ALPHABETS.get(language, ALPHABETS[DEFAULT])
        self.language = language
        self.place = {letter: _FIRST_LETTER + number for number, letter in enumerate(own)}
        self.letters = {place: letter for letter, place in self.place.items()}
        self.elsewhere = ELSEWHERE.get(language, {})
        signs = sorted({*self.place, *self.elsewhere}, key=len, reverse=True)
        self.pattern = re.compile("|".join([*map(re.escape, signs), "."]), re.DOTALL)


_order = cache(_Order)


def _places(text: str, order: _Order):
    """For each letter: its place, whether it is a guest here, whether it is large. Marks of punctuation have none."""
    composed = _LEADING.sub("", unicodedata.normalize("NFKC", text))
    for match in order.pattern.finditer(_lower(composed, order.language)):
        sign = match[0]
        if sign in order.place:
            yield order.place[sign], False, _is_large(composed, match)
        elif sign in order.elsewhere:
            yield from _spelled(order.elsewhere[sign], order, _is_large(composed, match))
        else:
            yield from _foreign(sign, order, _is_large(composed, match))


def _spelled(letters: str, order: _Order, is_large: bool):
    for found in order.pattern.findall(letters):
        yield order.place[found], True, is_large


def _foreign(sign: str, order: _Order, is_large: bool):
    if _GAP.match(sign):
        yield _SPACE, False, False
    elif sign.isdecimal():
        yield _FIRST_DIGIT + unicodedata.decimal(sign), False, False
    elif sign.isalnum():
        is_ours = unicodedata.name(sign, "").startswith(("LATIN", "CYRILLIC"))
        plain = _without_marks(sign) if is_ours else ""
        known = [letter for letter in plain if letter in order.place or letter in order.elsewhere]
        if not known:
            yield _AFTER_ALL + ord(sign), False, False
        for letter in known:
            yield from _spelled(order.elsewhere.get(letter, letter), order, is_large)


def _without_marks(sign: str) -> str:
    base = unicodedata.normalize("NFKD", sign)[0].lower()
    return base if base != sign else anyascii(sign).lower()


def _lower(text: str, language: str) -> str:
    if language == "tr":
        text = text.replace("İ", "i").replace("I", "ı")
    # Letter by letter, since a few letters get longer in lower case and places must stay comparable.
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def _is_large(text: str, match: re.Match) -> bool:
    return text[match.start()].isupper()


def _heading(letter: str, language: str) -> str:
    if language == "tr" and letter == "i":
        return "İ"
    return letter.upper() if len(letter) == 1 else letter.capitalize()
