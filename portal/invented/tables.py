"""Many rows into one table at once: COPY on PostgreSQL, one statement for all of them on SQLite."""

from collections.abc import Iterable
from functools import cache
from itertools import chain

from django.db import connection, models

_ESCAPES = (("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r"))
_NOTHING = "\\N"


class Table:
    """A table that takes rows; what a row does not name is what the model would have given it."""

    def __init__(self, model: type[models.Model], *given: str):
        ready = _usual(model)
        self.name = model._meta.db_table
        self.columns = (*given, *(column for column in ready if column not in given))
        self._rest = tuple(ready[column] for column in self.columns[len(given) :])

    def add(self, rows: Iterable[tuple]) -> None:
        """Write rows: the columns that were given, in their order. The database checks them as it checks any other."""
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                self._copy(cursor, rows)
            else:
                marks = ", ".join("%s" for _column in self.columns)
                insert = f"INSERT INTO {self.name} ({self._named()}) VALUES ({marks})"  # noqa: S608
                cursor.executemany(insert, [(*row, *self._rest) for row in rows])

    def _copy(self, cursor, rows: Iterable[tuple]) -> None:
        rest = "".join(f"\t{_written(value)}" for value in self._rest) + "\n"
        copying = cursor.copy(f"COPY {self.name} ({self._named()}) FROM STDIN")
        with connection.wrap_database_errors, copying as copy:
            for row in rows:
                copy.write("\t".join(map(_written, row)) + rest)

    def _named(self) -> str:
        return ", ".join(f'"{column}"' for column in self.columns)


def numbers(model: type[models.Model], count: int) -> list[int]:
    """So many numbers for new rows, which nobody else gets."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            asked = "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)"
            cursor.execute(asked, [table, count])
            return list(chain.from_iterable(cursor.fetchall()))
        cursor.execute("SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = %s", [table])
        last = cursor.fetchone()[0]
        return list(range(last + 1, last + 1 + count))


def hurry() -> None:
    """Let this transaction write faster: a crash of the machine may cost the last ones, which can be made again."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit = off")
        if _packs_fast():
            cursor.execute("SET LOCAL default_toast_compression = 'lz4'")


@cache
def _packs_fast() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 'lz4' = ANY(enumvals) FROM pg_settings WHERE name = 'default_toast_compression'"
        )
        return bool((cursor.fetchone() or [False])[0])


@cache
def _usual(model: type[models.Model]) -> dict[str, object]:
    """By column: what a new row has if nobody says anything. Its number is left to the database."""
    blank, found = model(), {}
    for field in model._meta.local_concrete_fields:
        value = field.get_db_prep_save(field.pre_save(blank, add=True), connection)
        if value is not None and not field.primary_key:
            found[field.column] = value
    return found


def _written(value: object) -> str:
    """A value as COPY reads it."""
    if value is None:
        return _NOTHING
    if not isinstance(value, str):
        return str(value)
    text = value
    for character, escape in _ESCAPES:
        text = text.replace(character, escape)
    return text
