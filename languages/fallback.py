"""Texts that may not exist in the reader's language: which one stands in, and how to say so."""

from dataclasses import dataclass

from django.utils.html import strip_tags
from modeltranslation.utils import build_localized_fieldname, resolution_order

from languages.registry import FALLBACKS, tag_of


@dataclass(frozen=True, slots=True)
class Words:
    """A text together with the language that it is really in; false when there is no text at all."""

    text: str
    language: str

    @property
    def tag(self) -> str:
        """The value of ``lang=`` for the element that shows the text."""
        return tag_of(self.language)

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)


def localized(field: str, language: str) -> str:
    """The name of the column that holds a field in a language (``headline``, ``mk`` → ``headline_mk``).

    For SQL expressions, which django-modeltranslation does not rewrite.
    """
    return build_localized_fieldname(field, language)


def words(record, field: str, language: str) -> Words:
    """The text of a field in the first language of the chain that has one; never a mixture of two.

    Reads the stored columns and so skips modeltranslation's own fallback. An editor that was opened and
    left leaves ``<p></p>`` behind: that counts as no text.
    """
    for code in (language, *FALLBACKS[language]):
        text = getattr(record, localized(field, code)) or ""
        if strip_tags(text).strip():
            return Words(text, code)
    return Words("", language)


def shown_language(record, field: str, language: str) -> str:
    """The language of the words that ``record.field`` gives a reader of a language: names fall back silently."""
    filled = (code for code in resolution_order(language) if getattr(record, localized(field, code)))
    return next(filled, language)
