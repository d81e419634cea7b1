"""Calling the WSGI application in a thread of the pool, and sending what it gives."""

import asyncio
import logging
import os
from collections.abc import AsyncIterator, Callable, Iterable

from portal.serving.exchange import Exchange, joined

logger = logging.getLogger(__name__)


class Answer:
    """Remembers what the application says before the body."""

    __slots__ = ("headers", "status")

    def start(self, status: str, headers: list, _exc_info=None) -> None:
        """What WSGI calls start_response."""
        self.status, self.headers = int(status[:3]), headers


class FileToSend:
    """A file that the application wants to send: if it is a whole file with a name, the server reads it by itself."""

    def __init__(self, file, block_size: int = 65536):
        self.file, self.block_size = file, block_size
        if hasattr(file, "close"):
            self.close = file.close

    def __iter__(self):
        return iter(lambda: self.file.read(self.block_size), b"")

    def path(self, headers: list) -> str | None:
        """Where the file is, if all of it and nothing else is sent."""
        name = getattr(self.file, "name", None)
        if not isinstance(name, str) or not os.path.isabs(name):  # noqa: PTH117  a str is what is handed on
            return None
        size = next((value for field, value in headers if field.lower() == "content-length"), None)
        try:
            return name if size is None or int(size) == os.stat(name).st_size else None  # noqa: PTH116
        except OSError:
            return None


class Caller:
    """Knows the application, the loop for what takes long, and the pool."""

    def __init__(self, application: Callable, pool, loop: asyncio.AbstractEventLoop):
        self.application, self.pool, self.loop = application, pool, loop

    def __call__(self, exchange: Exchange) -> None:
        """Have the request answered; runs in a thread of the pool."""
        environ, answer = exchange.environ, Answer()
        environ["wsgi.file_wrapper"] = FileToSend
        try:
            pieces = self.application(environ, answer.start)
        except Exception:
            logger.exception("The application has failed.")
            exchange.refuse(500)
            return
        finally:
            environ["wsgi.input"].close()
        self._deliver(exchange, answer, pieces)

    def _deliver(self, exchange: Exchange, answer: Answer, pieces: Iterable[bytes]) -> None:
        if isinstance(pieces, FileToSend) and (path := pieces.path(answer.headers)):
            self._send_file(exchange, answer, path)
        elif isinstance(pieces, list) or getattr(pieces, "streaming", True) is False:
            exchange.send(answer.status, answer.headers, joined(pieces))
        elif exchange.environ["REQUEST_METHOD"] == "HEAD":
            exchange.send_head(answer.status, answer.headers)
        else:
            flow = self._flow(exchange, answer, pieces)
            asyncio.run_coroutine_threadsafe(flow, self.loop)
            return
        _close(pieces)

    @staticmethod
    def _send_file(exchange: Exchange, answer: Answer, path: str) -> None:
        if exchange.environ["REQUEST_METHOD"] == "HEAD":
            exchange.send_head(answer.status, answer.headers)
        else:
            exchange.send_file(answer.status, answer.headers, path)

    async def _flow(self, exchange: Exchange, answer: Answer, pieces: Iterable[bytes]) -> None:
        """Send what is made while it is sent. Between two pieces no thread is held."""
        try:
            await exchange.stream(answer.status, answer.headers, self._pieces(iter(pieces)))
        finally:
            self.pool.submit(_close, pieces)

    async def _pieces(self, source) -> AsyncIterator[bytes]:
        while (piece := await self.in_pool(next, source, None)) is not None:
            if piece:
                yield piece

    async def in_pool(self, function: Callable, *arguments):
        """Have a thread do something, and give what it found."""
        future = self.loop.create_future()
        if not self.pool.submit(_settle, future, function, arguments):
            raise RuntimeError("no thread is free")
        return await future


def _settle(future: asyncio.Future, function: Callable, arguments: tuple) -> None:
    """Do it here and tell the loop."""
    try:
        found, failed = function(*arguments), None
    except Exception as error:  # noqa: BLE001  it belongs to whoever waits
        found, failed = None, error
    future.get_loop().call_soon_threadsafe(_tell, future, found, failed)


def _tell(future: asyncio.Future, found, failed: Exception | None) -> None:
    if future.cancelled():
        return
    if failed is None:
        future.set_result(found)
    else:
        future.set_exception(failed)


def _close(pieces) -> None:
    """Say that the answer is over: Django gives connections back then."""
    close = getattr(pieces, "close", None)
    if close is None:
        return
    try:
        close()
    except Exception:
        logger.exception("An answer could not be closed.")
