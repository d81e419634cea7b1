"""Whether the letters of a text allow a name: capitals of acronyms, a capital where names have one."""

import unicodedata

from articles.naming.forms import Form
from articles.naming.tokens import Token

SHORT_ACRONYM = 3
"""Letters up to which an acronym is easily a word of another language."""
EVERYWHERE = frozenset({"", "en"})


def allows(form: Form, words: list[Token], language: str) -> bool:
    """Whether the words of the text are written as this form may be."""
    if form.is_acronym:
        return all(word.is_upper for word in words) and _is_at_home(form, words[0], language)
    if len(words) == 1 and len(form.text) <= SHORT_ACRONYM and not form.text[1:].islower():  # MoI
        return words[0].text == form.text
    if form.is_person and not words[-1].is_capital:
        return False
    return words[0].is_capital or not form.text[0].isupper()


def _is_at_home(form: Form, word: Token, language: str) -> bool:
    """Short acronyms belong to their language: BE is the European Union only in Albanian."""
    if len(form.text) > SHORT_ACRONYM or form.language in EVERYWHERE | {language}:
        return True
    return word.is_cyrillic and "\u0400" <= form.text[0] <= "\u04ff"


def same_spelling(one: str, two: str) -> bool:
    """Whether two texts are the same but for capitals and spaces."""
    return _plain(one) == _plain(two)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
