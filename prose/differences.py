"""What changed between two texts, word by word."""

import re
from difflib import SequenceMatcher

from prose.plain import plain_text

WORD = re.compile(r"\w+(?:[-’'.]\w+)*|[^\w\s]+")
MOST_WORDS = 20_000
"""Beyond this a text is compared line by line: comparing words would take seconds."""


def words_of(text: str, *, html: bool = False) -> list[str]:
    """The words and signs of a text, in order."""
    return WORD.findall(plain_text(text) if html else text or "")


def changed_words(before: str, after: str, *, html: bool = False) -> int:
    """How many words were put in or taken out, whichever is more in each place."""
    if before == after:
        return 0
    old, new = words_of(before, html=html), words_of(after, html=html)
    if len(old) + len(new) > MOST_WORDS:
        return abs(len(new) - len(old)) or len(new)
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return sum(max(i2 - i1, j2 - j1) for tag, i1, i2, j1, j2 in steps if tag != "equal")
