"""Serbian text in the other script. Cyrillic → Latin is exact; Latin → Cyrillic leaves what is not Serbian as it is.

The alphabets correspond one to one but for lj, nj and dž, which are one letter in Cyrillic and two signs in Latin, and
in a few words really two letters (`languages.scripts.kept`). Left in Latin letters are: addresses of the web and of
mail, #tags and @names, words with digits in them (5G, H1N1), words with q, w, x, y or letters of other alphabets,
foreign spellings, CamelCase, some acronyms, and Roman numerals (XX, II, Petar I). Both ways take time in proportion to
the text.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping

from languages.scripts.kept import FOREIGN_ACRONYMS, is_foreign, two_letters

_SINGLE = dict(zip("abvgdđežzijklmnoprstćufhcčš", "абвгдђежзијклмнопрстћуфхцчш", strict=True))
_DOUBLE = {"lj": "љ", "nj": "њ", "dž": "џ"}
_TO_LATIN = {cyrillic: latin for latin, cyrillic in (_SINGLE | _DOUBLE).items()}
_BIG_OR_SMALL = {**_SINGLE, **{latin.upper(): cyrillic.upper() for latin, cyrillic in _SINGLE.items()}}
_LETTERS = str.maketrans(_BIG_OR_SMALL)
_WITH_DOUBLE = {**_DOUBLE} | {
    sign: cyrillic.upper()
    for latin, cyrillic in _DOUBLE.items()
    for sign in (latin.upper(), latin.capitalize())
}
_PAIRS = re.compile("|".join(_WITH_DOUBLE))
_SERBIAN_WORD = re.compile(f"[{''.join(_BIG_OR_SMALL)}\u00ad]+")
_CYRILLIC = re.compile(f"[{''.join(_TO_LATIN)}{''.join(_TO_LATIN).upper()}]")

_TOP_LEVELS = (
    "mk|rs|me|ba|hr|si|al|bg|gr|tr|eu|com|org|net|info|news|media|tv|int|edu|gov|de|at|ch|fr|uk|ro|hu|cz|sk|pl|es|ru|"
    "example|html|pdf|csv|ics"
)
_PIECE = re.compile(
    r"(?P<kept>&\#?\w{1,32};|(?:https?://|www\.)[^\s<>\"]*|[\w.+-]{1,64}+@[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}"
    rf"|\b[a-zA-Z0-9-]{{1,63}}+(?:\.[a-zA-Z0-9-]{{1,63}}){{0,4}}?\.(?:{_TOP_LEVELS})\b(?:/[^\s<>\"]*)?"
    r"|[@\#]\w+|°[CF]\b|\b[eE]-?mail\w*)|(?P<word>[\w\u00ad\u0300-\u036f]+)"
)
_NUMERAL = re.compile("[IV]{2,}|V")
_AFTER_A_NAME = re.compile(r"[A-ZČĆĐŠŽ][a-zčćđšž]+[ \u00a0]\Z")
_MOST_WORDS, _LONGEST_WORD, _LONGEST_NAME = 100_000, 48, 60


def to_latin(text: str) -> str:
    """Cyrillic letters of Serbian in Latin; Љ is Lj, but LJ among capitals. Everything else stays as it is."""
    return _CYRILLIC.sub(_latin, text)


def to_cyrillic(text: str) -> str:
    """Latin letters of Serbian in Cyrillic, as plain text or as the text between the tags of HTML."""
    return _PIECE.sub(_cyrillic, text)


def to_cyrillic_with(names: Mapping[str, str]) -> Callable[[str], str]:
    """The same where some names are written otherwise than by rule: Latin letters → how they are in Cyrillic."""
    longest_first = sorted(names, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})(?!\w)")

    def convert(text: str) -> str:
        # What the pattern has captured stands at the odd places.
        parts = enumerate(pattern.split(text))
        return "".join(names[part] if place % 2 else to_cyrillic(part) for place, part in parts)

    return convert if names else to_cyrillic


def _latin(match: re.Match) -> str:
    letter = match[0]
    latin = _TO_LATIN[letter.lower()]
    if letter.islower():
        return latin
    if len(latin) == 1:
        return latin.upper()
    text, start, end = match.string, match.start(), match.end()
    after = text[end : end + 1]
    neighbour = after if after.isalpha() else text[start - 1 : start]
    return latin.upper() if neighbour.isupper() else latin.capitalize()


def _cyrillic(match: re.Match) -> str:
    word = match["word"]
    if word is None or _is_numeral(word, match):
        return match[0]
    return _WORDS[word]


def _is_numeral(word: str, match: re.Match) -> bool:
    """Centuries, kings and congresses: II, IV, Petar I; not the word I that begins a sentence, nor the initial V."""
    if word == "I":
        return (
            _AFTER_A_NAME.search(match.string[max(0, match.start() - _LONGEST_NAME) : match.start()])
            is not None
        )
    if not _NUMERAL.fullmatch(word):
        return False
    after = match.string[match.end() : match.end() + 3]
    if word == "V":
        return not after.startswith(".")
    return not (word in {"VI", "II"} and re.match(r" [A-ZČĆĐŠŽ]{2}", after))


class _Words(dict):
    """Each word that was met lately in Cyrillic."""

    def __missing__(self, word: str) -> str:
        found = _changed(word)
        if len(word) <= _LONGEST_WORD:
            if len(self) >= _MOST_WORDS:
                self.clear()
            self[word] = found
        return found


_WORDS = _Words()


def _changed(word: str) -> str:
    composed = unicodedata.normalize("NFC", word)
    if not _SERBIAN_WORD.fullmatch(composed) or _keeps_its_letters(composed):
        return word
    apart = two_letters(composed.lower().replace("\u00ad", ""))
    return _PAIRS.sub(lambda pair: _pair(pair[0], apart), composed).translate(_LETTERS)


def _pair(signs: str, apart: set[str]) -> str:
    return signs if signs.lower() in apart else _WITH_DOUBLE[signs]


def _keeps_its_letters(word: str) -> bool:
    if word.isupper():
        return word in FOREIGN_ACRONYMS
    is_camel = re.search("[a-zčćđšž][A-ZČĆĐŠŽ]", word) is not None and word[:3] != "BiH"
    return is_camel or is_foreign(word.lower())
