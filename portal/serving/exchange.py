"""One request and its one answer."""

import asyncio
import logging
from collections.abc import Callable, Iterable
from time import perf_counter

from portal.serving import limits, refusing

logger = logging.getLogger(__name__)
Headers = list[tuple[str, str]]
CLOSE = ("Connection", "close")


class Exchange:
    """What granian has read, and the way back. Exactly one of the sending methods is called, once."""

    __slots__ = ("_watcher", "began", "environ", "house", "kind", "proto", "scope")

    def __init__(self, watcher, house):
        self._watcher, self.scope, self.proto, self.house = watcher, watcher.scope, watcher.proto, house
        self.environ: dict = {}
        self.kind = "page"
        self.began = perf_counter()

    def send(self, status: int, headers: Headers, body: bytes) -> None:
        """Answer with bytes. Whoever reads slowly holds up nobody: they wait in the server, not in a thread."""
        self._by(self.proto.response_bytes, status, headers, body, size=len(body))

    def send_file(self, status: int, headers: Headers, path: str) -> None:
        """Answer with a file; no thread of ours reads it."""
        self._by(self.proto.response_file, status, headers, path)

    def send_head(self, status: int, headers: Headers) -> None:
        """Answer without a body."""
        self._by(self.proto.response_empty, status, headers)

    def refuse(self, status: int) -> None:
        """Answer that we do not do this."""
        self.send(*refusing.refusal(status))

    async def stream(self, status: int, headers: Headers, pieces) -> None:
        """Answer with pieces that come one after the other, from an asynchronous iterator."""
        try:
            transport = self.proto.response_stream(status, self._last(headers))
            async for piece in pieces:
                async with asyncio.timeout(limits.READER_SECONDS):
                    await transport.send_bytes(piece)
        except Exception as error:  # noqa: BLE001  the reader has gone, or was too slow
            logger.debug("An answer was not read to its end (%r).", error)
        self._finish(status, 0)

    def _by(self, method: Callable, status: int, headers: Headers, *rest, size: int = 0) -> None:
        try:
            method(status, self._last(headers), *rest)
        except Exception as error:  # noqa: BLE001  the reader has gone
            logger.debug("An answer could not be sent (%r).", error)
        self._finish(status, size)

    def _last(self, headers: Headers) -> Headers:
        return [*headers, CLOSE] if self.house.leaving and CLOSE not in headers else headers

    def _finish(self, status: int, size: int) -> None:
        self._watcher.done()
        self.house.finished(self, status, size)


def joined(pieces: Iterable[bytes]) -> bytes:
    """The bytes of an answer that is ready; mostly it is one piece."""
    if isinstance(pieces, list) and len(pieces) == 1:
        return pieces[0]
    return b"".join(pieces)
