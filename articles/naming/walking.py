"""Walking through a text with the book open: at each word, every name that may begin there."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from articles.naming.book import LONGEST_NAME, Book
from articles.naming.endings import (
    ADDED,
    LONGEST_ENDING,
    PEOPLE_ADDED,
    PEOPLE_REPLACED,
    REPLACED,
    SHORTEST_STEM,
    SKIPPED,
    SMALL,
    plain_key,
)
from articles.naming.forms import Form
from articles.naming.tokens import Token

AS_IT_IS, CASE, ENDING = 0, 1, 2
"""How a word of the text follows from a word of a name: the same, in a case that people's names take too, or not."""
MOST_WAYS = 32
"""Ways to read the same words that are followed at once; more only waits for whoever wants to slow us down."""

MOST_SLIPS = 1_500
"""Different words of one text that are looked up as slips; a story has a few hundred with capitals."""


@dataclass(frozen=True, slots=True)
class Way:
    """How far a name has been followed, and what had to be forgiven."""

    name: str
    ending: int = AS_IT_IS
    slips: int = 0
    small_slips: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """Forms that stand at a place, the words from `first` to before `last`."""

    first: int
    last: int
    way: Way
    forms: tuple[Form, ...]

    @property
    def length(self) -> int:
        """How many words of the text it takes."""
        return self.last - self.first


class Walk:
    """One text against one book."""

    def __init__(self, words: list[Token], language: str, book: Book):
        self.words, self.language, self.book = words, language, book
        self.common = {word.key for word in words if not word.is_capital}
        """What the text also writes small."""
        self._read: dict[str, list[tuple[str, int]]] = {}
        self._near: dict[str, list[str]] = {}

    def at(self, first: int) -> Iterator[Found]:
        """Every name that begins at this word, short ones first."""
        ways, place = [Way("")], first
        while ways and place < len(self.words) and place - first < LONGEST_NAME:
            word = self.words[place]
            if place > first and not word.joins:
                return
            if place > first and word.key in SKIPPED:
                place += 1
                continue
            ways = list(dict.fromkeys(self._on(ways, word, is_first=place == first)))[:MOST_WAYS]
            place += 1
            yield from self._ends(first, place, ways)
            ways = [way for way in ways if way.name in self.book.beginnings]

    def _ends(self, first: int, last: int, ways: list[Way]) -> Iterator[Found]:
        for way in ways:
            if forms := self.book.forms.get(way.name):
                yield Found(first, last, way, tuple(forms))

    def _on(self, ways: list[Way], word: Token, *, is_first: bool) -> Iterator[Way]:
        readings, near = self.readings(word.key), self.near(word)
        for way in ways:
            before = "" if is_first else way.name + " "
            for key, ending in readings:
                yield Way(before + key, max(way.ending, ending), way.slips, way.small_slips)
            if way.slips < 2:
                for key in near:
                    yield Way(before + key, way.ending, way.slips + 1, way.small_slips)
            if not is_first and way.small_slips == 0 and word.key in SMALL:
                for key in SMALL - {word.key}:
                    yield Way(before + key, way.ending, way.slips, 1)

    def readings(self, key: str) -> list[tuple[str, int]]:
        """The words of names that this word may be a form of."""
        if key not in self._read:
            self._read[key] = list(self._forms_of(plain_key(key, self.language)))
        return self._read[key]

    def _forms_of(self, key: str) -> Iterator[tuple[str, int]]:
        if key in self.book.words:
            yield key, AS_IT_IS
        added, replaced = ADDED.get(self.language, ()), REPLACED.get(self.language, ())
        for cut in range(1, min(LONGEST_ENDING, len(key) - SHORTEST_STEM) + 1):
            stem, ending = key[:-cut], key[-cut:]
            if ending in added and stem in self.book.words:
                yield stem, CASE if ending in PEOPLE_ADDED.get(self.language, ()) else ENDING
            if ending in replaced:
                case = CASE if ending in PEOPLE_REPLACED.get(self.language, ()) else ENDING
                yield from ((word, case) for word in self.book.roots.get(stem, ()) if word != key)

    def near(self, word: Token) -> list[str]:
        """The words of names that somebody may have meant; none for a word that is known or also written small."""
        key = word.key
        if key not in self._near:
            is_plain = (
                len(self._near) > MOST_SLIPS
                or not word.is_capital
                or word.is_upper
                or key in self.common
                or self.readings(key)
            )
            self._near[key] = [] if is_plain else self.book.near.to(key)
        return self._near[key]


def by_record(forms: tuple[Form, ...]) -> dict[str, list[Form]]:
    """The forms of each record, the surest first."""
    found = defaultdict(list)
    for form in sorted(forms, key=lambda form: form.sort):
        found[form.record].append(form)
    return found
