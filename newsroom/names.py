"""The book of names: every record of a kind under every name it has, so that spelling and script do not matter.

Kept in memory. A name that somebody changes is read anew, and where nobody tells of changes all of them every few
minutes. What a page prints is read anew and asked again who may be shown, so that a person who became private is
nowhere from that moment on.
"""

import time
from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import itemgetter

from django.db import models, transaction
from modeltranslation.utils import resolution_order

from events.models import Event
from languages.folding import fold, loose
from languages.names import NameKind, name_columns
from languages.sorting import letter_of, sort_key
from organizations.models import Organization
from people.models import Person

KEPT_SECONDS, MANY = 300, 200
"""Where nobody tells of changes a book is read anew that often; of more changed records than this it is, too."""
NO_NAME_OF_ITS_OWN = {NameKind.SHORT, NameKind.MISSPELLING}
"""Other names that two people may share without being namesakes."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One record."""

    pk: int
    names: dict[str, str]
    """By language; only those that are filled in."""
    keys: frozenset[str]
    """What it is really called, folded: whoever shares one is a namesake."""
    words: str
    """Everything that leads to it, folded, each word after a space."""

    def name_in(self, language: str) -> str:
        """The name that readers of a language see."""
        return next((self.names[code] for code in resolution_order(language) if code in self.names), "")


class Book:
    """All records of one kind."""

    def __init__(self, entries: list[Entry]):
        self.entries = {entry.pk: entry for entry in entries}
        self._sorted: dict[str, list[tuple[str, int]]] = {}

    def in_order(self, language: str) -> list[tuple[str, int]]:
        """From A to Z as the language sorts: each with the letter it stands under."""
        if language not in self._sorted:
            named = [(entry.name_in(language), entry.pk) for entry in self.entries.values()]
            named.sort(key=lambda row: (sort_key(row[0], language), row[1]))
            self._sorted[language] = [(letter_of(name, language), pk) for name, pk in named if name]
        return self._sorted[language]

    def renewed(self, pks: set[int], entries: list[Entry]) -> "Book":
        """A book in which these records stand as they are now; those that are not among the entries have gone."""
        book = Book([])
        book.entries = {pk: entry for pk, entry in self.entries.items() if pk not in pks}
        book.entries |= {entry.pk: entry for entry in entries}
        for language, rows in self._sorted.items():
            book._sorted[language] = [row for row in rows if row[1] not in pks]
            for entry in entries:
                book._put_in_order(entry, language)
        return book

    def _put_in_order(self, entry: Entry, language: str) -> None:
        def place(row):
            return sort_key(self.entries[row[1]].name_in(language), language), row[1]

        if name := entry.name_in(language):
            insort(self._sorted[language], (letter_of(name, language), entry.pk), key=place)

    def leads_to(self, text: str, language: str) -> set[int]:
        """The records that have a name with all these words, or with words that begin so."""
        wanted = [f" {word}" for word in fold(text, language).split()]
        return {pk for pk, entry in self.entries.items() if all(word in entry.words for word in wanted)}

    def namesakes(self, pk: int) -> list[int]:
        """Other records that share a name or an acronym with one."""
        keys = self.entries[pk].keys if pk in self.entries else ()
        shared = Counter(other for key in keys for other in self._by_key[key] if other != pk)
        return [other for other, _count in shared.most_common()]

    def doubles(self) -> list[list[int]]:
        """Groups of records that share a name, or nearly: perhaps one and the same."""
        found: dict[str, set[int]] = defaultdict(set)
        for entry in self.entries.values():
            for key in entry.keys:
                found[loose(key)].add(entry.pk)
        return [
            list(group) for group in sorted({tuple(sorted(pks)) for pks in found.values() if len(pks) > 1})
        ]

    @cached_property
    def _by_key(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for entry in self.entries.values():
            for key in entry.keys:
                found[key].append(entry.pk)
        return found


def read_book(records: models.QuerySet) -> Book:
    """Read every name of these records, in one query."""
    return Book(_entries(records))


def _entries(records: models.QuerySet) -> list[Entry]:
    columns = name_columns(records.model, "name", "acronym")
    other = [f"other_names__{column}" for column in ("name", "language", "kind")]
    rows = records.order_by("pk").values_list(*other, "pk", *(column for *_what, column in columns))
    found = []
    for _pk, group in groupby(rows, key=itemgetter(len(other))):  # a row for each other name
        each = list(group)
        pk, *own = each[0][len(other) :]
        others = [row[: len(other)] for row in each if row[0] is not None]
        found.append(_entry(pk, dict(zip(columns, own, strict=True)), others))
    return found


def _entry(pk: int, own: dict[tuple[str, str, str], str | None], others: list) -> Entry:
    keys = {fold(name, code) for (_field, code, _column), name in own.items() if name}
    known = {(fold(name, language), kind) for name, language, kind in others}
    named = {key for key, kind in known if kind not in NO_NAME_OF_ITS_OWN}
    names = {code: name for (field, code, _column), name in own.items() if field == "name" and name}
    words = "".join(f" {key}" for key in sorted(keys | {key for key, _kind in known}))
    return Entry(pk, names, frozenset((keys | named) - {""}), words)


class Shelf:
    """The books as this process remembers them."""

    def __init__(self, seconds: float = KEPT_SECONDS):
        self.seconds, self.hears_of_changes = seconds, _never
        self._books: dict[type[models.Model], tuple[Book, float]] = {}
        self._changed: dict[type[models.Model], set[int]] = {}
        self._changes = 0

    def book_of(self, model: type[models.Model]) -> Book:
        """The book of a kind; only of records that have a page."""
        book, until = self._books.get(model, (None, 0.0))
        is_kept = book is not None and (self.hears_of_changes() or time.monotonic() < until)
        changed = self._changed.get(model, set())
        if is_kept and not changed:
            return book
        changes = self._changes
        if is_kept:
            book = book.renewed(changed, _entries(_with_page(model).filter(pk__in=changed)))
        else:
            book, until = read_book(_with_page(model)), time.monotonic() + self.seconds
        if changes == self._changes:  # otherwise it may say what was right when the reading began
            self._changed.pop(model, None)
            self._books[model] = (book, until)
        return book

    def has_changed(self, model: type[models.Model], pks: Collection[int]) -> None:
        """Read these records anew at the next page; of very many the whole book."""
        self._changes += 1
        self._changed[model] = {*self._changed.get(model, ()), *pks}
        if len(self._changed[model]) > MANY:
            self.forget(model)

    def forget(self, model: type[models.Model]) -> None:
        """Read it anew at the next page."""
        self._changes += 1
        self._changed.pop(model, None)
        self._books.pop(model, None)


def _never() -> bool:
    return False


def _with_page(model: type[models.Model]) -> models.QuerySet:
    return model.objects.public() if hasattr(model.objects, "public") else model.objects.all()


shelf = Shelf()


def name_has_changed(sender, instance, using=None, **signal) -> None:
    """Hear of a record or another name. Again after the commit: until then, others would read the old ones anew."""
    if hasattr(sender, "other_names"):
        owner, pk = sender, instance.pk
    else:
        field = next(field for field in sender._meta.fields if field.is_relation)
        owner, pk = field.related_model, getattr(instance, field.attname)
    shelf.has_changed(owner, [pk])
    transaction.on_commit(lambda: shelf.has_changed(owner, [pk]), using=using)


def listen() -> None:
    """Hear of every name that changes."""
    for model in (Person, Organization, Event):
        for sender in (model, model.other_names.field.model):
            for signal in (models.signals.post_save, models.signals.post_delete):
                signal.connect(
                    name_has_changed, sender=sender, dispatch_uid=f"newsroom.names.{sender._meta.label}"
                )
