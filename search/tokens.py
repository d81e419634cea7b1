"""A document as the databases index it: keys in order, filters, and the few lines that decide about relevance."""

import re
from dataclasses import dataclass

from languages.folding import fold
from search.documents import LONGEST_FACET, Document, readable
from search.numbers import NEVER, buckets, microseconds

LONGEST_BODY = 400_000
"""Characters of a text that are searched; a very long report is found by its first hundred pages."""
LONGEST_KEY = 100
_WORD = re.compile(r"\w+")
_LEAD_NAMES, _LEAD_SUMMARY = 2000, 600
STEMMED = {"en": "english_stem", "sr": "serbian_stem", "tr": "turkish_stem"}
"""Languages whose endings a database may know, with PostgreSQL's name for that knowledge."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """What is written into the index for one document."""

    document: Document
    forms: tuple[tuple[str, ...], ...]
    """Title and names, each as keys."""
    passages: tuple[tuple[str, ...], ...]
    """Summary and body as keys."""
    facets: tuple[str, ...]
    spoken_names: frozenset[str] = frozenset()
    spoken_texts: frozenset[str] = frozenset()
    """The words as they were written, in small letters, where endings are known."""

    @property
    def lead(self) -> str:
        """Title and names, a line each, then the summary: as keys."""
        forms = "\n".join(" ".join(form) for form in self.forms)
        return f"{forms[:_LEAD_NAMES]}\x1f{' '.join(self.passages[0])[:_LEAD_SUMMARY]}"

    def row(self, number: int) -> tuple:
        """The columns of `search_entry`, in their order."""
        document = self.document
        since = microseconds(document.visible_from) if document.visible_from else 0
        until = microseconds(document.visible_until) if document.visible_until else NEVER
        facets = " ".join(document.all_facets)
        title = readable(document.title)
        return (
            number,
            document.key,
            document.kind,
            document.language,
            title,
            facets,
            self.lead,
            since,
            until,
        )


def tokens(document: Document, *, with_endings: bool = False) -> Tokens:
    """Prepare a document; `with_endings` for a database that knows them."""
    language = document.language
    forms = (document.title, *document.names)
    passages = (document.summary, document.body[:LONGEST_BODY])
    told = with_endings and language in STEMMED
    return Tokens(
        document,
        tuple(dict.fromkeys(form for text in forms if (form := _keys(text, language)))),
        tuple(_keys(text, language) for text in passages),
        tuple(filter_token(each) for each in (*document.all_facets, *_more(document))),
        frozenset(spoken(" ".join(forms), language) if told else ()),
        frozenset(spoken(" ".join(passages), language) if told else ()),
    )


def filter_token(facet: str) -> str:
    """A filter as a token that no word can be mistaken for: letters that a tokenizer would change are numbers."""
    return "/" + "".join(
        sign if sign.isascii() and (sign.isdigit() or sign.islower() or sign in ":-") else f".{ord(sign):x}."
        for sign in facet[:LONGEST_FACET]
    )


def spoken(text: str, language: str) -> set[str]:
    """The words of a text as they stand there, in small letters."""
    lower = text.replace("I", "ı").replace("İ", "i").lower() if language == "tr" else text.lower()
    return set(_WORD.findall(lower))


def _keys(text: str, language: str) -> tuple[str, ...]:
    return tuple(key[:LONGEST_KEY] for key in fold(text, language).split())


def _more(document: Document) -> tuple[str, ...]:
    language = () if document.language else ("language:",)
    return (*language, *buckets(document.at))
