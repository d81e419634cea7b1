"""SQLite as the portal opens it."""

import pytest
from django.db import connection

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="these are SQLite's own settings"),
]


def test_a_connection_for_one_request_takes_little_memory():
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA cache_size")
        assert cursor.fetchone() == (-512,)  # kilobytes; above zero it would be a number of pages
