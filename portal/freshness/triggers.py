"""The database itself writes the log of changes, whichever way a row was changed: form, service, import, SQL by hand.

The note is written in the same transaction, so it is seen exactly when the change is seen.
"""

from portal.freshness.tables import WATCHED, Watched
from syndication.ledger.triggers import tell, with_trigger, without_trigger

COLUMNS = "source, thing, other, moved, xact, at"
STAMP = {
    "postgresql": "pg_current_xact_id()::text::bigint, clock_timestamp()",
    "sqlite": "0, strftime('%Y-%m-%d %H:%M:%f', 'now')",
}
DIFFERS = {"postgresql": "IS DISTINCT FROM", "sqlite": "IS NOT"}


def install(using, **kwargs) -> None:
    """Put the triggers in place after every migration: SQLite loses them when it rebuilds a table."""
    _tell(using, lambda vendor, table, event: with_trigger(
        vendor, _name(table, event), table, event, note(vendor, table, event)
    ))  # fmt: skip


def remove(apps, schema_editor) -> None:
    """Take them away, before the log goes."""
    using = schema_editor.connection.alias
    _tell(using, lambda vendor, table, event: without_trigger(vendor, _name(table, event), table))


def note(vendor: str, table: str, event: str) -> str:
    """What is written down after such a change; a row that went from one story to another is noted for both."""
    watched = WATCHED[table]
    row = "OLD" if event == "DELETE" else "NEW"
    moved = _moved(vendor, watched, event)
    notes = [f"{_into(vendor, table, row, moved)}"]
    if event == "UPDATE":
        left = _differ(vendor, [watched.thing, *([watched.other] if watched.other != "NULL" else [])])
        notes.append(f"{_into(vendor, table, 'OLD', moved)} WHERE {left}")
    return "; ".join(notes)


def _into(vendor: str, table: str, row: str, moved: str) -> str:
    watched = WATCHED[table]
    values = f"'{table}', {watched.thing}, {watched.other}, {moved}, {STAMP[vendor]}".replace("{row}", row)
    return f"INSERT INTO portal_change ({COLUMNS}) SELECT {values}"


def _moved(vendor: str, watched: Watched, event: str) -> str:
    """Whether lists may have gained or lost it, as the database can say."""
    if event != "UPDATE":
        row = "OLD" if event == "DELETE" else "NEW"
        return f"({watched.public})".replace("{row}", row) if watched.moves else "FALSE"
    if not watched.places:
        return "TRUE" if watched.moves else "FALSE"
    out = " OR ".join(watched.public.replace("{row}", row) for row in ("OLD", "NEW"))
    return f"(({_differ(vendor, ['{row}.' + name for name in watched.places])}) AND ({out}))"


def _differ(vendor: str, values: list[str]) -> str:
    pairs = [(value.replace("{row}", "OLD"), value.replace("{row}", "NEW")) for value in values]
    return " OR ".join(f"{old} {DIFFERS[vendor]} {new}" for old, new in pairs)


def _tell(using, make) -> None:
    tell(using, {table: it.events for table, it in WATCHED.items()}, make, written_to="portal_change")


def _name(table: str, event: str) -> str:
    return f"{table}_noted_{event.lower()}"
