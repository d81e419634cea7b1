"""The database itself marks what may look different to the public now, whichever way it was changed.

Forms, services, imports in bulk and SQL by hand all end in a row of one of these tables. The mark is written in the
same transaction, so it is seen exactly when the change is seen: neither before it nor without it.
"""

from collections.abc import Callable, Iterable, Mapping

ALL = ("INSERT", "UPDATE", "DELETE")
LATER = ("UPDATE", "DELETE")
RENAMED = ("UPDATE",)
WATCHED = {
    "articles_article": ("article", "id", LATER),
    "articles_edition": ("article", "article_id", ALL),
    "articles_byline": ("article", "article_id", ALL),
    "articles_gallerypicture": ("article", "article_id", ALL),
    "articles_taggedarticle": ("article", "content_object_id", ALL),
    "articles_article_people": ("article", "article_id", ALL),
    "articles_article_organizations": ("article", "article_id", ALL),
    "articles_article_events": ("article", "article_id", ALL),
    "articles_article_storylines": ("article", "article_id", ALL),
    "articles_correctiontext": ("correction", "correction_id", ALL),
    "people_person": ("person", "id", RENAMED),
    "organizations_organization": ("organization", "id", RENAMED),
    "events_event": ("event", "id", RENAMED),
    "pictures_picture": ("picture", "id", RENAMED),
}
"""By table: what kind of thing a row is about, the column with its number, and which changes count."""


def install(using, **kwargs) -> None:
    """Put the triggers in place after every migration: SQLite loses them when it rebuilds a table."""
    _tell(using, _on)


def remove(apps, schema_editor) -> None:
    """Take them away, before the table of marks goes."""
    _tell(schema_editor.connection.alias, _off)


def _tell(using, make) -> None:
    events = {table: events for table, (_kind, _column, events) in WATCHED.items()}
    tell(using, events, make, written_to="syndication_mark")


def tell(using, watched: Mapping[str, Iterable[str]], make: Callable, *, written_to: str) -> None:
    """Tell the database what `make` words for each kind of change of each watched table that is there.

    Nothing, as long as the table that the triggers write to is missing.
    """
    from django.db import connections

    connection = connections[using]
    with connection.cursor() as cursor:
        present = set(connection.introspection.table_names(cursor))
        for table in sorted(set(watched) & present) if written_to in present else ():
            for event in watched[table]:
                for statement in make(connection.vendor, table, event):
                    cursor.execute(statement)


def _name(table: str, event: str) -> str:
    return f"{table}_marks_{event.lower()}"


def _off(vendor: str, table: str, event: str) -> list[str]:
    return without_trigger(vendor, _name(table, event), table)


def _on(vendor: str, table: str, event: str) -> list[str]:
    kind, column, _events = WATCHED[table]
    row = "OLD" if event == "DELETE" else "NEW"
    note = f"INSERT INTO syndication_mark (kind, thing) VALUES ('{kind}', {row}.{column})"  # noqa: S608
    return with_trigger(vendor, _name(table, event), table, event, note)


def without_trigger(vendor: str, name: str, table: str) -> list[str]:
    """What the database is told so that it no longer does anything by itself under this name."""
    on = f" ON {table}" if vendor == "postgresql" else ""
    return [f"DROP TRIGGER IF EXISTS {name}{on}"]


def with_trigger(vendor: str, name: str, table: str, event: str, note: str) -> list[str]:
    """What the database is told so that it writes this note after each such change of a row."""
    if vendor != "postgresql":
        trigger = f"CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN {note}; END"
        return [*without_trigger(vendor, name, table), trigger]
    body = f"$$ BEGIN {note}; RETURN NULL; END $$"
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS {body}",
        f"CREATE OR REPLACE TRIGGER {name} AFTER {event} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]
