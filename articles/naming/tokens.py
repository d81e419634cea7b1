"""A text as words, each with the place where it stands and with what its letters say."""

import re
from dataclasses import dataclass
from functools import lru_cache

from languages.folding import fold

MARKS = r"[\u0300-\u036f\u00ad\u200b-\u200d\u2060]"
WORD = re.compile(rf"(?:[^\W_]{MARKS}*)+")
ENDS_SENTENCE = re.compile(r"[.!?:…\n“„\"«•–—]")
JOINS = re.compile(r"[\s'’ʼ‘“”„\"«»./\-–—‐‑]{0,4}")
"""What may stand between two words of one name; a comma, a bracket or the end of a line may not."""
LONGEST_WORD = 40
"""Characters; nobody is called anything longer, and an address or a hash need not be looked at."""
LONGEST_HEADLINE = 30
"""Words."""
TITLE_CASE = 0.75
"""Share of capitals from which a line is a headline in title case, where capitals say nothing."""


@dataclass(slots=True)
class Token:
    """One word of the text."""

    key: str
    start: int
    end: int
    text: str
    starts_sentence: bool = False
    in_title_case: bool = False
    gap: str = ""
    """What stands between the word before and this one."""
    is_capital: bool = False
    """Whether it begins with a capital."""
    is_upper: bool = False
    """Whether it is written in capitals only, as acronyms are."""

    @property
    def is_cyrillic(self) -> bool:
        """Whether it is written in Cyrillic letters."""
        return "\u0400" <= self.text[0] <= "\u04ff"

    @property
    def joins(self) -> bool:
        """Whether it may belong to one name with the word before."""
        if "\n" in self.gap or not JOINS.fullmatch(self.gap):
            return False
        return "." not in self.gap or not self.starts_sentence

    @property
    def follows_directly(self) -> bool:
        """Whether nothing but a space stands before it."""
        return bool(self.gap) and not self.gap.strip() and "\n" not in self.gap


@lru_cache(maxsize=60_000)
def key_of(word: str, language: str) -> str:
    """The folded word, the same in every script and spelling."""
    return fold(word, language).replace(" ", "") if len(word) <= LONGEST_WORD else ""


def tokens(text: str, language: str = "") -> list[Token]:
    """The words of a text in their order."""
    found, end = [], 0
    for match in WORD.finditer(text):
        start, gap = match.start(), text[end : match.start()]
        word = match.group()
        token = Token(key_of(word, language), start, match.end(), word, gap=gap)
        token.is_capital, token.is_upper = word[0].isupper(), len(word) > 1 and word.isupper()
        token.starts_sentence = _starts_sentence(gap, found[-1] if found else None)
        found.append(token)
        end = match.end()
    _note_title_case(found)
    return [token for token in found if token.key]


def _starts_sentence(gap: str, before: Token | None) -> bool:
    if before is None:
        return True
    if gap.startswith(".") and not gap[1:].strip() and "\n" not in gap:
        return not _is_short(before)
    return bool(ENDS_SENTENCE.search(gap))


def _is_short(token: Token) -> bool:
    """Whether a full stop after it belongs to it: Mr., Dr., J."""
    return token.is_capital and len(token.text) <= 3 and not token.is_upper


def _note_title_case(words: list[Token]) -> None:
    line: list[Token] = []
    for token in [*words, None]:
        if token is None or "\n" in token.gap:
            weighty = [each for each in line if len(each.text) > 3]
            share = sum(each.is_capital for each in weighty) / len(weighty) if weighty else 0
            is_headline = len(line) <= LONGEST_HEADLINE and not any("." in each.gap for each in line[1:])
            for each in line:
                each.in_title_case = is_headline and len(weighty) >= 4 and share >= TITLE_CASE
            line = []
        if token is not None:
            line.append(token)
