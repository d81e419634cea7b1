"""Everything that is kept about readers, as bytes, for tests that search it."""

import io
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from django.db import connection, connections


def database() -> bytes:
    """The whole database: SQLite's files as they are, PostgreSQL's tables as text and in binary."""
    if connection.vendor == "sqlite":
        names = (f"{connection.settings_dict['NAME']}{end}" for end in ("", "-wal", "-shm", "-journal"))
        return b"\n".join(Path(name).read_bytes() for name in names if Path(name).exists())
    return b"\n".join(
        _copied(name, form) for name in connection.introspection.table_names() for form in ("text", "binary")
    )


def _copied(table: str, form: str) -> bytes:
    with connection.cursor() as cursor:
        copying = f"COPY {connection.ops.quote_name(table)} TO STDOUT (FORMAT {form})"
        with cursor.copy(copying) as copy:
            return b"".join(bytes(part) for part in copy)


def values() -> Iterator[object]:
    """Every single value in every table, so that a number or four bytes can be compared exactly."""
    with connections["default"].cursor() as cursor:
        for table in _tables_of_rows(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            for row in cursor.fetchall():
                yield from (value for value in row if not isinstance(value, date | datetime))


def _tables_of_rows(cursor) -> list[str]:
    """Every table but SQLite's views on an index of words; the tables in which that index lies are among them."""
    names = connection.introspection.table_names()
    if connection.vendor != "sqlite":
        return names
    cursor.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%'")
    views = {name for (name,) in cursor.fetchall()}
    cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    return [name for (name,) in cursor.fetchall() if name not in views]


def folder(path: Path) -> bytes:
    """Every file in a folder, with its name."""
    out = io.BytesIO()
    for file in sorted(path.rglob("*")):
        out.write(file.name.encode() + b"\n")
        with suppress(IsADirectoryError):
            out.write(file.read_bytes())
    return out.getvalue()


def redis(client, pattern: str) -> bytes:
    """Every key that fits, with all that it holds."""
    ways = {
        "hash": client.hgetall,
        "string": client.get,
        "set": client.smembers,
        "zset": lambda key: client.zrange(key, 0, -1, withscores=True),
    }
    keys = list(client.scan_iter(match=pattern, count=1000))
    return "\n".join(f"{key} {ways[client.type(key)](key)}" for key in keys).encode()
