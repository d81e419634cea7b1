"""Endings that a name may take in a text: articles, cases, plurals. Light on purpose: a name keeps its stem.

All in folded letters. `ADDED` follow the whole word (Димов → Димовот, Dimov → Dimova), `REPLACED` stand in place of
its last vowel (Jourova → Jourovoj, Spasovski → Spasovskog). Names of people take fewer: in Macedonian, Turkish and
English none without an apostrophe, because Димова is not Димов but somebody else.
"""

MAY_FALL_AWAY = frozenset("aeiout")
"""Vowels, and the t of an Albanian definite form (Kombet, Kombeve)."""
SHORTEST_STEM = 3
LONGEST_ENDING = 6


def _set(endings: str) -> frozenset[str]:
    return frozenset(endings.split())


ADDED = {
    "en": _set("s es"),
    "mk": _set("ot ov on ta va na to vo no te ve ne i ite ovi evi ovite iot ata ova ovo"),
    "rom": _set("es eske esqe esko eskoro eskiri eskere estar esar esa este o e i a ake aki ako akoro en enge engo "
                "engoro engiri enca endar ke ko kiri koro ja te tar"),
    "sq": _set("i it in u ut un s t n e es en ve ve ra a ave eve es se"),
    "sr": _set("a u om em e i ima ov ev og oga omu im ih ja ju jem ova ovi"),
    "tr": _set("nin nun in un i u yi yu ni nu a e ya ye na ne da de ta te dan den tan ten nda nde ndan nden la le "
               "yla yle lar ler ca ce nca nce ki daki deki"),
}  # fmt: skip
REPLACED = {
    "en": _set(""),
    "mk": _set("i ite e o ata"),
    "rom": _set("e i a o es eske esko eskoro estar esa este ake aki ako akoro akiri aja asa ate atar en enge engo "
                "engoro enca"),
    "sq": _set("i it in e es en a o u ut un ja je jes jen ve ave eve on os et"),
    "sr": _set("a e i u o om oj im ih og oga omu em ama ima"),
    "tr": _set(""),
}  # fmt: skip
PEOPLE_ADDED = {
    "rom": ADDED["rom"] - _set("i ke ko kiri koro te"),
    "sq": _set("i it in u ut un s t n e es en"),
    "sr": _set("a u om em e ja ju jem im og"),
}
PEOPLE_REPLACED = {
    "rom": REPLACED["rom"] - _set("i"),
    "sq": _set("es en i it in e on os a"),
    "sr": _set("a e i u om oj im og oga omu em"),
}
ARTICLES = {"sq": _set("e i te se")}
"""Small words that change with the case of the name around them (Kombet e Bashkuara, Kombeve të Bashkuara)."""
SKIPPED = _set("the")
"""Small words that may stand in a name or not."""
SMALL = _set("of for on in at to and with na za vo od so i e u per dhe te ve ile ki ko")
"""Small words that writers mix up in long names: Organization for, or of, Migration."""


ONE_WORD = {
    "isation": "ization",
    "centre": "center",
    "programme": "program",
    "labour": "labor",
    "defence": "defense",
}
"""English spellings of the same word, British first."""


def plain_key(key: str, language: str) -> str:
    """The word itself, or the one word for all that mean the same: articles, British and American spelling."""
    if key in ARTICLES.get(language, ()):
        return "e"
    for british, american in ONE_WORD.items():
        if british in key:
            return key.replace(british, american)
    return key
