"""The doors of bench/front_door.py: who answers, and what each answer costs the processor."""

import gzip
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import Request, urlopen

from measuring import django_project, front_peers, processes
from measuring.front_others import WAGTAIL, others
from measuring.front_peers import Peer
from measuring.news_site import demo_edition, served
from measuring.wrk import Answered, Flood

COUNTED, UNCOUNTED = "ours, counted", "ours, not counted"
CONSTANT, DJANGO = "granian, constant bytes", "Django's cache middleware alone"
IN_MEMORY, IN_REDIS = "Django project, cache in memory", "Django project, cache in Redis"
FILE, KEPT = "nginx, a file", "nginx that keeps ours"
PAGES = ("front", "article")
FEW, MANY = 8, 64
LONG = 10
"""Seconds for a server that counts: readers are counted every five seconds, so that some are while others come."""
PATIENCE_SECONDS = 60
NEAR = {"TRUSTED_PROXIES": "127.0.0.1/32"}  # so that each request can come from another reader


@dataclass
class Door:
    """Somebody who sends a page."""

    name: str
    url: str
    pid: int
    spool: Path | None = None
    """Where notes of readers wait: the answers have cost all that they cost when these are counted."""
    beside: tuple[int, ...] = ()
    """A database or cache that works for this one alone."""
    taken: list[dict] = field(default_factory=list)

    def measure(self, flood: Flood, seconds: int) -> None:
        """Let readers come for some seconds; how much of the processor the answers took."""
        before = processes.used([each for root in (self.pid, *self.beside) for each in processes.tree(root)])
        few = flood.ask(self.url, connections=FEW, seconds=max(seconds, LONG) if self.spool else seconds)
        self._wait_until_counted()
        after = processes.used(list(before))
        spent = sorted((after[pid] - before[pid] for pid in after), reverse=True)
        many = flood.ask(self.url, connections=MANY, seconds=seconds)
        self.taken.append(_taken(few, many, spent))

    def _wait_until_counted(self) -> None:
        until = time.monotonic() + PATIENCE_SECONDS
        while self.spool and list(self.spool.glob("*.visits")):
            if time.monotonic() > until:
                sys.exit("What was noted is not counted: something is wrong with the background worker.")
            time.sleep(0.1)


def _taken(few: Answered, many: Answered, spent: list[float]) -> dict:
    return {
        # The clock of processes ticks a hundred times a second: in a very short run nothing may be seen.
        "us": max(sum(spent), processes.LEAST) / max(few.requests, 1) * 1e6,
        "us_of_busiest": spent[0] / max(few.requests, 1) * 1e6,
        "a_second": few.requests / few.seconds,
        "most_a_second": many.requests / many.seconds,
        "bytes": few.bytes / max(few.requests, 1),
        "failed": few.failed + many.failed,
        "p50": many.p50,
        "p99": many.p99,
    }


def run(folder: Path, rounds: int, seconds: int, *, with_peers: bool, plugin: Path | None = None) -> dict:
    """Every door in turn, in each round, for the front page and for an article."""
    flood, found = Flood(folder), {"missing": {}, "pages": {}}
    with demo_edition() as environment, ExitStack() as stack:
        counted = stack.enter_context(served(environment, **NEAR))
        beacon = stack.enter_context(served(environment, **NEAR, VISITORS_COUNT="beacon"))
        peers = stack.enter_context(others(counted.stories(), found["missing"], plugin, wanted=with_peers))
        paths = {"front": "/mk/", "article": _path(counted.pages(("mk",))["mk article"])}
        for page in PAGES:
            spool = Path(environment["VISITORS_SPOOL"])
            with _doors(folder / page, counted, beacon, paths[page], spool) as doors:
                doors += [_door(name, pages[page]) for name, pages in peers.items()]
                if WAGTAIL in peers:  # which has the environment for it
                    project = django_project.in_redis(folder / page, folder / page / "page")
                    doors.append(_door(IN_REDIS, stack.enter_context(project)))
                found["pages"][page] = _rounds(page, doors, flood, rounds, seconds)
    return found


def _door(name: str, peer: Peer) -> Door:
    return Door(name, peer.url, peer.pid, beside=peer.beside)


@contextmanager
def _doors(folder: Path, counted, beacon, path: str, spool: Path) -> Iterator[list[Door]]:
    folder.mkdir()
    page = folder / "page"
    page.write_bytes(packed_page(counted.address + path))
    behind = int(beacon.address.rpartition(":")[2])
    with (
        front_peers.granian(folder, "constant", front_peers.CONSTANT, page) as (constant, constant_pid),
        front_peers.granian(folder, "cached", front_peers.DJANGO, page) as (django, django_pid),
        django_project.in_memory(folder, page) as in_memory,
        front_peers.nginx(folder / "nginx", page, behind) as (file, keeping, nginx_pid),
    ):
        yield [
            Door(COUNTED, counted.address + path, counted.pid, spool),
            Door(UNCOUNTED, beacon.address + path, beacon.pid),
            Door(CONSTANT, constant, constant_pid),
            Door(DJANGO, django, django_pid),
            _door(IN_MEMORY, in_memory),
            Door(FILE, file, nginx_pid),
            Door(KEPT, keeping + path, nginx_pid),
        ]


def packed_page(url: str) -> bytes:
    """A page as it is in front of its reader."""
    with urlopen(Request(url, headers={"Accept-Encoding": "gzip"}), timeout=60) as answer:
        body = answer.read()
    return gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body


def _rounds(page: str, doors: list[Door], flood: Flood, rounds: int, seconds: int) -> dict:
    for door in doors:
        flood.ask(door.url, connections=FEW, seconds=1)  # everything is awake and kept
    for number in range(rounds):
        print(f"{page}: round {number + 1} of {rounds}", file=sys.stderr, flush=True)
        for door in doors[number % len(doors) :] + doors[: number % len(doors)]:
            door.measure(flood, seconds)
            time.sleep(0.2)
    return {door.name: _summary(door) for door in doors}


def _summary(door: Door) -> dict:
    return {key: statistics.median(each[key] for each in door.taken) for key in door.taken[0]} | {
        "rounds": [each["us"] for each in door.taken],
    }


def _path(url: str) -> str:
    return "/" + url.split("/", 3)[3]
