"""Which of the paper's languages a text is in: by its letters and by its smallest words."""

import re
from dataclasses import dataclass

# The commonest small words that the languages do not share. “na” is left to Serbian although Romani
# has it too (“not”), because it is far commoner there. Macedonian and Serbian in Cyrillic are only told
# apart from each other, so the words that they share (на, за, да …) say nothing.
STOP_WORDS = {
    "en": "the of and to in for is was with by from that has have been at which will this are were their an it",
    "mk": "во со ќе ги го дека беше кои како ја е им ни бидејќи овие овој оваа меѓу сите биде но кој која исто",
    "rom": "thaj taj ko ki te o e si sas sar kotar taro bašo bash maškar mashkar amare amen akava akaja sine "
    "ovela ovel kaj pe lesqo hem em ka sakova so dži",
    "sq": "të dhe në e i për me nga një është që më do kanë janë së ka u si ose këtë nuk kjo",
    "sr": "na i u da je za se od su koji koja sa će kao što su biti ili ne bi po iz nije ali ove",
    "tr": "ve bir bu için ile olarak olan da de daha çok gibi sonra kadar her ya değil oldu ne türk",
}
SERBIAN_CYRILLIC = "у је који које са ће као су бити би из није али ово међу сви свако има ли смо"
MACEDONIAN_ARTICLE = re.compile(r"\w{3,}(?:от|ите)\b")
LETTERS = {"mk": "ѓќѕ", "sr": "ђћ"}
LATIN_LETTERS = {"sr": "ćđ", "sq": "ë", "tr": "ğış"}
CYRILLIC = frozenset({"mk", "sr"})
ENOUGH_HITS = 3
CLEAR_LEAD = 1.5
_WORDS = {code: frozenset(words.split()) for code, words in STOP_WORDS.items()}
_SERBIAN_CYRILLIC = frozenset(SERBIAN_CYRILLIC.split())


@dataclass(frozen=True, slots=True)
class Guess:
    """The likeliest language, if any; sure only when the text is long enough to tell."""

    language: str | None
    sure: bool = False
    cyrillic: bool = False

    def or_else(self, *others: str) -> str:
        """The language if it is sure; or else the first other that is written in these letters."""
        if self.sure:
            return self.language
        possible = [
            code for code in (*others, self.language) if code and (code in CYRILLIC or not self.cyrillic)
        ]
        return possible[0]


def detect(text: str) -> Guess:
    """Look at the script, then count small words and letters that only one language has."""
    text = text.casefold().replace("i̇", "i")
    words = re.findall(r"[^\W\d_]+", text)
    cyrillic = len(re.findall(r"[а-џѐ-ӿ]", text)) * 2 > sum(map(len, words))
    scores = _cyrillic_scores(words, text) if cyrillic else _latin_scores(words, text)
    first, second = sorted(scores, key=scores.__getitem__, reverse=True)[:2]
    if not scores[first] or scores[first] == scores[second]:
        return Guess("mk" if cyrillic else None, cyrillic=cyrillic)
    sure = scores[first] >= ENOUGH_HITS and scores[first] >= CLEAR_LEAD * scores[second]
    return Guess(first, sure, cyrillic)


def _cyrillic_scores(words: list[str], text: str) -> dict[str, int]:
    return {
        "mk": sum(word in _WORDS["mk"] for word in words)
        + sum(map(text.count, LETTERS["mk"]))
        + len(MACEDONIAN_ARTICLE.findall(text)),
        "sr": sum(word in _SERBIAN_CYRILLIC for word in words) + sum(map(text.count, LETTERS["sr"])),
    }


def _latin_scores(words: list[str], text: str) -> dict[str, int]:
    own_letters = {code: sum(map(text.count, letters)) for code, letters in LATIN_LETTERS.items()}
    return {
        code: sum(word in known for word in words) + own_letters.get(code, 0)
        for code, known in _WORDS.items()
        if code != "mk"
    }
