"""The few statements that counting needs and the ORM cannot say: adding to rows that may exist already.

``INSERT … ON CONFLICT DO UPDATE SET x = x + excluded.x`` saves reading every row before it is written, and
rows travel in one piece: on PostgreSQL as an array for each column (``unnest``, in binary form), on SQLite
through ``executemany``. Together that is more than ten times as fast as ``bulk_create``. All names come from
the models and all values are parameters.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import date

from django.db import (
    InterfaceError,
    InternalError,
    OperationalError,
    ProgrammingError,
    connections,
    models,
    router,
)
from django.db.models.expressions import RawSQL

from visitors.models import DayTotal

Names = Sequence[str]
Rows = Sequence[tuple]

NOT_READY = (OperationalError, InterfaceError, InternalError, ProgrammingError)
"""The database is away or busy, may only be read (a stand-by), or has not the tables of this version (before
``migrate``): no record is to blame for that, so everything waits."""


def database() -> str:
    """The database that holds the numbers."""
    return router.db_for_write(DayTotal)


def one_of(numbers: Iterable[int]) -> RawSQL:
    """Many numbers as one parameter, for ``filter(reader__in=one_of(…))``."""
    if _is_postgres():
        return RawSQL("SELECT unnest(%s::bigint[])", [list(numbers)])
    return RawSQL("SELECT value FROM json_each(%s)", [json.dumps(list(numbers))])


def stored(model: type[models.Model], name: str, value: object) -> object:
    """Give a value as the database takes it; for one that stands in very many rows."""
    return model._meta.get_field(name).get_db_prep_value(value, connections[database()])


def upsert(
    model: type[models.Model],
    key: Names,
    rows: Rows,
    *,
    add: Names = (),
    replace: Names = (),
    latest: Names = (),
) -> None:
    """Insert rows; where one with the same key stands, add to it, replace in it, or keep the later value.

    A row has the values of the key and then those of the other columns, in the order of the arguments.
    """
    table, names = _table(model), [*key, *add, *replace, *latest]
    greatest = "GREATEST" if _is_postgres() else "max"
    changes = [
        *(f"{name} = {table}.{name} + excluded.{name}" for name in _columns(model, add)),
        *(f"{name} = excluded.{name}" for name in _columns(model, replace)),
        *(f"{name} = {greatest}({table}.{name}, excluded.{name})" for name in _columns(model, latest)),
    ]
    source = f"SELECT * FROM {_arrays(model, names)}" if _is_postgres() else f"VALUES ({_places(names)})"  # noqa: S608
    conflict = f"UPDATE SET {', '.join(changes)}" if changes else "NOTHING"
    _run(
        model,
        f"INSERT INTO {table} ({_list(model, names)}) {source} "
        f"ON CONFLICT ({_list(model, key)}) DO {conflict}",
        names,
        rows,
    )


def change(model: type[models.Model], key: Names, rows: Rows, *, add: Names) -> None:
    """Add to the rows that stand, also less than nothing. A row has what to add and then the key."""
    table, names = _table(model), [*add, *key]
    columns = _columns(model, names)
    if _is_postgres():
        source = f" FROM {_arrays(model, names)} AS new ({', '.join(columns)})"
        values = [f"new.{column}" for column in columns]
    else:
        source, values = "", ["%s"] * len(columns)
    terms = list(zip(columns, values, strict=True))
    sets = [f"{column} = {_sum(model, column, value)}" for column, value in terms[: len(add)]]
    where = [f"{table}.{column} = {value}" for column, value in terms[len(add) :]]
    _run(
        model,
        f"UPDATE {table} SET {', '.join(sets)}{source} WHERE {' AND '.join(where)}",  # noqa: S608
        names,
        rows,
    )


def _sum(model: type[models.Model], column: str, value: str) -> str:
    total = f"{_table(model)}.{column} + {value}"
    if isinstance(model._meta.get_field(column), models.FloatField):
        # Fractions do not add up to exactly nothing when everything is taken away again.
        return f"{'GREATEST' if _is_postgres() else 'max'}(0.0, {total})"
    return total


def _run(model: type[models.Model], sql: str, names: Names, rows: Rows) -> None:
    if not rows:
        return
    connection = connections[database()]
    if not _is_postgres():
        with connection.cursor() as cursor:
            cursor.executemany(sql, _for_sqlite(model, names, rows))
        return
    import psycopg

    # Django's own cursor would write each value into the text of the statement.
    connection.ensure_connection()
    with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as cursor:
        cursor.execute(sql, [list(column) for column in zip(*rows, strict=True)])


def _for_sqlite(model: type[models.Model], names: Names, rows: Rows) -> Iterable[tuple]:
    """SQLite has no dates: they are texts in it."""
    if not any(isinstance(value, date) for value in rows[0]):
        return rows
    columns = zip(names, zip(*rows, strict=True), strict=True)
    return zip(*(_dates_as_texts(model, name, column) for name, column in columns), strict=True)


def _dates_as_texts(model: type[models.Model], name: str, column: Sequence) -> Sequence:
    if not isinstance(column[0], date):
        return column
    texts = {value: stored(model, name, value) for value in set(column)}
    return [texts[value] for value in column]


def _arrays(model: type[models.Model], names: Names) -> str:
    connection = connections[database()]
    types = [model._meta.get_field(name).db_type(connection) for name in names]
    return f"unnest({', '.join(f'%b::{type_}[]' for type_ in types)})"


def _places(names: Names) -> str:
    return ", ".join(["%s"] * len(names))


def _list(model: type[models.Model], names: Names) -> str:
    return ", ".join(_columns(model, names))


def _columns(model: type[models.Model], names: Names) -> list[str]:
    return [model._meta.get_field(name).column for name in names]


def _table(model: type[models.Model]) -> str:
    return model._meta.db_table


def _is_postgres() -> bool:
    return connections[database()].vendor == "postgresql"
