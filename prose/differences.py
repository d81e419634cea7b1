"""What changed between two texts, word by word."""

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from prose.alignment import steps
from prose.plain import plain_text

WORD = re.compile(r"\w+(?:[-’'.]\w+)*|[^\w\s]+")
PIECE = re.compile(rf"({WORD.pattern})(\s*)")


ENOUGH_TO_JOIN, ENOUGH_TO_STAND = 2, 4
"""How many changed words on both sides make a word of so few letters between them worthless."""


class Change(StrEnum):
    """What happened to some words."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a sign, with the blanks that follow it and how it is marked up (bold, a link)."""

    text: str
    blank: str = ""
    marks: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Segment:
    """Words in a row that had the same fate."""

    change: Change
    words: tuple[Word, ...]
    marks_before: frozenset[str] | None = None
    """How words that were kept were marked up before, if that has changed."""

    @property
    def text(self) -> str:
        """The words as they were written."""
        return "".join(word.text + word.blank for word in self.words)


def words_of(text: str, *, html: bool = False) -> list[str]:
    """The words and signs of a text, in order."""
    return WORD.findall(plain_text(text) if html else text or "")


def changed_words(before: str, after: str, *, html: bool = False) -> int:
    """How many words were put in or taken out, whichever is more in each place."""
    if before == after:
        return 0
    old, new = words_of(before, html=html), words_of(after, html=html)
    return sum(max(i2 - i1, j2 - j1) for same, i1, i2, j1, j2 in steps(old, new) if not same)


def differences(before: str, after: str) -> list[Segment]:
    """Two plain texts as one row of kept, removed and added words."""
    return compare(pieces(before), pieces(after))


def pieces(text: str) -> list[Word]:
    """A plain text as words, each with the blanks after it."""
    return [Word(found[1], found[2]) for found in PIECE.finditer(text or "")]


def compare(old: list[Word], new: list[Word]) -> list[Segment]:
    """Two rows of words as one. Kept words look as they do now."""
    found: list[Segment] = []
    for same, i1, i2, j1, j2 in _readable(steps([w.text for w in old], [w.text for w in new]), new):
        if same:
            found += _kept(old[i1:i2], new[j1:j2])
            continue
        if i2 > i1:
            found.append(Segment(Change.REMOVED, tuple(old[i1:i2])))
        if j2 > j1:
            found.append(Segment(Change.ADDED, tuple(new[j1:j2])))
    return found


def _readable(way: list[tuple], new: list[Word]) -> list[tuple]:
    """Do not keep a lone comma or "the" between two passages that were rewritten: nobody could read that."""
    found: list[tuple] = []
    for number, (same, i1, i2, j1, j2) in enumerate(way):
        stays = same and not (
            0 < number < len(way) - 1
            and _is_crumb(new[j1:j2])
            and min(_size(way[number - 1]), _size(way[number + 1])) >= ENOUGH_TO_JOIN
        )
        before = found.pop() if found and not stays and not found[-1][0] else (False, i1, i1, j1, j1)
        found.append((stays, before[1], i2, before[3], j2))
    return found


def _is_crumb(words: list[Word]) -> bool:
    return len(words) == 1 and len(words[0].text) < ENOUGH_TO_STAND


def _size(step: tuple) -> int:
    _same, i1, i2, j1, j2 = step
    return max(i2 - i1, j2 - j1)


def _kept(old: list[Word], new: list[Word]) -> list[Segment]:
    """Kept words, cut where their markup has changed in another way than that of their neighbours."""

    def fate(pair):
        before, after = pair
        return None if before.marks == after.marks else (before.marks, after.marks)

    runs = groupby(zip(old, new, strict=True), key=fate)
    return [
        Segment(Change.KEPT, tuple(after for _before, after in run), marks[0] if marks else None)
        for marks, run in runs
    ]
