"""The answer to a query: hits, how many there are, and what they could be filtered by."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.conf import settings

from languages.folding import words
from search import names
from search.asking import Query, parse
from search.documents import facet_name
from search.engines import TimedOut, engine
from search.engines.tables import Row, in_parts, marks, run
from search.names import Name, is_cyrillic, is_latin
from search.numbers import period
from search.questions import Question, keys_of, ways
from search.ranking import Ranking

COUNTED = 1000
"""More hits than this are not counted, ranked or listed: "1,000+"."""
MOST_PAGES, MOST_PER_PAGE = 50, 100
IN_NAMES = 200
"""So many hits in titles and names are ranked too where they are older than the newest thousand."""
_TRIES = 3
SECONDS = 0.8
"""A search that takes longer is stopped (setting SEARCH_SECONDS)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A query with everything that narrows it."""

    query: Query
    language: str = ""
    """Only documents in this language, and records, which exist in every language."""
    reader_language: str = ""
    kind: str = ""
    facets: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None
    order: str = "relevance"
    """relevance or newest."""
    page: int = 1
    per_page: int = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """One document that was found."""

    key: str
    kind: str
    language: str
    title: str


@dataclass(frozen=True, slots=True)
class Found:
    """What there is."""

    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    """At most 1,000."""
    is_capped: bool = False
    """There are more than that."""
    counts: dict[str, int] = field(default_factory=dict)
    """How many of them each filter would leave: {"language:mk": 12, "person:7": 3}; of at most the newest 1,000."""
    has_more: bool = False
    timed_out: bool = False


def find(wanted: Wanted) -> Found:
    """Answer a query. Empty where nothing is asked; never fails because of what was typed."""
    if not wanted.query and not (wanted.facets or wanted.kind):
        return Found()
    try:
        with engine().limited(_seconds()):
            answers = (_found(wanted) for _try in range(_TRIES))
            return next(filter(None, answers), Found())
    except TimedOut:
        return Found(timed_out=True)


def suggest(text: str, *, language: str, limit: int = 8) -> list[Name]:
    """While somebody types: names one of whose words begins like this, then headlines."""
    query = parse(text)
    if not query:
        return []
    try:
        with engine().limited(_seconds() / 2):
            found = names.beginning_with(" ".join(term.text for term in query.wanted), language, limit)
            return (found + _headlines(text, language, limit - len(found)))[:limit]
    except TimedOut:
        return []


def similar(text: str, *, limit: int = 3) -> list[Name]:
    """Did you mean: names that are written nearly like this."""
    query = parse(text)
    try:
        with engine().limited(_seconds() / 2):
            return names.alike(" ".join(term.text for term in query.wanted), limit)
    except TimedOut:
        return []


def written(query: Query, titles: Iterable[str] = ()) -> list[str]:
    """The query as it stands in the index in each script: ["Димов", "Dimov"]; empty if there is only one way.

    Looked up among the names, and among the titles that were found.
    """
    forms: dict[str, list[str]] = {}
    for title in titles:
        for word in words(title):
            forms.setdefault(word.key, []).append(title[word.start : word.end])
    own = [word for term in query.wanted for word in words(term.text)]
    in_names = names.written_forms(word.key for word in own)
    known = {key: in_names[key] + forms.get(key, []) for key in in_names}
    typed = " ".join(term.text for term in query.wanted)
    found = [typed]
    for is_there in (is_cyrillic, is_latin):
        chosen = [next(filter(is_there, known[word.key]), "") for word in own]
        if chosen and all(chosen) and not is_there(typed):
            found.append(" ".join(chosen))
    return found if len(found) > 1 else []


def _found(wanted: Wanted) -> Found | None:
    """The answer; None if the index was exchanged or changed between its two questions."""
    question, own_ways = _question(wanted)
    by_relevance = wanted.order != "newest" and bool(own_ways)
    rows = engine().newest(question, COUNTED + 1, with_lead=by_relevance)
    is_capped, rows = len(rows) > COUNTED, rows[:COUNTED]
    ordered = rows
    if by_relevance:
        ordered = _ranked(wanted, question, own_ways, rows, is_capped=is_capped)
    per_page = min(max(wanted.per_page, 1), MOST_PER_PAGE)
    start = (min(max(wanted.page, 1), MOST_PAGES) - 1) * per_page
    shown = ordered[start : start + per_page]
    has_more = len(ordered) > start + per_page and start // per_page + 1 < MOST_PAGES
    hits = _hits(shown)
    return Found(hits, len(rows), is_capped, _counts(rows), has_more) if len(hits) == len(shown) else None


def _question(wanted: Wanted) -> tuple[Question, tuple]:
    own_ways = ways(wanted.query.wanted, wanted.reader_language, engine().endings)
    low, high = period(wanted.since, wanted.until)
    filters = [(f"language:{wanted.language}", "language:")] if wanted.language else []
    filters += [(f"kind:{wanted.kind}",)] if wanted.kind else []
    filters += [(facet,) for facet in sorted(map(facet_name, wanted.facets))]
    unwanted = ways(wanted.query.unwanted, wanted.reader_language, engine().endings)
    return Question(own_ways, unwanted, tuple(filters), low, high), own_ways


def _ranked(wanted: Wanted, question: Question, own_ways: tuple, rows: list[Row], *, is_capped: bool):
    if is_capped:
        older = engine().newest(question.about_names(), IN_NAMES, with_lead=True)
        rows = list({row.id: row for row in (*rows, *older)}.values())
    return Ranking(keys_of(wanted.query, wanted.reader_language), own_ways).best_first(rows)


def _hits(rows: list[Row]) -> list[Hit]:
    numbers = [row.id for row in rows]
    found = {
        number: Hit(*columns)
        for part in in_parts(numbers)
        for number, *columns in run(
            f"SELECT id, key, kind, language, title FROM search_entry WHERE id IN ({marks(part)})",
            part,
        )
    }
    return [found[number] for number in numbers if number in found]


def _counts(rows: list[Row]) -> dict[str, int]:
    return dict(Counter(" ".join(row.facets for row in rows).split()))


def _headlines(text: str, language: str, limit: int) -> list[Name]:
    last = text.rstrip("* ")
    query = parse(last + "*" if last else "")
    asked = ways(query.wanted, language, lambda _words: {})
    if limit <= 0 or not asked:
        return []
    rows = engine().newest(Question(asked, filters=(("kind:article",),), in_names=True), limit)
    return [Name(hit.key, hit.kind, hit.title) for hit in _hits(rows)]


def _seconds() -> float:
    return getattr(settings, "SEARCH_SECONDS", SECONDS)
