"""Where the server listens."""

import os
import socket
import stat
from contextlib import suppress
from pathlib import Path

BACKLOG = 2048
HIGHEST_PORT = 65535


def parse(bind: str) -> str | tuple[str, int]:
    """The path of a unix socket, or host and port; ValueError in plain words."""
    if bind.startswith("unix:"):
        return bind.removeprefix("unix:")
    host, separator, port = bind.rpartition(":")
    if not separator or not port.isdecimal():
        raise ValueError(f"{bind} is no address. Write it like 127.0.0.1:8000.")
    if not 1 <= int(port) <= HIGHEST_PORT:
        raise ValueError(f"{port} is no port. Choose one from 1 to 65535, such as PORT=8000.")
    return host.strip("[]"), int(port)


def take(bind: str, *, mode: int = 0o600) -> socket.socket:
    """Take an address; OSError if it is taken. A unix socket is open to its owner, or as ``mode`` says."""
    address = parse(bind)
    if isinstance(address, str):
        return _take_path(address, mode)
    host, _port = address
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    return _bound(listener, address)


def _take_path(path: str, mode: int) -> socket.socket:
    with suppress(FileNotFoundError):
        if stat.S_ISSOCK(Path(path).lstat().st_mode):  # of a server that was killed
            Path(path).unlink()
    former = os.umask(0o777 & ~mode)
    try:
        return _bound(socket.socket(socket.AF_UNIX), path)
    finally:
        os.umask(former)


def _bound(listener: socket.socket, address) -> socket.socket:
    try:
        listener.bind(address)
    except OSError:
        listener.close()
        raise
    return listener


def begin(listener: socket.socket) -> None:
    """Let callers in; until now they were refused, which says more than silence."""
    listener.listen(BACKLOG)
    listener.setblocking(0)


def is_unix(listener: socket.socket) -> bool:
    """Whether it listens on a path instead of a port."""
    return listener.family == socket.AF_UNIX


def name_of(listener: socket.socket) -> tuple[str, str]:
    """Host and port for SERVER_NAME and SERVER_PORT."""
    if is_unix(listener):
        return "localhost", "80"
    host, port = listener.getsockname()[:2]
    return host, str(port)


def turn_away(listener: socket.socket) -> None:
    """Take no more connections in this process; others that share the socket go on, and so does what is connected.

    The number of the socket gets another meaning: one on which nobody ever calls.
    """
    silent = socket.socket()
    silent.bind(("127.0.0.1", 0))
    silent.listen(1)
    silent.setblocking(0)
    os.dup2(silent.fileno(), listener.fileno(), inheritable=False)
    silent.close()
