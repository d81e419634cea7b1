"""The letters that our languages are written with; what the paper's own letter files have to hold.

Sources: the alphabets in the orthographies of Macedonian (MANU 2017), Serbian, Albanian and Turkish; for Romani both
ways of writing, the Macedonian practice and the Warsaw alphabet of 1990 with its vowels, softened and stressed.
"""

LATIN = "abcdefghijklmnopqrstuvwxyz"

OWN: dict[str, str] = {
    "en": LATIN,
    "mk": "абвгдѓежзѕијклљмнњопрстќуфхцчџшѐѝ",
    "rom": LATIN + "čšžćśźçʒθ" + "ăĕĭŏŭ" + "ǎěǐǒǔ" + "àèìòù" + "äëïöü",
    "sq": LATIN + "çë",
    "sr": LATIN + "čćđšž" + "абвгдђежзијклљмнњопрстћуфхцчџш",
    "tr": LATIN + "çğıöşüâîû" + "İ",
}
"""Small letters of each language; the large ones follow by rule, only the dotted İ of Turkish does not."""

GUESTS = "áãåæéêíñóôõøúýÿœßąďęěłľńňőřťůűżșț" + "ёйщъыьэюяіїєґ"
"""Letters of names from elsewhere in Europe, so that no name is set in two faces."""

MARKS = "\u0301"
"""The stress that Macedonian may put over any vowel."""


def every_letter() -> str:
    """Each letter once, small and large."""
    small = "".join(OWN.values()) + GUESTS
    return "".join(sorted({*small, *small.upper(), *MARKS}))
