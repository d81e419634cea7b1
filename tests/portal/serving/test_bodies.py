"""So many bodies are read at once, and no more: thousands of slow senders must not fill the memory."""

import asyncio

import pytest

from portal.serving import bodies, limits
from portal.serving.refusing import Refused


class Sender:
    """Sends one piece, and the rest when it is told to."""

    def __init__(self):
        self.go_on = asyncio.Event()

    async def __aiter__(self):
        yield b"first "
        await self.go_on.wait()
        yield b"last"


def announced():
    return {"PATH_INFO": "/v/", "CONTENT_LENGTH": "10"}


async def read(sender) -> bytes:
    with await bodies.read(sender, announced()) as body:
        return body.read()


def test_one_too_many_is_told_to_come_back_and_is_welcome_later(monkeypatch):
    monkeypatch.setattr(limits, "BODIES", 1)

    async def two_senders():
        slow, next_one = Sender(), Sender()
        reading = asyncio.create_task(read(slow))
        await asyncio.sleep(0)
        with pytest.raises(Refused) as refused:
            await read(next_one)
        assert refused.value.status == 503
        slow.go_on.set()
        next_one.go_on.set()
        return await reading, await read(next_one)

    assert asyncio.run(two_senders()) == (b"first last", b"first last")


def test_a_body_that_never_came_to_its_end_takes_nobodys_place(monkeypatch):
    monkeypatch.setattr(limits, "PIECE_SECONDS", 0)
    with pytest.raises(Refused) as refused:
        asyncio.run(read(Sender()))
    assert refused.value.status == 408
    assert not bodies.being_read
