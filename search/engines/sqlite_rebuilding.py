"""The exchange of the whole index in SQLite. Readers see the old one until the transaction is over."""

from django.db import transaction

from search.engines import sqlite
from search.engines.tables import run
from search.numbers import PER_SECOND

_MODELS = ("search_entry", "search_name")
_PAGES = 4000
"""So many pages are merged at a time, so that nobody waits long for a place to write."""


def prepare(suffix: str) -> None:
    """Empty tables beside those in use; what a killed rebuilding has left goes."""
    with transaction.atomic():
        run("DELETE FROM search_change")
        sqlite.drop(suffix)
        sqlite.create(suffix)
        for table in _MODELS:
            run(f"DROP TABLE IF EXISTS {table}{suffix}")
            own = run("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = %s", [table])[0][0]
            run(own.replace(f'"{table}"', f'"{table}{suffix}"', 1))


fill = sqlite.write


def complete(suffix: str) -> None:
    """Merge what was written in pieces, carry over what changed, and exchange the tables."""
    _merge(f"search_words{suffix}")
    with transaction.atomic():
        _carry_over(suffix)
        indexes = run(
            "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN (%s, %s)",
            _MODELS,
        )
        sqlite.drop()
        for table in ("search_words", "search_packed"):
            run(f"ALTER TABLE {table}{suffix} RENAME TO {table}")
        for table in _MODELS:
            run(f"DROP TABLE {table}")
            run(f"ALTER TABLE {table}{suffix} RENAME TO {table}")
        for (index,) in indexes:
            run(index)


def _merge(table: str) -> None:
    pages = -_PAGES  # negative: begin to merge all into one
    while True:
        before = _changes()
        with transaction.atomic():
            run(f"INSERT INTO {table} ({table}, rank) VALUES ('merge', %s)", [pages])
        if _changes() - before < 2:
            return
        pages = _PAGES


def _changes() -> int:
    return run("SELECT total_changes()")[0][0]


def _carry_over(suffix: str) -> None:
    keys = [key for (key,) in run("SELECT key FROM search_change")]
    sqlite.forget(keys, suffix)
    changed = "key IN (SELECT key FROM search_change)"
    run(f"DELETE FROM search_name{suffix} WHERE {changed}")
    run(f"INSERT INTO search_name{suffix} SELECT * FROM search_name WHERE {changed}")
    for (number,) in run(f"SELECT id FROM search_entry WHERE {changed} ORDER BY id"):
        _copy(number, suffix)


def _copy(number: int, suffix: str) -> None:
    columns = run("SELECT * FROM search_entry WHERE id = %s", [number])[0]
    packed = run("SELECT words FROM search_packed WHERE id = %s", [number])[0][0]
    free = number
    while run(f"SELECT 1 FROM search_entry{suffix} WHERE id = %s", [free]):
        free += PER_SECOND // 2 + 1  # half a second later nearly always is a free place
    sqlite.write_rows([(free, *columns[1:])], [(free, packed)], suffix)
