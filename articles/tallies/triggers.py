"""The database itself marks the block of an edition that readers get or lose, whichever way it was changed.

A mark is a row of its own: nobody who publishes waits for somebody else who publishes.
"""

from articles.models.tally import BLOCK

TABLE = "articles_edition"
COLUMNS = (
    "article_id", "language", "status", "published_at", "updated_at", "came_out_at", "embargoed_until",
    "expires_at", "ended_at",
)  # fmt: skip
PUBLIC = "{row}.status IN ('scheduled', 'published')"
DIFFERS = {"postgresql": "IS DISTINCT FROM", "sqlite": "IS NOT"}
ALL = f"INSERT INTO articles_recount (block) SELECT DISTINCT article_id / {BLOCK} FROM {TABLE}"  # noqa: S608


def install(using, **kwargs) -> None:
    """Put the triggers in place after every migration: SQLite loses them when it rebuilds a table.

    Nobody knows what was changed while they were not there, so everything is counted anew.
    """
    from django.db import connections

    connection = connections[using]
    with connection.cursor() as cursor:
        if "articles_recount" in connection.introspection.table_names(cursor):
            for event in ("INSERT", "UPDATE", "DELETE"):
                for statement in _on(connection.vendor, event):
                    cursor.execute(statement)
            cursor.execute(ALL)


def remove(apps, schema_editor) -> None:
    """Take them away, before the table of marks goes."""
    vendor = schema_editor.connection.vendor
    for event in ("INSERT", "UPDATE", "DELETE"):
        for statement in _off(vendor, event):
            schema_editor.execute(statement)


def _name(event: str) -> str:
    return f"{TABLE}_recounted_{event.lower()}"


def _off(vendor: str, event: str) -> list[str]:
    return [f"DROP TRIGGER IF EXISTS {_name(event)}" + (f" ON {TABLE}" if vendor == "postgresql" else "")]


def _on(vendor: str, event: str) -> list[str]:
    rows = {"INSERT": ["NEW"], "UPDATE": ["OLD", "NEW"], "DELETE": ["OLD"]}[event]
    # UNION: of a block that an edition stays in, one mark.
    blocks = " UNION ".join(f"SELECT {row}.article_id / {BLOCK}" for row in rows)
    note = f"INSERT INTO articles_recount (block) {blocks}"
    head = f"TRIGGER {_name(event)} AFTER {event} ON {TABLE} FOR EACH ROW WHEN ({_when(vendor, rows)})"
    if vendor != "postgresql":
        return [*_off(vendor, event), f"CREATE {head} BEGIN {note}; END"]
    body = f"$$ BEGIN {note}; RETURN NULL; END $$"
    return [
        f"CREATE OR REPLACE FUNCTION {_name(event)}() RETURNS trigger LANGUAGE plpgsql AS {body}",
        f"CREATE OR REPLACE {head} EXECUTE FUNCTION {_name(event)}()",
    ]


def _when(vendor: str, rows: list[str]) -> str:
    """What nobody could read before and nobody can read after, or what is the same to a count, leaves no mark."""
    public = " OR ".join(PUBLIC.replace("{row}", row) for row in rows)
    if len(rows) == 1:
        return public
    changed = " OR ".join(f"OLD.{name} {DIFFERS[vendor]} NEW.{name}" for name in COLUMNS)
    return f"({public}) AND ({changed})"
