"""Where counted pages wait: small files to which each process appends, one ``os.write`` a page.

What is written is in the kernel's hands: it outlives a process that is killed the next moment. The
writer holds a lock (flock) on its open file, and the kernel takes the lock away when the process ends,
however it ends; so a file without a lock is finished, and its records are ready to be counted.
"""

import fcntl
import os
import secrets
import threading
import time
from pathlib import Path

READY = ".visits"
UNFINISHED = ".new"
OWNER_ONLY = 0o600


class SpoolFullError(Exception):
    """More bytes are waiting than the operator allows."""


class Spool:
    """The writing end, one for each process. Safe between threads; not to be used after a fork."""

    def __init__(self, folder: Path, *, limit: int, seconds: float):
        self.folder = folder
        self.owner = os.getpid()
        self._limit = limit
        self._seconds = seconds
        self._lock = threading.Lock()
        self._file: int | None = None
        self._change_at = 0.0
        self._full_until = 0.0

    def append(self, data: bytes) -> None:
        """Write whole records; raise SpoolFullError or OSError if they are not written."""
        with self._lock:
            if self._file is not None and time.monotonic() >= self._change_at:
                self._close()
            if self._file is None:
                self._open()
            # A write that fails leaves the file as it was: a new one for each page would only fill the folder.
            written = os.write(self._file, data)
            if written != len(data):
                self._close()  # the torn record is then at the end of a file, where it does no harm
                raise OSError(f"Only {written} of {len(data)} bytes were written.")

    def finish_old_file(self) -> None:
        """Give the file away for counting if it is open for long enough; without it, silence would keep it."""
        with self._lock:
            if self._file is not None and time.monotonic() >= self._change_at:
                self._close()

    def finish(self) -> None:
        """Give the file away for counting now."""
        with self._lock:
            self._close()

    def forget(self) -> None:
        """In a forked child: close the parent's file without unlocking it."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _open(self) -> None:
        now = time.monotonic()
        if now < self._full_until:
            raise SpoolFullError
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if waiting_bytes(self.folder) >= self._limit:
            self._full_until = now + self._seconds
            raise SpoolFullError
        self._file = _create_locked(self.folder)
        self._change_at = now + self._seconds

    def _close(self) -> None:
        if self._file is None:
            return
        file, self._file = self._file, None
        try:
            # Unlocking counts for every copy of the descriptor, closing only for this one.
            fcntl.flock(file, fcntl.LOCK_UN)
        finally:
            os.close(file)


def _create_locked(folder: Path) -> int:
    name = f"{os.getpid()}-{secrets.token_hex(8)}"
    unfinished = folder / (name + UNFINISHED)
    file = os.open(unfinished, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, OWNER_ONLY)
    try:
        # Locked before it gets its real name: otherwise the fold could take it, empty, and throw it away.
        fcntl.flock(file, fcntl.LOCK_EX)
        unfinished.rename(folder / (name + READY))
    except OSError:
        os.close(file)
        raise
    return file


def waiting_bytes(folder: Path) -> int:
    """Bytes that wait in the spool."""
    total = 0
    with os.scandir(folder) as entries:
        for entry in entries:
            try:
                total += entry.stat().st_size
            except FileNotFoundError:
                continue  # just counted
    return total
