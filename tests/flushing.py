"""What triggers write goes when a test empties the database.

A test that commits is followed by a flush of all tables. On SQLite that is one DELETE after another, and triggers note
each of them in tables that may have been emptied before: the next test would find the traces of this one. On every
database the groups that are made anew after a flush leave such notes too.
"""

import re

from django.apps import apps
from django.db import connections
from django.db.models.signals import post_migrate

TRIGGERS = {
    "sqlite": "SELECT sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT prosrc FROM pg_proc WHERE prorettype = 'trigger'::regtype"
    " AND pronamespace = current_schema()::regnamespace",
}  # fmt: skip
NOTES_IN = re.compile(r'INSERT INTO "?(\w+)')


def start() -> None:
    """Listen to the last of our apps: when it is told of a flush, all others have done what they do after one."""
    last = [app for app in apps.get_app_configs() if app.models_module is not None][-1]
    post_migrate.connect(empty, sender=last)


def empty(using, **kwargs) -> None:
    """Empty every table that a trigger writes to."""
    connection = connections[using]
    for table in sorted(written_by_triggers(connection)):
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")


def written_by_triggers(connection) -> set[str]:
    """The tables that the texts of the triggers name, so that a new trigger needs no line here."""
    with connection.cursor() as cursor:
        cursor.execute(TRIGGERS[connection.vendor])
        return {table for (text,) in cursor.fetchall() for table in NOTES_IN.findall(text or "")}
