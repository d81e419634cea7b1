"""Tells the numbers over HTTP, on an address of their own that the public cannot reach."""

import asyncio
import logging
import time
from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError, connections
from django.utils import timezone

from portal import pulse
from portal.metrics.board import Board
from portal.metrics.text import text
from visitors import spool

ASK_SECONDS = 5
"""How old an answer of the database may be: many who watch are no load."""
PATIENCE_SECONDS = 5
HEAD_BYTES = 8192

logger = logging.getLogger(__name__)


class Endpoint:
    """A very small server beside the one for pages, in the process of the newsroom."""

    def __init__(self, board: Board, in_thread: Callable):
        """``in_thread`` does something in a thread that may use the database, and gives what it found."""
        self.board, self.in_thread = board, in_thread
        self._facts: dict[str, float] = {}
        self._asked_at = 0.0

    async def serve(self, listener) -> None:
        """Begin to answer."""
        await asyncio.start_server(self._answer, sock=listener, limit=HEAD_BYTES)

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                first = (await reader.readuntil(b"\r\n\r\n")).split(b"\r\n", 1)[0]
                writer.write(await self._said(first))
                await writer.drain()
        except (OSError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError) as error:
            logger.debug("Somebody who watches went away (%r).", error)
        finally:
            writer.close()

    async def _said(self, first: bytes) -> bytes:
        if first.split()[:2] != [b"GET", b"/metrics"]:
            return b"HTTP/1.0 404 Not Found\r\n\r\n"
        if time.monotonic() - self._asked_at > ASK_SECONDS:
            self._asked_at = time.monotonic()
            self._facts = await self.in_thread(facts)
        places = self.board.all()
        body = text(places, places[0].get("former", {}), self._facts).encode()
        head = f"HTTP/1.0 200 OK\r\nContent-Type: text/plain; version=0.0.4\r\nContent-Length: {len(body)}\r\n\r\n"
        return head.encode() + body


def facts() -> dict[str, float]:
    """What is the same for all processes: database, background worker, visits that wait."""
    found = {"nevipe_visits_waiting_bytes": _waiting()}
    try:
        heard = pulse.heard()
        found["nevipe_database_up"] = 1
        if heard.at:
            found["nevipe_worker_pulse_age_seconds"] = (timezone.now() - heard.at).total_seconds()
    except DatabaseError:
        found["nevipe_database_up"] = 0
    finally:
        connections.close_all()
    return found


def _waiting() -> float:
    try:
        return spool.waiting_bytes(settings.VISITORS_SPOOL)
    except OSError:
        return 0
