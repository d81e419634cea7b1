"""Scratch databases: made for one bench, dropped after it. What is in var/ is never touched."""

import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

POSTGRES_URL = os.environ.get("BENCH_DATABASE_URL", "postgres://postgres@127.0.0.1:5432/postgres")
KINDS = ("SQLite", "PostgreSQL")


@contextmanager
def scratch(kind: str) -> Iterator[tuple[str, Path]]:
    """The address of an empty database, and an empty folder for everything else."""
    with tempfile.TemporaryDirectory(prefix="nevipe-bench-") as made:
        folder = Path(made)
        if kind == "SQLite":
            yield f"sqlite:///{folder / 'bench.sqlite3'}", folder
            return
        name = f"nevipe_bench_{os.getpid()}_{secrets.token_hex(4)}"
        _execute(f"CREATE DATABASE {name}")
        try:
            yield POSTGRES_URL.rpartition("/")[0] + "/" + name, folder
        finally:
            _execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def reason_missing(kind: str) -> str | None:
    """Why there is no such database here; None if there is one."""
    if kind == "SQLite":
        return None
    import psycopg

    try:
        psycopg.connect(POSTGRES_URL, connect_timeout=2).close()
    except psycopg.Error as error:
        return f"{str(error).strip().splitlines()[0]}. BENCH_DATABASE_URL may name another server."
    return None


def _execute(statement: str) -> None:
    import psycopg

    with psycopg.connect(POSTGRES_URL, autocommit=True, connect_timeout=5) as connection:
        connection.execute(statement)
