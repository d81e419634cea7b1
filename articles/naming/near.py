"""Words that differ by one letter, or only in how a sound is spelt: for names that somebody wrote wrongly.

Every word is filed under itself and under what is left without one letter (the symmetric deletion of SymSpell, Wolf
Garbe 2012), so that a search costs as much as the word is long, however many names there are.
"""

from collections import defaultdict
from collections.abc import Iterable

from languages.folding import loose

SHORTEST = 5
"""Letters; in shorter words one letter makes another name."""
SOUNDS = {"c": "k", "q": "k", "g": "j", "d": "j", "y": "j", "i": "j", "w": "v"}
"""First letters that stand for one sound: Giordano, Jiordano, Đordano."""


class Near:
    """The words of people's names, found by words that are nearly the same."""

    def __init__(self, words: Iterable[str]):
        self.words = [word for word in sorted(words) if len(word) >= SHORTEST]
        self._filed: dict[str, list[int]] | None = None

    def to(self, word: str) -> list[str]:
        """The words that are nearly this one, with the same first sound."""
        key = loose(word)
        if len(key) < SHORTEST - 1 or len(word) < SHORTEST:
            return []
        found = {number for each in _shortened(key) for number in self.filed.get(each, ())}
        return [self.words[number] for number in sorted(found) if _is_near(self.words[number], word, key)]

    @property
    def filed(self) -> dict[str, list[int]]:
        """The words by what is left of them; made when first asked for."""
        if self._filed is None:
            self._filed = defaultdict(list)
            for number, word in enumerate(self.words):
                for each in _shortened(loose(word)):
                    self._filed[each].append(number)
        return self._filed


def _shortened(key: str) -> set[str]:
    return {key, *(key[:at] + key[at + 1 :] for at in range(len(key)))}


def _is_near(known: str, word: str, key: str) -> bool:
    """Whether it is a slip. A word that only goes on longer is another form or another name: Димов, Димова."""
    if known.startswith(word) or word.startswith(known) or _sound(known) != _sound(word):
        return False
    other = loose(known)
    return other == key or _one_apart(other, key)


def _sound(word: str) -> str:
    return SOUNDS.get(word[0], word[0])


def _one_apart(one: str, two: str) -> bool:
    """Whether one letter was put in, left out, changed, or two neighbours swapped (Damerau 1964)."""
    start = 0
    while start < min(len(one), len(two)) and one[start] == two[start]:
        start += 1
    one, two = one[start:], two[start:]
    if len(one) == len(two):
        return one[1:] == two[1:] or (one[:2] == two[1::-1] and one[2:] == two[2:])
    return one[1:] == two or one == two[1:]
