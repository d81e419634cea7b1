"""Handing a request on to the staff's own process, and its answer back. No thread waits meanwhile."""

import asyncio
import logging
from http.client import HTTPException
from urllib.parse import quote

from portal.serving import bodies, limits
from portal.serving.environ import PEER
from portal.serving.exchange import Exchange
from portal.serving.refusing import Refused

logger = logging.getLogger(__name__)
OF_ONE_CONNECTION = {
    "connection", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade", "expect", "content-length",
    "proxy-connection", "date", "server", PEER,
}  # fmt: skip
SAFE_IN_PATH = "/:@!$&'()*+,;=~-._"
PIECE = 64 * limits.KIB
AT_ONCE = 256 * limits.KIB
"""An answer that is no longer than this is passed on in one go."""


async def forward(exchange: Exchange, socket_path: str) -> None:
    """Answer with what the staff's process says."""
    body = None
    try:
        if bodies.has_body(exchange.environ):
            body = await bodies.read(exchange.proto, exchange.environ)
        async with asyncio.timeout(limits.STAFF_SECONDS):
            reader, writer = await asyncio.open_unix_connection(socket_path)
            try:
                await _ask(writer, exchange, body)
                status, headers = await _head(reader)
                await _pass_on(exchange, status, headers, reader)
            finally:
                writer.close()
    except TimeoutError:
        raise Refused(504) from None
    except (OSError, HTTPException, ValueError, asyncio.IncompleteReadError):
        logger.exception("The staff's process has not answered.")
        raise Refused(503) from None
    finally:
        if body is not None:
            body.close()


async def _ask(writer: asyncio.StreamWriter, exchange: Exchange, body) -> None:
    environ, scope = exchange.environ, exchange.scope
    query = f"?{scope.query_string}" if scope.query_string else ""
    # HTTP/1.0: the answer ends where the connection ends, so there are no pieces to put together.
    lines = [f"{scope.method} {quote(scope.path, safe=SAFE_IN_PATH)}{query} HTTP/1.0"]
    fields = scope.headers.items()
    lines += [
        f"{name}: {value}" for name, value in fields if name not in OF_ONE_CONNECTION and "_" not in name
    ]
    lines.append(f"{PEER}: {environ['REMOTE_ADDR']}")
    if body is not None:
        lines.append(f"content-length: {environ['CONTENT_LENGTH']}")
    writer.write("\r\n".join([*lines, "", ""]).encode("latin-1"))
    while body is not None and (piece := body.read(PIECE)):
        writer.write(piece)
        await writer.drain()


async def _head(reader: asyncio.StreamReader) -> tuple[int, list[tuple[str, str]]]:
    first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    fields = [(name, value.strip()) for name, _, value in (line.partition(":") for line in lines if line)]
    return int(first.split()[1]), [(name, value) for name, value in fields if _is_passed_on(name)]


def _is_passed_on(name: str) -> bool:
    return name == "content-length" or name not in OF_ONE_CONNECTION


async def _pass_on(exchange: Exchange, status: int, headers: list, reader: asyncio.StreamReader) -> None:
    if exchange.environ["REQUEST_METHOD"] == "HEAD":
        exchange.send_head(status, headers)
        return
    beginning = await _read_up_to(reader, AT_ONCE)
    if len(beginning) < AT_ONCE:
        exchange.send(status, headers, beginning)
        return
    await exchange.stream(status, headers, _rest(beginning, reader))


async def _read_up_to(reader: asyncio.StreamReader, size: int) -> bytes:
    found = bytearray()
    while len(found) < size and (piece := await reader.read(size - len(found))):
        found += piece
    return bytes(found)


async def _rest(beginning: bytes, reader: asyncio.StreamReader):
    yield beginning
    while piece := await reader.read(PIECE):
        yield piece
