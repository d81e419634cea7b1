"""What a portal does by itself some minutes after much was written, done at once: nobody measures what soon passes."""

from django.apps import apps
from django.db import connection

from articles.tallies import counting


def settle() -> None:
    """Count the stories of each month, and let PostgreSQL tidy up and learn how its tables are filled."""
    while counting.catch_up():
        pass
    if connection.vendor == "postgresql" and not connection.in_atomic_block:  # there it is refused
        tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
        names = ", ".join(map(connection.ops.quote_name, sorted(tables)))
        with connection.cursor() as cursor:
            cursor.execute(f"VACUUM (ANALYZE) {names}")
