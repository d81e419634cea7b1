"""How many questions pages ask the database."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def assert_exact_queries(client: Client, expected: dict[str, int]) -> None:
    """Each of these addresses is answered with its exact number of queries."""
    counted = {}
    for url in expected:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        counted[url] = len(queries)
    wrong = {url: (counted[url], exact) for url, exact in expected.items() if counted[url] != exact}
    assert wrong == {}, f"url: (queries made, queries expected): {wrong}"
