"""What a reader typed, understood: words, "phrases", -exclusions and beginnings*. Nothing is an error."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from languages.folding import fold

LONGEST, MOST_WORDS = 200, 12
TOO_LONG = _("Only the first 200 characters were searched for.")
TOO_MANY_WORDS = _("Only the first 12 words were searched for.")
ONLY_EXCLUDED = _("A search needs a word that should be found, not only words that should not.")
_QUOTES = '"„“”«»‟″'
_TERM = re.compile(
    rf"(?P<minus>[-−–]?)(?:[{_QUOTES}](?P<phrase>[^{_QUOTES}]*)[{_QUOTES}]?|(?P<word>[^\s{_QUOTES}]+))"
)
_UNREADABLE = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Term:
    """One word or phrase, as it was typed."""

    text: str
    is_phrase: bool = False
    is_excluded: bool = False
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """Everything that was asked for, and what was left out."""

    text: str = ""
    """What was typed, without signs that cannot be shown and not longer than is searched for."""
    terms: tuple[Term, ...] = ()
    told: tuple = ()
    """Sentences for the reader about what was left out."""

    @property
    def wanted(self) -> tuple[Term, ...]:
        """The terms that must be there."""
        return tuple(term for term in self.terms if not term.is_excluded)

    @property
    def unwanted(self) -> tuple[Term, ...]:
        """The terms that must not be there."""
        return tuple(term for term in self.terms if term.is_excluded)

    def __bool__(self):
        return bool(self.wanted)


def parse(text: str) -> Query:
    """Understand what was typed; at most 200 characters and 12 words of it."""
    readable = " ".join(_UNREADABLE.sub(" ", text[: LONGEST * 10]).split())
    told = [TOO_LONG] if len(readable) > LONGEST or len(text) > LONGEST * 10 else []
    readable = readable[:LONGEST].strip()
    terms, left = [], MOST_WORDS
    for match in _TERM.finditer(readable):
        term = _term(match)
        count = len(fold(term.text).split())
        if count > left:
            told.append(TOO_MANY_WORDS)
            break
        if count:
            terms.append(term)
            left -= count
    if terms and all(term.is_excluded for term in terms):
        told.append(ONLY_EXCLUDED)
    return Query(readable, tuple(terms), tuple(told))


def _term(match: re.Match) -> Term:
    is_excluded = bool(match["minus"])
    if match["phrase"] is not None:
        return Term(match["phrase"].strip(), is_phrase=True, is_excluded=is_excluded)
    word = match["word"]
    bare = word.rstrip("*")
    return Term(bare, is_excluded=is_excluded, is_prefix=bare != word)
