"""Any name in readable Latin letters, by one table per language.

Sources. Macedonian: the digraph system of passports and road signs (ѓ gj, ќ kj, ж zh, џ dj). Serbian: the
official one-to-one alphabet (ђ đ, ћ ć), and for addresses the usual way of writing it without marks (đ dj,
č c, š s). Romani: the digraphs that writers in North Macedonia use themselves (š sh, č and čh ch, ž zh), and
the letters of the 1990 Warsaw alphabet. What no table knows goes through anyascii. Never the other way
round: gj, nj, lj are ambiguous.
"""

import unicodedata

from anyascii import anyascii

_SHARED_CYRILLIC = dict(zip("абвгдезијклмнопрстуфхц", "abvgdezijklmnoprstufhc", strict=True)) | {
    "љ": "lj",
    "њ": "nj",
}
_MACEDONIAN = _SHARED_CYRILLIC | {
    "ѓ": "gj", "ж": "zh", "ѕ": "dz", "ќ": "kj", "ч": "ch", "џ": "dj", "ш": "sh", "ђ": "dj", "ћ": "kj",
}  # fmt: skip
_SERBIAN = _SHARED_CYRILLIC | {
    "ђ": "đ", "ж": "ž", "ћ": "ć", "ч": "č", "џ": "dž", "ш": "š", "ѓ": "ǵ", "ѕ": "dz", "ќ": "ḱ",
}  # fmt: skip

# Cyrillic on this site is nearly always Macedonian, so its table serves the other languages too.
_TO_LATIN = {"sr": _SERBIAN}

_TO_ASCII: dict[str, dict[str, str]] = {
    "rom": {
        "čh": "ch",
        "ćh": "ch",
        "č": "ch",
        "ć": "ch",
        "š": "sh",
        "ś": "sh",
        "ž": "zh",
        "ź": "zh",
        "ʒ": "dzh",
    }
    | {"θ": "t", "đ": "dj"},
    "sq": {"ë": "e", "ç": "c"},
    "sr": {"đ": "dj", "ž": "z", "č": "c", "ć": "c", "š": "s"},
    "tr": {"ı": "i", "ğ": "g", "ş": "s", "ç": "c", "ö": "o", "ü": "u"},
}
_EVERYWHERE = {"đ": "dj"}


def to_latin(text: str, language: str) -> str:
    """The text in Latin letters as a reader of the language writes them; Latin letters stay as they are."""
    table = _TO_LATIN.get(language, _MACEDONIAN)
    return _replace(unicodedata.normalize("NFC", text), table, _foreign_letter)


def to_ascii(text: str, language: str) -> str:
    """The text in the 26 plain letters, for addresses; signs that are not letters stay as they are."""
    return _replace(to_latin(text, language), _TO_ASCII.get(language, {}) | _EVERYWHERE, _plain_letter)


def _replace(text: str, table: dict[str, str], other) -> str:
    out, position = [], 0
    while position < len(text):
        size = 2 if text[position : position + 2].lower() in table else 1
        letters = text[position : position + size]
        latin = table.get(letters.lower())
        if latin is None:
            out.append(other(letters))
        else:
            out.append(
                _in_case_of(letters, latin, text[position - 1 : position], text[position + size :][:1])
            )
        position += size
    return "".join(out)


def _in_case_of(letters: str, latin: str, before: str, after: str) -> str:
    """Keep capitals: Ѓорѓи → Gjorgji, but ЃОРЃИ → GJORGJI."""
    if not letters[0].isupper():
        return latin
    shouting = (after if after.isalpha() else before).isupper()
    return latin.upper() if shouting or len(latin) == 1 else latin.capitalize()


def _foreign_letter(letter: str) -> str:
    """Spell a letter of another alphabet; leave Latin letters, digits and signs alone."""
    if letter.isascii() or not letter.isalpha() or unicodedata.name(letter, "").startswith("LATIN"):
        return letter
    return anyascii(letter)


def _plain_letter(letter: str) -> str:
    # anyascii would also name pictures (":rocket:"), which nobody wants in an address.
    return anyascii(letter) if letter.isalnum() else letter
