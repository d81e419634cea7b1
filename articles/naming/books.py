"""The names in the database as a book. A small one is read anew each time; a large one is kept for a while."""

from dataclasses import dataclass
from functools import partial
from secrets import token_hex

from django.core.cache import cache
from django.db import transaction

from articles.naming.book import Book
from articles.naming.forms import EVENT, ORGANIZATION, PERSON, Form, Sort
from events.models import Event, EventName
from languages.names import NameKind, name_columns
from organizations.models import Organization, OrganizationName
from people.models import Person, PersonName

KEPT_FROM = 3_000
"""Forms; reading fewer takes no time."""
KEPT_FOR = 60
"""Seconds until a large book is read again. Where processes share a cache, a new name is in it at once."""
STAMP = "articles.naming.book"

SORTS = {NameKind.SHORT: Sort.SHORT, NameKind.MISSPELLING: Sort.MISSPELLING}


@dataclass(slots=True)
class Shelf:
    """Where the book of this process is kept, with the stamp that it was read under."""

    book: Book | None = None
    stamp: str = ""


shelf = Shelf()


def current() -> Book:
    """The book of all names; a large one at most a minute old."""
    # Stamped before it is read: a name that changes meanwhile takes the stamp away, and the book is read again.
    stamp = cache.get_or_set(STAMP, partial(token_hex, 8), KEPT_FOR)
    if shelf.book is not None and stamp == shelf.stamp:
        return shelf.book
    book = Book(*_read())
    shelf.book, shelf.stamp = (book, stamp) if book.size >= KEPT_FROM else (None, "")
    return book


def name_has_changed(**_signal) -> None:
    """Read the names anew when they are next asked for, here at once and elsewhere once it is true."""
    cache.delete(STAMP)
    transaction.on_commit(partial(cache.delete, STAMP))


def _read() -> tuple[list[Form], set[str]]:
    """All forms, and the records that are easily confused. Six queries; private persons are in no book."""
    forms, asks = [], set()
    for kind, records, others in (
        (PERSON, Person.objects.public(), PersonName.objects.filter(person__is_private=False)),
        (ORGANIZATION, Organization.objects.all(), OrganizationName.objects.all()),
        (EVENT, Event.objects.all(), EventName.objects.all()),
    ):
        _own_names(kind, records, forms, asks)
        _other_names(kind, others, forms)
    return forms, asks


def _own_names(kind: str, records, forms: list[Form], asks: set[str]) -> None:
    columns = name_columns(records.model, "name", "acronym", "disambiguation")
    rows = records.order_by("pk").values_list("pk", *(column for _field, _code, column in columns))
    for pk, *texts in rows.iterator():
        record = f"{kind}:{pk}"
        for (field, code, _column), text in zip(columns, texts, strict=True):
            if text and field == "disambiguation":
                asks.add(record)
            elif text:
                forms.append(Form(record, text, Sort.NAME if field == "name" else Sort.ACRONYM, code))


def _other_names(kind: str, names, forms: list[Form]) -> None:
    owner = next(field.attname for field in names.model._meta.fields if field.is_relation)
    rows = names.order_by("pk").values_list(owner, "name", "language", "kind")
    forms.extend(
        Form(f"{kind}:{pk}", name, SORTS.get(name_kind, Sort.NAME), language)
        for pk, name, language, name_kind in rows.iterator()
    )
