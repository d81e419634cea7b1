"""A question to the database that Django words once and we ask many times: the wording takes longer than the answer.

What changes from reader to reader is left blank. The words are Django's own, so a rule such as `live()` keeps its one
home, and a new column needs nothing here.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import partial
from operator import itemgetter

from django.db import connections, models
from django.db.models import Value
from django.db.models.base import ModelState
from django.db.models.query import get_related_populators
from django.db.models.signals import post_init


class Blank(Value):
    """A place that is filled in when the question is asked: ``filter(slug=Blank("slug", CharField()))``.

    `decisive`: the value decides which way to the answer is short, as with a rare topic and a frequent one.
    """

    def __init__(self, name: str, output_field: models.Field | None = None, *, decisive: bool = False):
        super().__init__(name, output_field or models.BigIntegerField())
        self.name, self.decisive = name, decisive

    def as_sql(self, compiler, connection):
        """Leave the place open."""
        return "%s", [self]

    def filled(self, value, connection):
        """The value as this database takes it."""
        return self.output_field.get_db_prep_value(value, connection)


@dataclass(frozen=True, eq=False)
class Wording:
    """SQL, and what belongs into its places."""

    sql: str
    places: tuple

    def rows(self, using: str, given: dict) -> list:
        """Ask; the answer as the database gives it. Every blank must be given by its name."""
        connection = connections[using]
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                from articles.planned import use_plan

                use_plan(cursor, self)
            cursor.execute(self.sql, self.values(connection, given))
            return cursor.fetchall()

    def values(self, connection, given: dict) -> list:
        """The values in their order, the blanks filled in."""
        return [
            place.filled(given[place.name], connection) if isinstance(place, Blank) else place
            for place in self.places
        ]


def any_of(vendor: str) -> str:
    """A database of this kind; they are all asked in the same words."""
    return next(alias for alias in connections if connections[alias].vendor == vendor)


def worded(queryset: models.QuerySet, using: str) -> Wording:
    """The wording of a query that gives plain values."""
    sql, places = queryset.query.get_compiler(using=using).as_sql()
    return Wording(sql, tuple(places))


class Question:
    """One question, and how its answer is read."""

    def __init__(self, queryset: models.QuerySet, using: str):
        self.compiler = queryset.query.get_compiler(using=using)
        sql, places = self.compiler.as_sql()
        self.wording = Wording(sql, tuple(places))
        self._converters = self.compiler.get_converters([each[0] for each in self.compiler.select])

    def converted(self, rows: Iterable, using: str) -> Iterator:
        """Each row with its values as Django has them."""
        connection, converters = connections[using], list(self._converters.items())
        for row in rows:
            found = list(row) if converters else row
            for position, (steps, expression) in converters:
                for step in steps:
                    found[position] = step(found[position], expression, connection)
            yield found


class Values(Question):
    """A question of `values()`: it gives a dict for each row."""

    def __init__(self, queryset: models.QuerySet, using: str):
        super().__init__(queryset, using)
        self._names = list(queryset.query.selected)

    def ask(self, using: str, **given) -> list[dict]:
        """The rows by name. Every blank must be given by its name."""
        found = self.converted(self.wording.rows(using, given), using)
        return [dict(zip(self._names, row, strict=True)) for row in found]


class Rows(Question):
    """A question of `values_list()`, also one that is put together of several. Its columns are annotated."""

    def __init__(self, queryset: models.QuerySet, using: str, *names: str):
        super().__init__(queryset, using)
        given = [alias for *_column, alias in self.compiler.select]
        self._in_order = itemgetter(*map(given.index, names))

    def ask(self, using: str, **given) -> list[tuple]:
        """The rows. Every blank must be given by its name."""
        return list(map(self._in_order, self.converted(self.wording.rows(using, given), using)))


class Prepared(Question):
    """A question that gives records, with what `select_related` and `annotate` bring along."""

    def __init__(self, queryset: models.QuerySet, using: str):
        super().__init__(queryset, using)
        compiler = self.compiler
        self.model, self.width = compiler.klass_info["model"], len(compiler.select)
        own = compiler.klass_info["select_fields"]
        self._start, self._end = own[0], own[-1] + 1
        self._names = [each[0].target.attname for each in compiler.select[self._start : self._end]]
        self._related = get_related_populators(compiler.klass_info, compiler.select, using)
        self._annotations = tuple((compiler.annotation_col_map or {}).items())
        readers = (_reader(each[0].output_field) for each in compiler.select)
        self._readers = [(place, reader) for place, reader in enumerate(readers) if reader]

    def ask(self, using: str, **given) -> list:
        """The records. Every blank must be given by its name."""
        return list(self.records(self.wording.rows(using, given), using))

    def records(self, rows: Iterable, using: str) -> Iterator:
        """Records of rows as the database gave them."""
        related = [Companion(each) for each in self._related]
        for found in self.converted(rows, using):
            record = _record(self.model, using, self._names, found[self._start : self._end])
            for companion in related:
                companion.join(found, record)
            for name, position in self._annotations:
                setattr(record, name, found[position])
            yield record

    def records_of_list(self, rows: Iterable, using: str) -> Iterator:
        """The same of rows that came as JSON, where PostgreSQL writes moments and fractions as text."""
        if connections[using].vendor == "sqlite":
            return self.records(rows, using)  # keeps them as text anyway
        return self.records((_read(row, self._readers) for row in rows), using)


class Together:
    """Several questions asked as one: each answer a list, made by JSON functions that all databases share."""

    def __init__(self, parts: dict[str, Prepared], vendor: str):
        self.parts = parts
        lists = [as_list(part.wording, part.width, vendor) for part in parts.values()]
        places = [place for part in parts.values() for place in part.wording.places]
        self.wording = Wording("SELECT " + ", ".join(lists), tuple(places))

    def ask(self, using: str, **given) -> dict[str, list]:
        """The records of each question, by its name. Every blank must be given by its name."""
        (answers,) = self.wording.rows(using, given)
        return {
            name: list(part.records_of_list(list_from(rows), using))
            for (name, part), rows in zip(self.parts.items(), answers, strict=True)
        }


class Companion:
    """What `select_related` brings along, for the rows of one answer: the section of many stories is made once."""

    def __init__(self, populator):
        self._make, self._known = populator, {}
        self._related = [Companion(each) for each in populator.related_populators]

    def join(self, row: list, record) -> None:
        """Give a record its companion, if the row has one."""
        make = self._make
        values = row[make.cols_start : make.cols_end]
        number = values[make.pk_idx]
        companion = self._known.get(number)
        if companion is None and number is not None:
            companion = self._known[number] = _record(make.model_cls, make.db, make.init_list, values)
            for each in self._related:
                each.join(row, companion)
        make.local_setter(record, companion)
        if companion is not None:
            make.remote_setter(companion, record)


def _record(model: type[models.Model], using: str, names: list[str], values: Iterable) -> models.Model:
    """A record as `from_db` makes it. What a database gives goes where each field keeps it, without asking them all."""
    record = model.__new__(model)
    record._state = state = ModelState()
    state.adding, state.db = False, using
    vars(record).update(zip(names, values, strict=True))
    post_init.send(sender=model, instance=record)
    return record


def as_list(wording: Wording, width: int, vendor: str) -> str:
    """All rows of a query as one value: a list of lists. Goes into a SELECT."""
    columns = ", ".join(f"c{number}" for number in range(width))
    row, together = {"sqlite": ("json_array", "json_group_array")}.get(
        vendor, ("json_build_array", "json_agg")
    )
    inner = f"WITH rows_({columns}) AS ({wording.sql})"
    return f"({inner} SELECT {together}({row}({columns})) FROM rows_)"  # noqa: S608  nothing in it comes from outside


def list_from(value) -> list:
    """What `as_list` gave: text on one database, already read on the other, nothing where there is no row."""
    return json.loads(value) if isinstance(value, str) else value or []


def _reader(field: models.Field):
    if isinstance(field, models.DecimalField):
        return partial(_decimal, places=field.decimal_places)
    kinds = {"DateTimeField": datetime, "DateField": date, "TimeField": time}
    kind = kinds.get(field.get_internal_type())
    return kind.fromisoformat if kind else None


def _decimal(value: float, places: int) -> Decimal:
    return round(Decimal(str(value)), places)


def _read(row: list, readers: list) -> list:
    for place, reader in readers:
        if row[place] is not None:
            row[place] = reader(row[place])
    return row
