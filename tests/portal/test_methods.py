"""What can be asked of us: pages and forms, nothing else."""

import pytest


@pytest.mark.parametrize(
    "method", ["OPTIONS", "TRACE", "PUT", "PATCH", "DELETE", "CONNECT", "get", "Head", "X"]
)
@pytest.mark.parametrize("path", ["/en/", "/rom/search/", "/nowhere/", "/admin/"])
def test_for_anything_else_no_page_is_made(client, method, path):
    answer = client.generic("GET", path, REQUEST_METHOD=method)
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD, POST"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.content == b""
