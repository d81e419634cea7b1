"""The alphabet of each language in its order, and where letters from elsewhere belong in it.

Letters of two signs are letters: Lj in Serbian, Sh in Albanian, Čh in Romani. Sources: the orthographies of
Macedonian, Serbian (Latin), Albanian and Turkish, as ICU's collators for mk, sr-Latn, sq and tr sort; for Romani
there is no official order, and the one here keeps aspirates and marked letters as letters of their own, each behind
its plain one (``&c<č<čh &d<dž &k<kh &p<ph &s<š &t<th &z<ž`` in ICU's rules).

A name in the other script stands where a reader would write it with the letters of this language: in Macedonian
Dimov under Д and Shutka under Ш, in Albanian Шутка under Sh. Not fit for publishing: gj, nj, lj are ambiguous.
"""


def _letters(text: str) -> tuple[str, ...]:
    return tuple(text.split())


ALPHABETS: dict[str, tuple[str, ...]] = {
    "en": tuple("abcdefghijklmnopqrstuvwxyz"),
    "mk": tuple("абвгдѓежзѕијклљмнњопрстќуфхцчџш"),
    "rom": _letters("a b c č čh d dž e f g h i j k kh l m n o p ph r s š t th u v x z ž"),
    "sq": _letters("a b c ç d dh e ë f g gj h i j k l ll m n nj o p q r rr s sh t th u v x xh y z zh"),
    "sr": _letters("a b c č ć d dž đ e f g h i j k l lj m n nj o p r s š t u v z ž"),
    "tr": tuple("abcçdefgğhıijklmnoöprsştuüvyz"),
}

_PLAIN_CYRILLIC = dict(zip("абвгдезијклмнопрстуфх", "abvgdezijklmnoprstufh", strict=True))
_EASTERN = {
    "й": "ј",
    "ё": "е",
    "ы": "и",
    "э": "е",
    "ю": "ју",
    "я": "ја",
    "щ": "шч",
    "ь": "",
    "ъ": "",
    "і": "и",
}
_LATIN_IN_MACEDONIAN = {latin: cyrillic for cyrillic, latin in _PLAIN_CYRILLIC.items()} | {
    "c": "ц", "q": "ќ", "qu": "кв", "w": "в", "x": "кс", "y": "и", "ya": "ја", "ye": "је", "yo": "јо", "yu": "ју",
    "gj": "ѓ", "đ": "ѓ", "dj": "ѓ", "ǵ": "ѓ", "zh": "ж", "ž": "ж", "dz": "ѕ", "lj": "љ", "nj": "њ", "kj": "ќ",
    "ć": "ќ", "ḱ": "ќ", "ch": "ч", "č": "ч", "čh": "ч", "ç": "ч", "dž": "џ", "dzh": "џ", "xh": "џ", "sh": "ш",
    "š": "ш", "ş": "ш", "ı": "и",
}  # fmt: skip
_SERBIAN_CYRILLIC = {
    "ц": "c", "ч": "č", "ћ": "ć", "џ": "dž", "ђ": "đ", "љ": "lj", "њ": "nj", "ш": "š", "ж": "ž", "ѓ": "đ", "ѕ": "dz",
    "ќ": "ć",
}  # fmt: skip

ELSEWHERE: dict[str, dict[str, str]] = {
    "en": _PLAIN_CYRILLIC | {
        "ц": "c", "ч": "ch", "ћ": "c", "џ": "dj", "ђ": "dj", "љ": "lj", "њ": "nj", "ш": "sh", "ж": "zh", "ѓ": "gj",
        "ѕ": "dz", "ќ": "kj",
    },
    "mk": _LATIN_IN_MACEDONIAN | _EASTERN | {"ђ": "ѓ", "ћ": "ќ", "ѐ": "е", "ѝ": "и"},
    "rom": _PLAIN_CYRILLIC | {
        "ц": "c", "ч": "č", "ћ": "č", "џ": "dž", "ђ": "dž", "љ": "lj", "њ": "nj", "ш": "š", "ж": "ž", "ѓ": "gj",
        "ѕ": "dz", "ќ": "kj", "ć": "č", "ćh": "čh", "ś": "š", "ź": "ž", "ʒ": "dž", "θ": "t", "ç": "c", "sh": "š",
        "zh": "ž", "ch": "č", "dzh": "dž", "đ": "dž", "q": "k", "w": "v", "y": "j",
    },
    "sq": _PLAIN_CYRILLIC | {
        "ц": "c", "ч": "ç", "ћ": "q", "џ": "xh", "ђ": "gj", "љ": "l", "њ": "nj", "ш": "sh", "ж": "zh", "ѓ": "gj",
        "ѕ": "x", "ќ": "q", "č": "ç", "ć": "q", "dž": "xh", "đ": "gj", "š": "sh", "ž": "zh", "ş": "sh", "ı": "y",
        "w": "v",
    },
    "sr": _PLAIN_CYRILLIC | _SERBIAN_CYRILLIC | {
        "dj": "đ", "q": "k", "w": "v", "x": "ks", "y": "i", "ya": "ja", "ye": "je", "yo": "jo", "yu": "ju",
    },
    "tr": _PLAIN_CYRILLIC | {
        "ц": "ts", "ч": "ç", "ћ": "ç", "џ": "c", "ђ": "c", "љ": "l", "њ": "n", "ш": "ş", "ж": "j", "ј": "y",
        "ѓ": "g", "ѕ": "dz", "ќ": "k", "č": "ç", "ć": "ç", "š": "ş", "ž": "j", "đ": "c", "q": "k", "w": "v", "x": "ks",
    },
}  # fmt: skip
"""Letters that are not of the language → those where they are looked for. Latin ones not here lose their marks."""
