"""A query as the databases are asked it, the same for each of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from languages.folding import fold
from search.asking import Query, Term
from search.tokens import STEMMED, spoken

SHORTEST_PREFIX = 3
"""Letters of a beginning: shorter ones would mean half of all words there are."""


class Keys(NamedTuple):
    """Keys that must stand side by side."""

    keys: tuple[str, ...]
    is_prefix: bool = False
    language: str = ""
    """A key without endings counts only in documents of this language."""


@dataclass(frozen=True, slots=True)
class Question:
    """All of `must`, none of `must_not`, in all of `filters`; each of these is fulfilled in any of several ways."""

    must: tuple[tuple[Keys, ...], ...] = ()
    must_not: tuple[tuple[Keys, ...], ...] = ()
    filters: tuple[tuple[str, ...], ...] = ()
    low: int | None = None
    high: int | None = None
    """The range of numbers, that is, the period."""
    in_names: bool = False
    """Only in titles and names."""

    def about_names(self) -> "Question":
        """The same asked of titles and names alone."""
        return replace(self, in_names=True)


Endings = Callable[[Iterable[str]], dict[str, list[tuple[str, str]]]]
"""Words as they were written → for each language that knows it, language and word without ending."""


def ways(terms: Iterable[Term], language: str, endings: Endings) -> tuple[tuple[Keys, ...], ...]:
    """For each term the ways to find it: by the reader's spelling, by Romani spelling, without endings."""
    terms = list(terms)
    single = [term.text for term in terms if not term.is_phrase and not term.is_prefix]
    known = endings({form for text in single for code in STEMMED for form in spoken(text, code)})
    return tuple(filter(None, (_ways(term, language, known) for term in terms)))


def _ways(term: Term, language: str, known: dict) -> tuple[Keys, ...]:
    spellings = [tuple(fold(term.text, code).split()) for code in (language, "", "rom")]
    found = [Keys(keys, _is_prefix(term, keys)) for keys in dict.fromkeys(spellings) if keys]
    if not term.is_phrase and not term.is_prefix and found and len(found[0].keys) == 1:
        plain = {keys.keys[0] for keys in found}
        for code in STEMMED:
            for form in spoken(term.text, code):
                stems = {stem for told, stem in known.get(form, ()) if told == code}
                found += [Keys((stem,), language=code) for stem in sorted(stems - plain)]
    return tuple(dict.fromkeys(found))


def _is_prefix(term: Term, keys: tuple[str, ...]) -> bool:
    return term.is_prefix and len(keys[-1]) >= SHORTEST_PREFIX


def keys_of(query: Query, language: str) -> str:
    """The whole query as one key, as a name would have it."""
    return " ".join(fold(term.text, language) for term in query.wanted)
