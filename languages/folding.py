"""One name, every spelling: keys in which Димов is Dimov, Шутка is Šutka is Shutka, and berš is bersh.

A key has only a–z, 0–9 and single spaces. It is made for comparing and is never shown. How:

1. Words are found in the text as it stands. Combining marks, soft hyphens and signs without width stay inside
   a word; a hyphen or an apostrophe ends it (İstanbul'da is found by İstanbul, Dimov's by Dimov).
2. A word loses its case and its marks, and Cyrillic becomes Latin, by one table for Macedonian and Serbian. Where
   no table knows a letter, its Unicode decomposition does, then anyascii.
3. What is one sound in one alphabet and two letters in another becomes the same: ш š ş ś sh → s, ж ž zh → z,
   ц ч ћ ќ č ć ç čh ch kj q → c, ѓ ђ џ ѕ đ dž dj gj xh dz ʒ → dz. The rules look at Latin letters only and not
   at the script they came from, so what is ambiguous (сх in Исхак, sh in Ishak) is so in both scripts alike.

The language changes one thing: in Romani x is h (xabe, habe), elsewhere ks (Maxim, Максим). Turkish needs no rule of
its own here: ı, i, I and İ all become i, so Istanbul, İstanbul and ıstanbul meet whatever the reader speaks.
Source of the table: the orthographies of Macedonian and Serbian, the practice of Romani writers in North Macedonia
and the Warsaw alphabet of 1990, in which ʒ is dž and θ a t.
"""

import re
import unicodedata
from typing import NamedTuple

from anyascii import anyascii

from languages.signs import ASTRAL_INSIDE_WORDS, INSIDE_WORDS

MOST_WORDS, LONGEST_WORD = 100_000, 48
"""What is remembered: the words of a newsroom fit; longer "words" are accidents of pasting."""
MOST_LETTERS = 20_000
# Nearly no text has signs inside its words, and without them the search for words is four times as fast.
_MAYBE_SIGNS = re.compile(f"[{INSIDE_WORDS}\U00010000-\U0010ffff]")
_WORD, _WORD_WITH_SIGNS = re.compile(r"\w+"), re.compile(f"[\\w{INSIDE_WORDS}{ASTRAL_INSIDE_WORDS}]+")

_CYRILLIC = dict(zip("абвгдезијклмнопрстуфхц", "abvgdezijklmnoprstufhc", strict=True)) | {
    "љ": "lj", "њ": "nj", "ѓ": "dz", "ђ": "dz", "ж": "z", "ѕ": "dz", "ќ": "c", "ћ": "c", "ч": "c", "џ": "dz",
    "ш": "s", "й": "j", "щ": "sc", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "ju", "я": "ja", "є": "je",
}  # fmt: skip
_LATIN = {"đ": "dz", "ð": "d", "ǵ": "dz", "ḱ": "c", "ł": "l", "ı": "i", "ʒ": "dz", "θ": "t", "ə": "e"}

# Each rule also swallows what would make a new pair of its result, so that folding twice changes nothing.
_SOUNDS = re.compile("(?P<c>(?:kj|q|c)h*)|(?P<dz>(?:d[zj]|gj|xh)h*)|(?P<s>sh+)|(?P<z>zh+)|(?P<ks>x)")
_MAYBE_TWO_LETTERS = re.compile("[hjqx]")
_LOOSE = ((re.compile("([kpt])h+"), r"\1"), (re.compile("[yj]"), "i"), (re.compile("w"), "v"))
_TWICE = re.compile(r"([a-z])\1+")


class Word(NamedTuple):
    """One word: the key, and where the word stands in the text as it was given."""

    key: str
    start: int
    end: int


def fold(text: str, language: str = "") -> str:
    """The key of a text: the same for every script and spelling. Never fails; empty if nothing can be read."""
    keys, (word, text) = _KEYS[language == "rom"], _readable(text)
    return " ".join(filter(None, map(keys.__getitem__, word.findall(text))))


def words(text: str, language: str = "") -> list[Word]:
    """The same keys one by one, in order and without overlap; joined by spaces they are `fold` of the text."""
    keys, (word, text) = _KEYS[language == "rom"], _readable(text)
    found = ((keys[match[0]], match) for match in word.finditer(text))
    return [Word(key, *match.span()) for key, match in found if key]


def _readable(text: str) -> tuple[re.Pattern, str]:
    """How to find the words, and the text at the same length without the one sign that passes for a letter."""
    has_signs = not text.isascii() and _MAYBE_SIGNS.search(text)
    return _WORD_WITH_SIGNS if has_signs else _WORD, text.replace("_", " ")


def loose(key: str) -> str:
    """A still wider key of a key, for suggestions only: kh is k, double letters are one, y and j are i, w is v."""
    for pattern, letter in _LOOSE:
        key = pattern.sub(letter, key)
    return _TWICE.sub(r"\1", key)


class _Keys(dict):
    """The key of each word that was met lately."""

    def __init__(self, *, is_romani: bool):
        super().__init__()
        self.is_romani = is_romani

    def __missing__(self, word: str) -> str:
        key = _made(word, is_romani=self.is_romani)
        if len(word) <= LONGEST_WORD:
            if len(self) >= MOST_WORDS:
                self.clear()
            self[word] = key
        return key


_KEYS = (_Keys(is_romani=False), _Keys(is_romani=True))


def _made(word: str, *, is_romani: bool) -> str:
    key = word.lower() if word.isascii() else _plain(word)
    if is_romani:
        key = key.replace("x", "h")
    return _SOUNDS.sub(_sound, key) if _MAYBE_TWO_LETTERS.search(key) else key


def _plain(word: str) -> str:
    # Casing can take a composed letter apart, so it is put together again before the table reads it.
    folded = unicodedata.normalize("NFKC", word).casefold()
    return unicodedata.normalize("NFC", folded).translate(_LETTERS)


def _sound(match: re.Match) -> str:
    return match.lastgroup


class _Letters(dict):
    """The table of letters, which works out what it does not know and remembers it."""

    def __missing__(self, point: int) -> str:
        letter = chr(point)
        parts = "".join(part for part in unicodedata.normalize("NFKD", letter) if not _is_mark(part))
        if parts != letter:
            plain = parts.casefold().translate(self)
        else:
            plain = re.sub("[^a-z0-9]", "", anyascii(letter).lower()) if letter.isalnum() else ""
        if len(self) < MOST_LETTERS:
            self[point] = plain
        return plain


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter)[0] == "M"


_LETTERS = _Letters({ord(letter): letter for letter in "abcdefghijklmnopqrstuvwxyz0123456789"})
_LETTERS |= {ord(letter): plain for letter, plain in (_CYRILLIC | _LATIN).items()}
