"""The exchange of the whole index in PostgreSQL. Searches wait for it a few milliseconds, writers until it is done."""

import time

from django.db import OperationalError, connection, transaction
from psycopg.errors import LockNotAvailable

from search.engines.postgresql import vectors
from search.engines.tables import ENTRY, run
from search.numbers import PER_SECOND
from search.tokens import Tokens

_MODELS = ("search_entry", "search_name")
_TRIES, _PAUSE = 60, 1.0
_INDEXES = """
SELECT c.relname, pg_get_indexdef(i.indexrelid), COALESCE(con.contype::text, '')
FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
LEFT JOIN pg_constraint con ON con.conindid = i.indexrelid AND con.contype IN ('p', 'u')
WHERE i.indrelid = %s::regclass
"""


def prepare(suffix: str) -> None:
    """Empty tables beside those in use, without indexes; what a killed rebuilding has left goes."""
    with transaction.atomic():
        run("DELETE FROM search_change")
        for table in _MODELS:
            run(f"DROP TABLE IF EXISTS {table}{suffix}")
            run(f"CREATE TABLE {table}{suffix} (LIKE {table} INCLUDING DEFAULTS INCLUDING STORAGE)")
        run(f"ALTER TABLE search_entry{suffix} SET (toast_tuple_target = 128)")


def fill(numbered: list[tuple[int, Tokens]], suffix: str) -> None:
    """Write documents whose numbers are known to be free."""
    # Before the connection is busy with taking rows: the endings of new words are asked of it too.
    words = vectors(each for _number, each in numbered)
    rows = [(*each.row(number), vector) for (number, each), vector in zip(numbered, words, strict=True)]
    statement = f"COPY search_entry{suffix} ({', '.join(ENTRY)}, vector) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def complete(suffix: str) -> None:
    """Index what was written, carry over what changed, and exchange the tables."""
    indexes = {table: run(_INDEXES, [table]) for table in _MODELS}
    for table, known in indexes.items():
        for name, definition, kind in known:
            _index(table, suffix, name, definition, kind)
        run(f"ANALYZE {table}{suffix}")
    for left in reversed(range(_TRIES)):
        try:
            _exchange(indexes, suffix)
            return
        except OperationalError as error:
            if not left or not isinstance(error.__cause__, LockNotAvailable):
                raise
            time.sleep(_PAUSE)  # somebody reads for long, and everybody would wait behind us


def _index(table: str, suffix: str, name: str, definition: str, kind: str) -> None:
    begin, _, rest = definition.partition(" USING ")
    unique = "UNIQUE " if begin.startswith("CREATE UNIQUE") else ""
    run(f"CREATE {unique}INDEX {name}{suffix} ON {table}{suffix} USING {rest}")
    if kind:
        rule = "PRIMARY KEY" if kind == "p" else "UNIQUE"
        run(f"ALTER TABLE {table}{suffix} ADD CONSTRAINT {name}{suffix} {rule} USING INDEX {name}{suffix}")


def _exchange(indexes: dict, suffix: str) -> None:
    with transaction.atomic():
        run("SET LOCAL lock_timeout = '2s'")
        # Who writes is let finish, and whoever comes later finds the new tables.
        run(f"LOCK TABLE {', '.join(_MODELS)} IN EXCLUSIVE MODE")
        _carry_over(suffix)
        for table, known in indexes.items():
            run(f"DROP TABLE {table}")
            run(f"ALTER TABLE {table}{suffix} RENAME TO {table}")
            for name, _definition, _kind in known:
                run(f"ALTER INDEX {name}{suffix} RENAME TO {name}")
        run("SET LOCAL lock_timeout = DEFAULT")


def _carry_over(suffix: str) -> None:
    changed = "key IN (SELECT key FROM search_change)"
    for table in _MODELS:
        run(f"DELETE FROM {table}{suffix} WHERE {changed}")
    run(f"INSERT INTO search_name{suffix} SELECT * FROM search_name WHERE {changed}")
    columns = f"{', '.join(ENTRY[1:])}, vector"
    for (number,) in run(f"SELECT id FROM search_entry WHERE {changed} ORDER BY id"):
        free = number
        while run(f"SELECT 1 FROM search_entry{suffix} WHERE id = %s", [free]):
            free += PER_SECOND // 2 + 1
        run(
            f"INSERT INTO search_entry{suffix} (id, {columns}) SELECT %s, {columns} FROM search_entry WHERE id = %s",
            [free, number],
        )
