"""How a name that is spelt otherwise should be written: the record's name in the language and letters of the text."""

from articles.naming.forms import PERSON, WRONG, Mention
from articles.naming.tokens import WORD
from languages.fallback import localized
from languages.registry import NAME_FALLBACKS


def right_spelling(mention: Mention, record, language: str) -> str:
    """The name to put in its place; empty if the text has it with an ending that only a person can give back."""
    if mention.is_inflected:
        return ""
    is_acronym = mention.text.isupper()
    if is_acronym and (acronym := _written(record, "acronym", mention.text, language)):
        return acronym
    if mention.sort not in WRONG and _is_cyrillic(mention.form) == _is_cyrillic(mention.text):
        return mention.form
    name = _written(record, "name", mention.text, language)
    if mention.kind == PERSON and len(WORD.findall(mention.text)) == 1:
        return name.split()[-1]
    return name


def _written(record, field: str, text: str, language: str) -> str:
    """The field in the language, else in one that writes it in the same letters, else in any."""
    if not hasattr(record, field):
        return ""
    codes = dict.fromkeys([language, *NAME_FALLBACKS["default"]])
    found = [value for code in codes if (value := getattr(record, localized(field, code)))]
    same = [value for value in found if _is_cyrillic(value) == _is_cyrillic(text)]
    return next(iter([*same, *found]), "")


def _is_cyrillic(text: str) -> bool:
    return any("\u0400" <= letter <= "\u04ff" for letter in text)
