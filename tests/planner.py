"""What a database knows of its tables while tests run: what a test tells it, and nothing beyond that test.

PostgreSQL's ANALYZE writes down the number of rows past any transaction, and so does autovacuum. When a test has taken
its rows back, a table of many pages counts as empty from then on. A question that is planned for no rows takes minutes
when a later test asks it of a thousand.
"""

import psycopg
from django.db import connection

NUMBERS_OF_THIS_TRANSACTION = """
UPDATE pg_class SET reltuples = reltuples
WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'i')
"""
"""ANALYZE then writes into rows that are taken back together with everything else."""
NOTHING_BY_ITSELF = """
DO $$
DECLARE name regclass;
BEGIN
    FOR name IN SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' LOOP
        EXECUTE format('ALTER TABLE %s SET (autovacuum_enabled = false)', name);
    END LOOP;
END $$
"""


def analyse() -> None:
    """Let the database count the rows of this test, as it does by itself a minute after they were written."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(NUMBERS_OF_THIS_TRANSACTION)
        cursor.execute("ANALYZE")


def leave_alone(url: str) -> None:
    """Let PostgreSQL count nothing by itself, whenever it finds the time."""
    with psycopg.connect(url, autocommit=True) as admin:
        admin.execute(NOTHING_BY_ITSELF)
