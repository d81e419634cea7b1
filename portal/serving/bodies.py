"""Bodies of requests: read to their end before a thread is taken, so that slow senders cost none."""

import asyncio
from tempfile import SpooledTemporaryFile

from portal.serving import limits
from portal.serving.newsroom import is_for_staff
from portal.serving.refusing import Refused

being_read: set[SpooledTemporaryFile] = set()
"""In this process, all by one loop."""


def has_body(environ: dict) -> bool:
    """Whether more follows the headers."""
    return environ.get("CONTENT_LENGTH", "0") != "0" or "HTTP_TRANSFER_ENCODING" in environ


async def read(proto, environ: dict) -> SpooledTemporaryFile:
    """Give the body as a file and write its length into the environ; Refused if it is too long or comes too slowly.

    Too many at once are refused as well: whoever opens thousands of connections must not fill the memory.
    """
    newsroom = is_for_staff(environ["PATH_INFO"])
    longest = limits.NEWSROOM_BODY if newsroom else limits.PUBLIC_BODY
    seconds = limits.NEWSROOM_BODY_SECONDS if newsroom else limits.PUBLIC_BODY_SECONDS
    _judge(environ.get("CONTENT_LENGTH", "0"), longest)
    if len(being_read) >= limits.BODIES:
        raise Refused(503)
    body = SpooledTemporaryFile(max_size=limits.IN_MEMORY)  # noqa: SIM115  whoever gets it closes it
    being_read.add(body)
    try:
        size = await _copy(proto, body, longest, seconds)
    except BaseException:
        body.close()
        raise
    finally:
        being_read.discard(body)
    body.seek(0)
    environ.pop("HTTP_TRANSFER_ENCODING", None)
    environ["CONTENT_LENGTH"] = str(size)
    return body


def _judge(announced: str, longest: int) -> None:
    if not announced.isdecimal():
        raise Refused(400)
    if int(announced) > longest:
        raise Refused(413)


async def _copy(proto, body: SpooledTemporaryFile, longest: int, seconds: float) -> int:
    clock, size = asyncio.get_running_loop().time, 0
    end = clock() + seconds
    try:
        async with asyncio.timeout(limits.PIECE_SECONDS) as patience:
            async for piece in proto:
                size += len(piece)
                if size > longest:
                    raise Refused(413)
                body.write(piece)
                patience.reschedule(min(end, clock() + limits.PIECE_SECONDS))
    except TimeoutError:
        raise Refused(408) from None
    return size
