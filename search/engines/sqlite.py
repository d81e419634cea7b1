"""SQLite: the words in an FTS5 index that keeps no text; the keys of each document, packed, so that they can go again.

Filters are tokens in a column of their own: "mk and person:7" is answered inside the index. The rowid is the number
of the document, so FTS5 walks from the newest to the oldest and stops when it has enough.
"""

import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection

from search.engines import TimedOut
from search.engines.tables import ENTRY, Row, free_number, in_parts, insert, marks, run, visible
from search.questions import Keys, Question
from search.tokens import Tokens, filter_token, tokens

prepared = tokens
_GAP = " _ "
"""Between two names, so that no phrase reaches from one into the next."""
_BETWEEN = "\x1f"
_STEPS = 2000
"""Steps of the database between two looks at the clock: well under a millisecond."""


def create(suffix: str = "") -> None:
    """Make the tables that Django's models cannot describe."""
    run(
        f"CREATE VIRTUAL TABLE search_words{suffix} USING fts5(names, texts, facets, content='', columnsize=0,"
        " tokenize=\"ascii tokenchars '/:-._'\")"
    )
    run(f"CREATE TABLE search_packed{suffix} (id INTEGER PRIMARY KEY, words BLOB NOT NULL)")


def drop(suffix: str = "") -> None:
    """Remove them."""
    run(f"DROP TABLE IF EXISTS search_words{suffix}")
    run(f"DROP TABLE IF EXISTS search_packed{suffix}")


def store(documents: Iterable[Tokens], suffix: str = "") -> None:
    """Write documents whose keys are not in the index."""
    taken: set[int] = set()
    # Free is what has no words either: `manage.py flush` empties the tables of models and leaves the words.
    write([(free_number(each, f"search_packed{suffix}", taken), each) for each in documents], suffix)


def write(numbered: list[tuple[int, Tokens]], suffix: str = "") -> None:
    """Write documents whose numbers are known to be free."""
    entries = [each.row(number) for number, each in numbered]
    packed = [(number, zlib.compress(_BETWEEN.join(_columns(each)).encode(), 6)) for number, each in numbered]
    write_rows(entries, packed, suffix)


def write_rows(entries: list[tuple], packed: list[tuple[int, bytes]], suffix: str = "") -> None:
    """Write documents that are prepared already."""
    insert(f"search_entry{suffix}", ENTRY, entries)
    insert(f"search_packed{suffix}", ("id", "words"), packed)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO search_words{suffix} (rowid, names, texts, facets) VALUES (%s, %s, %s, %s)",
            [_unpacked(*row) for row in packed],
        )


def forget(keys: Iterable[str], suffix: str = "") -> None:
    """Take documents out. The index must be told exactly what it was given, so that nothing is left in it."""
    for part in in_parts(keys):
        found = run(
            f"SELECT p.id, p.words FROM search_entry{suffix} e JOIN search_packed{suffix} p ON p.id = e.id"
            f" WHERE e.key IN ({marks(part)})",
            part,
        )
        gone = [_unpacked(*row) for row in found]
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO search_words{suffix} (search_words{suffix}, rowid, names, texts, facets)"
                " VALUES ('delete', %s, %s, %s, %s)",
                gone,
            )
        numbers = [number for number, *_words in gone]
        for table in ("packed", "entry"):
            run(f"DELETE FROM search_{table}{suffix} WHERE id IN ({marks(numbers)})", numbers)


def newest(question: Question, limit: int, *, with_lead: bool = False) -> list[Row]:
    """The newest documents that fit, the newest first."""
    may_be_seen, now = visible()
    period, numbers = _range(question)
    return [
        Row(*row)
        for row in run(
            f"SELECT e.id, e.facets{', e.lead' if with_lead else ''} FROM search_words w"
            f" CROSS JOIN search_entry e ON e.id = w.rowid WHERE w.search_words MATCH %s{period}"
            f" AND {may_be_seen} ORDER BY w.rowid DESC LIMIT %s",
            [match(question), *numbers, *now, limit],
        )
    ]


def match(question: Question) -> str:
    """The question in the language of FTS5. Keys hold only a–z and 0–9, so nothing in it can be misread."""
    words = [_any(each) for each in question.must]
    if question.in_names:
        words = [f"names : ({each})" for each in words]
    filters = [
        "(" + " OR ".join(f'"{filter_token(each)}"' for each in any_of) + ")" for any_of in question.filters
    ]
    wanted = " AND ".join([*words, *filters])
    unwanted = " OR ".join(_any(each) for each in question.must_not)
    return f"({wanted}) NOT ({unwanted})" if unwanted else wanted


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Stop what takes longer."""
    connection.ensure_connection()
    own, until = connection.connection, time.monotonic() + seconds
    own.set_progress_handler(lambda: time.monotonic() > until, _STEPS)
    try:
        yield
    except OperationalError as error:
        if "interrupted" in str(error):
            raise TimedOut from error
        raise
    finally:
        own.set_progress_handler(None, 0)


def endings(_words: Iterable[str]) -> dict:
    """SQLite knows nothing about endings."""
    return {}


def _unpacked(number: int, packed: bytes) -> tuple[int, str, str, str]:
    return number, *zlib.decompress(packed).decode().split(_BETWEEN)


def _columns(each: Tokens) -> tuple[str, str, str]:
    names = _GAP.join(" ".join(form) for form in each.forms)
    texts = _GAP.join(" ".join(passage) for passage in each.passages)
    return names, texts, " ".join(each.facets)


def _any(ways: tuple[Keys, ...]) -> str:
    found = [f'"{" ".join(way.keys)}"{" *" if way.is_prefix else ""}' for way in ways if not way.language]
    return "(" + " OR ".join(found) + ")"


def _range(question: Question) -> tuple[str, list[int]]:
    conditions, numbers = "", []
    for sign, number in ((">=", question.low), ("<=", question.high)):
        if number is not None:
            conditions += f" AND w.rowid {sign} %s"
            numbers.append(number)
    return conditions, numbers
