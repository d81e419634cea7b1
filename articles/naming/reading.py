"""Reading a text: which records it names, and which names in it nobody knows yet."""

from articles.naming.book import Book
from articles.naming.deciding import Decision
from articles.naming.forms import Mention, Reading
from articles.naming.tokens import tokens
from articles.naming.unknown import unknown_names

LONGEST = 200_000
"""Characters that are read; no story is longer, and nobody can keep us busy with more."""


def read(text: str, language: str, book: Book, known: frozenset[str] = frozenset()) -> Reading:
    """Everything that the text names. `known` are records that the story is linked to already: they decide.

    The time it takes grows with the length of the text, not with the number of records.
    """
    text = text[:LONGEST]
    words = tokens(text, language)
    mentions = Decision(text, words, language, book, known).mentions()
    return Reading(tuple(mentions), tuple(unknown_names(text, words, mentions)))


def recognise(text: str, language: str, book: Book, known: frozenset[str] = frozenset()) -> list[Mention]:
    """The places in a text where people, organizations and events are named."""
    return list(read(text, language, book, known).mentions)
