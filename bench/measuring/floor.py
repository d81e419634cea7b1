"""What the database needs at least for the rows that a fold has added."""

import time

ENOUGH = 100_000


def known_rows() -> dict:
    """The keys of all rows of the counter, by table."""
    return {model: set(_keys(model)) for model in _models()}


def insert_again(before: dict) -> dict:
    """Take out the rows that were not there before and put them back with nothing but executemany; time that.

    Of a table with very many new rows, a part stands for all.
    """
    from django.db import connection, transaction

    found = {"wall": 0.0, "rows": {}}
    quote = connection.ops.quote_name
    for model, known in before.items():
        table, keys = quote(model._meta.db_table), _key_columns(model)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM {table}")
            columns = [column[0] for column in cursor.description]
            places = [columns.index(key) for key in keys]
            rows = [row for row in cursor.fetchall() if tuple(row[place] for place in places) not in known]
            if not rows:
                continue
            matches = " AND ".join(f"{quote(key)} = %s" for key in keys)
            part = rows[:ENOUGH]
            gone = [tuple(row[place] for place in places) for row in part]
            values = ", ".join(["%s"] * len(columns))
            insert = f"INSERT INTO {table} ({', '.join(map(quote, columns))}) VALUES ({values})"
            with transaction.atomic():
                cursor.executemany(f"DELETE FROM {table} WHERE {matches}", gone)
            start = time.perf_counter()
            with transaction.atomic():
                cursor.executemany(insert, part)
            found["wall"] += (time.perf_counter() - start) * len(rows) / len(part)
            found["rows"][model._meta.db_table] = len(rows)
    return found


def _models() -> list:
    from django.apps import apps

    return [model for model in apps.get_app_config("visitors").get_models() if model._meta.managed]


def _key_columns(model) -> list[str]:
    return [field.column for field in model._meta.pk_fields]


def _keys(model):
    from django.db import connection

    columns = ", ".join(map(connection.ops.quote_name, _key_columns(model)))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM {connection.ops.quote_name(model._meta.db_table)}")
        return cursor.fetchall()
