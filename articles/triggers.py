"""What the database itself refuses: to rewrite the log, an earlier text, or a correction that readers have seen."""

FROZEN = {
    "articles_transition": ("by_id", "TRUE", "1"),
    "articles_revision": ("by_id", "TRUE", "1"),
    "articles_correctiontext": ("by_id", "OLD.state = 'published'", "OLD.state = 'published'"),
}
"""By table: the one column that may change (a colleague leaves), and when the row is frozen, for both databases."""

FUNCTION = """
CREATE OR REPLACE FUNCTION articles_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%: this row is never changed', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def install(using, **kwargs) -> None:
    """Put the triggers in place, after every migration: SQLite loses them when it rebuilds a table."""
    from django.db import connections

    connection = connections[using]
    with connection.cursor() as cursor:
        present = set(connection.introspection.table_names(cursor)) & set(FROZEN)
        if connection.vendor == "postgresql":
            cursor.execute(FUNCTION)
        for table in sorted(present):
            for statement in _statements(connection, cursor, table):
                cursor.execute(statement)


def _statements(connection, cursor, table: str) -> list[str]:
    free, when, when_sqlite = FROZEN[table]
    if connection.vendor == "postgresql":
        changed = f"to_jsonb(OLD) - '{free}' IS DISTINCT FROM to_jsonb(NEW) - '{free}'"
        head = f"CREATE OR REPLACE TRIGGER {table}_frozen BEFORE UPDATE ON {table} FOR EACH ROW"
        return [f"{head} WHEN ({when} AND {changed}) EXECUTE FUNCTION articles_refuse_change()"]
    names = [column.name for column in connection.introspection.get_table_description(cursor, table)]
    changed = " OR ".join(f'OLD."{name}" IS NOT NEW."{name}"' for name in names if name != free)
    head = f"CREATE TRIGGER {table}_frozen BEFORE UPDATE ON {table} WHEN ({when_sqlite}) AND ({changed})"
    refuse = f"BEGIN SELECT RAISE(ABORT, '{table}: this row is never changed'); END"
    return [f"DROP TRIGGER IF EXISTS {table}_frozen", f"{head} {refuse}"]
