"""Redis servers of a test's own, which it may kill: one alone, or three that form a cluster."""

import secrets
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import redis

PATIENCE_SECONDS = 30
SLOTS = 16384
ATTEMPTS = 5
QUIET = [
    "--save",
    "",
    "--appendonly",
    "no",
    "--bind",
    "127.0.0.1",
    "--daemonize",
    "no",
    "--loglevel",
    "warning",
]


class Server:
    """One redis-server on a port that was free a moment ago."""

    def __init__(self, folder: Path, *, is_cluster: bool = False):
        self.folder = folder / f"redis{secrets.token_hex(4)}"
        self.folder.mkdir()
        self.port, self.bus_port = free_ports(2)
        self.options = [*QUIET, "--port", str(self.port), "--dir", str(self.folder)]
        if is_cluster:
            self.options += ["--cluster-enabled", "yes", "--cluster-port", str(self.bus_port)]
        self.process = None

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        with (self.folder / "log").open("ab") as log:
            command = [shutil.which("redis-server"), *self.options]
            self.process = subprocess.Popen(command, stdout=log, stderr=log)
        wait_until(lambda: self.is_ready() or self.process.poll() is not None)
        if self.process.poll() is not None:
            raise OSError((self.folder / "log").read_text())

    def is_ready(self) -> bool:
        try:
            return self.client().info("server")["process_id"] == self.process.pid
        except (redis.RedisError, OSError):
            return False

    def client(self) -> redis.Redis:
        return redis.Redis(port=self.port, decode_responses=True, protocol=2, socket_timeout=10)

    def kill(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None


@contextmanager
def single(folder: Path) -> Iterator[Server]:
    with ExitStack() as stack:
        yield _started(folder, stack)


@contextmanager
def cluster(folder: Path) -> Iterator[list[Server]]:
    """Three servers that share the slots. The second is asked to meet the others; then all must agree."""
    with ExitStack() as stack:
        servers = [_started(folder, stack, is_cluster=True) for _ in range(3)]
        clients = [server.client() for server in servers]
        bounds = [SLOTS * number // 3 for number in range(4)]
        for number, client in enumerate(clients):
            client.execute_command("CLUSTER", "SET-CONFIG-EPOCH", number + 1)
            client.execute_command("CLUSTER", "ADDSLOTSRANGE", bounds[number], bounds[number + 1] - 1)
        for server in servers[1:]:
            clients[0].execute_command("CLUSTER", "MEET", "127.0.0.1", server.port, server.bus_port)
        wait_until(lambda: all(map(_agrees, clients)))
        yield servers


def _agrees(client: redis.Redis) -> bool:
    found = client.cluster("info")
    slots = client.cluster("slots")
    return found["cluster_state"] == "ok" and found["cluster_known_nodes"] == "3" and len(slots) == 3


def _started(folder: Path, stack: ExitStack, **options) -> Server:
    for attempt in range(1, ATTEMPTS + 1):
        server = Server(folder, **options)
        stack.callback(server.kill)
        try:
            server.start()
        except OSError:  # somebody else took the port
            if attempt == ATTEMPTS:
                raise
        else:
            return server
    raise AssertionError


def free_ports(count: int) -> list[int]:
    sockets = [socket.socket() for _ in range(count)]
    try:
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]
    finally:
        for each in sockets:
            each.close()


def wait_until(is_so: Callable[[], bool]) -> None:
    for _ in range(PATIENCE_SECONDS * 50):  # counted, not timed: a test may have stopped the clock
        if is_so():
            return
        time.sleep(0.02)
    raise AssertionError("waited in vain")
