"""Many connections that hardly move: F16, F17, F18. One process, one loop."""

import asyncio
import resource
import time

from faults.probe import Probe, look, warm
from faults.stage import PAGES, on_sqlite
from faults.verdict import Verdict

CLIENTS, READERS, CROWD = 1_000, 500, 10_000
SPARE = 500
"""Files that the script itself has open beside the crowd's connections, at most."""
AT_ONCE = 200
SECONDS = 60
HEAD = b"GET /mk/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"
BODY = b"POST /v/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain\r\nContent-Length: 100000\r\n\r\n"


async def _drip(port: int, first: bytes, drop: bytes, until: float, counts: dict) -> None:
    """Send a first piece, then a drop every few seconds; begin again whenever the server hangs up."""
    while time.monotonic() < until:
        try:
            _reader, writer = await asyncio.open_connection("127.0.0.1", port)
            counts["opened"] += 1
            writer.write(first)
            while time.monotonic() < until:
                await asyncio.sleep(3)
                writer.write(drop)
                await writer.drain()
        except OSError:
            counts["closed"] += 1
            await asyncio.sleep(0.5)


async def _sip(port: int, path: str, until: float, counts: dict) -> None:
    """Read ten bytes a second of a page that is asked for with a small window."""
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=64)
        counts["opened"] += 1
        for _time in range(50):
            writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        while time.monotonic() < until and await reader.read(10):
            await asyncio.sleep(1)
        writer.close()
    except OSError:
        counts["closed"] += 1


def _during(stage, seconds: float, many: int, make) -> tuple[Probe, dict]:
    counts = {"opened": 0, "closed": 0}

    async def all_of_them() -> None:
        until = time.monotonic() + seconds
        await asyncio.gather(*(make(until, counts) for _number in range(many)))

    warm(stage)
    with Probe(stage) as probe:
        asyncio.run(all_of_them())
    return probe, counts


def _judge(verdict: Verdict, what: str, probe: Probe, counts: dict) -> None:
    good = probe.share_good()
    verdict.note(
        f"{what}: {counts['opened']} connections, {good:.2%} of {len(probe.looks)} pages 200", good == 1
    )
    verdict.note(f"{what}: 99 of 100 pages within {probe.slowest() * 1000:.0f} ms (2 s)", probe.slowest() < 2)


def f16() -> Verdict:
    """Headers and bodies that never end."""
    verdict = Verdict("F16", f"{CLIENTS} clients each with slow headers and slow bodies")
    with on_sqlite() as stage:
        for what, first, drop in (("headers", HEAD, b"X-Slow: 1\r\n"), ("bodies", BODY, b"x")):
            make = lambda until, counts, first=first, drop=drop: _drip(stage.port, first, drop, until, counts)  # noqa: E731
            _judge(verdict, what, *_during(stage, SECONDS, CLIENTS, make))
    return verdict


def f17() -> Verdict:
    """Readers who hardly read."""
    verdict = Verdict("F17", f"{READERS} readers of ten bytes a second")
    with on_sqlite() as stage:
        make = lambda until, counts: _sip(stage.port, PAGES[1], until, counts)  # noqa: E731
        _judge(verdict, "readers", *_during(stage, SECONDS, READERS, make))
    return verdict


class Crowd:
    """Readers with a connection each, who ask a second and a third time on it after a while."""

    def __init__(self, port: int, many: int):
        self.port, self.many = port, many
        self.asked = asyncio.Semaphore(AT_ONCE)
        self.lines: dict[int, asyncio.StreamReader] = {}
        self.statuses: list[int] = []
        self.times: list[float] = []
        self.most_open = self.opened_again = 0

    async def come(self) -> list:
        """All of them; gives what went wrong."""
        counting = asyncio.create_task(self._count())
        came = await asyncio.gather(*(self._read(one) for one in range(self.many)), return_exceptions=True)
        counting.cancel()
        return [each for each in came if each is not None]

    async def _count(self) -> None:
        while True:
            self.most_open = max(self.most_open, sum(not line.at_eof() for line in self.lines.values()))
            await asyncio.sleep(0.5)

    async def _read(self, one: int) -> None:
        writer = None
        for _time in range(3):
            async with self.asked:
                if writer is None or self.lines[one].at_eof():
                    # Who was silent for ten seconds is shown out; a browser then opens another connection.
                    self.opened_again += writer is not None
                    self.lines[one], writer = await asyncio.open_connection("127.0.0.1", self.port)
                await self._ask(self.lines[one], writer)
            await asyncio.sleep(3)
        writer.close()

    async def _ask(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        began = time.monotonic()
        writer.write(f"GET {PAGES[1]} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length: ")[2].split()[0])
        await reader.readexactly(length)
        self.times.append(time.monotonic() - began)
        self.statuses.append(int(head.split()[1]))


def _as_many_files_as_allowed() -> int:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY or soft >= CROWD + SPARE:
        return CROWD + SPARE
    most = CROWD + SPARE if hard == resource.RLIM_INFINITY else min(hard, CROWD + SPARE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
    return most


def f18() -> Verdict:
    """Ten thousand connections that are kept open."""
    files = _as_many_files_as_allowed()
    many = min(CROWD, files - SPARE)
    verdict = Verdict("F18", f"{many} connections kept open")
    if many < CROWD:
        verdict.note(
            f"this system lets a program open {files} files (ulimit -n): {CROWD} were not tried", met=False
        )
    with on_sqlite() as stage:
        warm(stage)
        crowd = Crowd(stage.port, many)
        errors = asyncio.run(crowd.come())
        verdict.note(f"{len(errors)} errors {errors[:1]}", not errors)
        verdict.note(f"{crowd.most_open} open at once, {crowd.opened_again} opened again after a silence",
                     crowd.most_open > many * 0.9)  # fmt: skip
        bad = sum(one != 200 for one in crowd.statuses)
        verdict.note(f"{len(crowd.statuses)} answers, {bad} of them not 200", crowd.statuses and not bad)
        slow = sorted(crowd.times)[len(crowd.times) * 99 // 100] if crowd.times else 99
        verdict.note(f"99 of 100 within {slow:.2f} s (2)", slow < 2)
        after = look(stage.port, "/mk/").status
        verdict.note(f"a new reader after it: {after}", after == 200)
    return verdict


FAULTS = {"F16": f16, "F17": f17, "F18": f18}
