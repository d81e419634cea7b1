"""Who sends slowly or too much holds up nobody, and what colleagues send arrives."""

import socket
from urllib.request import urlopen

import pytest

from tests.portal.test_serving import answer, free_port, served

pytestmark = pytest.mark.processes
SLOW = 12  # more than the server has threads


@pytest.fixture
def port(tmp_path):
    """Where a server of one process answers."""
    number = free_port()
    with served(tmp_path, port=number):
        answer(f"http://127.0.0.1:{number}/health/live")
        yield number


def connected(port: int, words: bytes) -> socket.socket:
    client = socket.create_connection(("127.0.0.1", port), timeout=30)
    client.sendall(words)
    return client


def first_line(port: int, words: bytes) -> bytes:
    with connected(port, words) as client:
        return client.makefile("rb").readline().strip()


def test_slow_senders_hold_up_nobody(port):
    host = b"Host: 127.0.0.1\r\n"
    slow = [connected(port, b"GET / HTTP/1.1\r\n" + host + b"X-") for _ in range(SLOW)]
    slow += [
        connected(port, b"POST /v/ HTTP/1.1\r\n" + host + b"Content-Length: 9\r\n\r\na") for _ in range(SLOW)
    ]
    slow += [
        connected(port, b"POST /admin/login/ HTTP/1.1\r\n" + host + b"Content-Length: 9\r\n\r\na")
        for _ in range(SLOW)
    ]
    with urlopen(f"http://127.0.0.1:{port}/health/ready", timeout=20) as ready:
        assert ready.status == 200
    assert first_line(port, b"GET /admin/ HTTP/1.1\r\n" + host + b"\r\n").split()[1] == b"302"
    assert (
        first_line(port, b"POST /v/ HTTP/1.1\r\n" + host + b"Content-Length: 2000000\r\n\r\n").split()[1]
        == b"413"
    )
    assert first_line(port, b"GET /" + b"a" * 5000 + b" HTTP/1.1\r\n" + host + b"\r\n").split()[1] == b"414"
    for client in slow:
        client.close()


def test_a_large_upload_reaches_the_newsroom_in_one_piece(port):
    body = b"x" * 3_000_000
    request = (
        b"POST /admin/login/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain\r\nConnection: close\r\n"
    )
    line = first_line(port, request + b"Content-Length: %d\r\n\r\n" % len(body) + body)
    assert line.split()[1] == b"403"  # the newsroom has read it, and misses the token of its form
