"""Who watches asks for /metrics and gets numbers, also while the database is away."""

import asyncio

import pytest
from django.db import DatabaseError

from portal import pulse
from portal.metrics import endpoint
from portal.metrics.board import Board


async def asked(first: bytes) -> bytes:
    async def in_thread(function):
        return {"nevipe_database_up": 1}

    return await endpoint.Endpoint(Board(1), in_thread)._said(first)


@pytest.mark.parametrize(
    ("first", "status"),
    [(b"GET /metrics HTTP/1.1", b"200"), (b"GET / HTTP/1.1", b"404"), (b"POST /metrics HTTP/1.1", b"404")],
)
def test_one_address(first, status):
    assert asyncio.run(asked(first)).split()[1] == status


def test_numbers_come_with_it():
    assert b"nevipe_database_up 1" in asyncio.run(asked(b"GET /metrics HTTP/1.1"))


def test_a_database_that_is_away_is_a_number_and_no_error(monkeypatch, settings, tmp_path):
    def away():
        raise DatabaseError("away")

    settings.VISITORS_SPOOL = tmp_path / "nowhere"
    monkeypatch.setattr(pulse, "heard", away)
    monkeypatch.setattr(endpoint.connections, "close_all", lambda: None)
    assert endpoint.facts() == {"nevipe_visits_waiting_bytes": 0, "nevipe_database_up": 0}
