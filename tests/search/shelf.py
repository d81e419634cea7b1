"""Documents for the tests of the index."""

from datetime import UTC, datetime, timedelta

from search.asking import parse
from search.documents import Document
from search.finding import Found, Wanted, find

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def document(key: str, title: str, **changes) -> Document:
    """An article of today in English, unless something else is said; `days` days old."""
    days = changes.pop("days", 0)
    given = {"kind": "article", "language": "en", "at": NOON - timedelta(days=days)}
    return Document(**given | {"key": key, "title": title} | changes)


def person(key: str, name: str, *names: str, **changes) -> Document:
    """Somebody with other forms of the name."""
    return document(key, name, kind="person", language="", names=names, **changes)


def ask(text: str, **changes) -> Found:
    """The answer to a query."""
    return find(Wanted(query=parse(text), **{"reader_language": "en"} | changes))


def keys(text: str, **changes) -> list[str]:
    """The keys of what is found, best first."""
    return [hit.key for hit in ask(text, **changes).hits]
