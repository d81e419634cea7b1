"""Abbreviations in capitals and what the text says they stand for."""

import re

ACRONYM = re.compile(r"(?<![\w.])[^\W\d_a-zа-ш]{2,10}(?![\w]|\.\w)")
ROMAN_NUMBERS = "II III IV VI VII VIII IX XI XII"
NOT_ACRONYMS = frozenset(f"{ROMAN_NUMBERS} OK TV AM PM".split())
QUOTED = re.compile(r"[“„«\"](?P<name>[^“”„«»\"]{4,200})[”“»\"]\s*\Z")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
PLAIN = re.compile(r"[\w'’ -]+")
SMALL_WORDS = "of for the and on in to on за на и во од i za na u e të dhe për ve için"
JOINERS = frozenset(SMALL_WORDS.split())
OPENINGS = "the upon after at in for from"
"""Capital only because a sentence begins with them."""
ARTICLES = frozenset(OPENINGS.split())
SHOUTED = 0.5
MOST_WORDS = 12
MOST_TEXT = 20_000
"""Characters that are looked at; abbreviations are explained early."""


def find(text: str) -> dict[str, str]:
    """Each abbreviation in order of appearance, with its definition ("" if the text gives none)."""
    text = text[:MOST_TEXT]
    letters = [letter for letter in text if letter.isalpha()]
    if sum(map(str.isupper, letters)) > SHOUTED * len(letters):
        return {}
    found = [word for word in ACRONYM.findall(text) if word.isupper() and word not in NOT_ACRONYMS]
    return {word: definition(word, text) for word in dict.fromkeys(found)}


def definition(acronym: str, text: str) -> str:
    """The words before “(ABC)” or “- ABC”, or else words elsewhere that have these initials."""
    for place in re.finditer(rf"(?:\(\s*|\s[-–—]\s?){re.escape(acronym)}(?!\w)", text):
        before = text[: place.start()].rstrip()
        quoted = QUOTED.search(before)
        if quoted:
            return quoted["name"].strip()
        name = _ending_with(acronym, before)
        if name:
            return name
    return _anywhere(acronym, text)


def describe(found: dict[str, str]) -> str:
    """One line for the editor."""
    return "; ".join(
        f"{word} = {name}" if name else f"{word} (not explained)" for word, name in found.items()
    )


def _ending_with(acronym: str, before: str) -> str:
    """The shortest run of words at the end of a text that has the initials."""
    words = list(WORD.finditer(before[-200:]))
    for count in range(2, min(len(words), MOST_WORDS) + 1):
        if _has_initials(acronym, [word[0] for word in words[-count:]]):
            return before[-200:][words[-count].start() :]
    return ""


def _has_initials(acronym: str, words: list[str]) -> bool:
    """Beside an abbreviation the words need no capitals: “Меѓународна организација за миграции (МОМ)”."""
    initials = "".join(word[0] for word in words if word.casefold() not in JOINERS)
    return words[0][0].isupper() and initials.casefold() == acronym.casefold()


def _anywhere(acronym: str, text: str) -> str:
    """A name with these initials that stands alone: “European Union”, not the half of a longer name."""
    words = list(WORD.finditer(text))
    for start in range(len(words)):
        for end in range(start + 2, min(start + len(acronym) + 3, len(words)) + 1):
            passage = text[words[start].start() : words[end - 1].end()]
            if (
                PLAIN.fullmatch(passage)
                and _matches(acronym, passage.split())
                and _is_whole(words, start, end)
            ):
                return f"{passage} (by its initials)"
    return ""


def _is_whole(words: list[re.Match], start: int, end: int) -> bool:
    before = words[start - 1][0] if start else ""
    after = words[end][0] if end < len(words) else ""
    return not _is_name(after) and (not _is_name(before) or before.casefold() in ARTICLES)


def _is_name(word: str) -> bool:
    return word[:1].isupper() and not word.isupper()


def _matches(acronym: str, words: list[str]) -> bool:
    """Whether the capitalised words have the initials; small words between them (of, for, за) do not count."""
    names = [word for word in words if word.casefold() not in JOINERS]
    if words[0] not in names or words[-1] not in names or not all(map(_is_name, names)):
        return False
    return "".join(name[0] for name in names).casefold() == acronym.casefold()
