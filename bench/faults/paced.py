"""So many requests a second, however long the answers take: a flood does not wait for us."""

import asyncio
import random
from collections.abc import Callable
from itertools import count

from faults.probe import FAILED, PATIENCE_SECONDS

AT_ONCE = 2_000
"""Requests that are under way at most; more the one who floods cannot hold either."""
Ask = Callable[[random.Random], bytes]
"""Gives the next request as it goes over the line."""


def flood(port: int, ask: Ask, *, a_second: int, seconds: float) -> list[int]:
    """The status of each answer; 0: none."""
    found: list[int] = []
    asyncio.run(_send_all(port, ask, a_second, seconds, found))
    return found


async def _send_all(port: int, ask: Ask, a_second: int, seconds: float, found: list[int]) -> None:
    clock, chance, under_way = asyncio.get_running_loop().time, random.Random(1), set()
    began = clock()
    for number in count():
        due = began + number / a_second
        if max(due, clock()) >= began + seconds:
            break
        await asyncio.sleep(max(due - clock(), 0))
        if len(under_way) < AT_ONCE:
            task = asyncio.create_task(_send(port, ask(chance), found))
            under_way.add(task)
            task.add_done_callback(under_way.discard)
    await asyncio.gather(*under_way)


async def _send(port: int, request: bytes, found: list[int]) -> None:
    status, writer = FAILED, None
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(request)
            status = int((await reader.readline()).split()[1])
            await reader.read()
    except (OSError, TimeoutError, IndexError, ValueError):
        status = FAILED
    finally:
        found.append(status)
        if writer:
            writer.close()
