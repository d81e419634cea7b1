"""What a page was made of, noted while it is made: the records that were read and the tables that were asked.

Nobody has to remember to say it. Where somebody knows better than the tables do, `narrowed` says so.
"""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from django.core.signals import request_started
from django.db import connections
from django.db.backends.signals import connection_created
from django.db.models.signals import post_init

from articles import cards
from portal.freshness.meaning import EVERYTHING
from portal.freshness.tables import ALSO_ABOUT, STORY, WATCHED

TABLE = re.compile(r'\b(?:FROM|JOIN)\s+\(*"?([a-z][a-z0-9_]*)', re.IGNORECASE)
UNTOUCHED = re.compile(
    r"visitors_(?!countryname)|auth_|django_(?:session|content_type)|portal_pulse|portal_unansweredsearch"
    r"|articles_revision\Z|articles_(?:recount|tally)|(?:select|values|lateral|rows_)\Z"
)
"""Tables of which pages show nothing but numbers, which grow with the minute and not by a change; revisions, which
nobody changes (which of them a page names stands in the edition); and words that stand where a table could."""
_local = threading.local()


class Reading:
    """What has been read since it began."""

    __slots__ = ("also", "keys", "tables")

    def __init__(self):
        self.keys: set[str] = set()
        self.tables: set[str] = set()
        self.also: list[set[str]] = []

    def records(self) -> set[str]:
        """The keys of the records that were read, and of what is shown from memory."""
        return self.keys.union(*self.also)


def begin(**_signal) -> None:
    """A request begins: what was read before belongs to another page."""
    _local.reading = Reading()


def of_this_page() -> Reading | None:
    """What this thread has read since its request began."""
    return getattr(_local, "reading", None)


def note(*keys: str) -> None:
    """The page shows this, too, although it did not read it from the database just now."""
    if (reading := getattr(_local, "reading", None)) is not None:
        reading.keys.update(keys)


def note_all_of(keys: set[str]) -> None:
    """The page is made of something remembered, whose keys stand in this set or will before the page is done."""
    if (reading := getattr(_local, "reading", None)) is not None:
        reading.also.append(keys)


@contextmanager
def aside(remembered: set[str], *keys: str) -> Iterator[None]:
    """What is read within belongs to something remembered: to these keys and to the records, not to their tables."""
    outer = getattr(_local, "reading", None)
    _local.reading = inner = Reading()
    try:
        yield
    finally:
        remembered |= inner.records() | set(keys)
        _local.reading = outer


def connect() -> None:
    """Hear of every record or card that is read and of every question to the database; called once, in `ready`."""
    from django.apps import apps

    request_started.connect(begin, dispatch_uid="freshness.begin")
    cards.read.connect(_cards_read, dispatch_uid="freshness.cards")
    connection_created.connect(_listen_to, dispatch_uid="freshness.listen")
    for connection in connections.all(initialized_only=True):
        _listen_to(connection=connection)
    for model in apps.get_models(include_auto_created=True):
        if model._meta.db_table in WATCHED:
            post_init.connect(
                _heard(model), sender=model, weak=False, dispatch_uid=f"freshness {model._meta.label}"
            )


def records_of(table: str) -> list[tuple[str, str]]:
    """Under which keys a record that was read is noted: kinds, and the columns with their numbers."""
    watched = WATCHED[table]
    column = watched.thing.removeprefix("{row}.") if watched.thing.startswith("{row}.") else ""
    own = [(f"{watched.kind}:", column)] if column else []
    return own + [(f"{kind}:", column) for kind, column in ALSO_ABOUT.get(table, [])]


def _heard(model):
    """How a record of this kind is noted: under what it is about, as the log of changes does it."""
    about = records_of(model._meta.db_table)

    def hear(instance, **_signal) -> None:
        reading = getattr(_local, "reading", None)
        if reading is not None:
            known = instance.__dict__
            for prefix, column in about:
                number = known.get(column, EVERYTHING)
                if (
                    number is not None
                ):  # not there: it was left out of the question, and nobody knows what it is
                    reading.keys.add(EVERYTHING if number is EVERYTHING else f"{prefix}{number}")

    return hear


def _cards_read(cards, **_signal) -> None:
    """Stories in a list, which come without records."""
    for card in cards:
        note(f"{STORY}:{card.article_id}", f"articles.section:{card.section_id}")
        if card.picture_id:
            note(f"pictures.picture:{card.picture_id}")


def _listen_to(connection, **_signal) -> None:
    if _asked not in connection.execute_wrappers:
        connection.execute_wrappers.append(_asked)


def _asked(execute, sql, params, many, context):
    reading = getattr(_local, "reading", None)
    if reading is not None:
        reading.tables |= tables_in(sql)
    return execute(sql, params, many, context)


@lru_cache(maxsize=2000)
def tables_in(sql: str) -> frozenset[str]:
    """The keys of the tables that a question reads; one that nobody watches makes the page depend on everything."""
    names = {name.lower() for name in TABLE.findall(sql)}
    return frozenset(
        f"table:{name}" if name in WATCHED else EVERYTHING for name in names if not UNTOUCHED.match(name)
    )
