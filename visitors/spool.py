"""Where counted pages wait: small files to which each process appends, through memory that the kernel shares (mmap).

What is written is in the kernel's hands: it outlives a process that is killed the next moment, and no call of the
system is needed for each page. Room is made before it is written to, with zeros, so a full disk is noticed in time;
what is left of it is cut off when the file is finished, or lies behind the last record if the process was killed.

The writer holds a lock (flock) on its open file, and the kernel takes the lock away when the process ends,
however it ends; so a file without a lock is finished, and its records are ready to be counted.
"""

import fcntl
import mmap
import os
import secrets
import threading
import time
from pathlib import Path

READY = ".visits"
UNFINISHED = ".new"
OWNER_ONLY = 0o600
ROOM = bytes(64 * 1024)
"""What is made at once: room for some seven hundred records."""


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
        self._memory: mmap.mmap | None = None
        self._used = self._size = 0
        self._change_at = 0.0
        self._full_until = 0.0

    def append(self, data: bytes) -> None:
        """Write whole records; raise SpoolFullError or OSError if they are not written."""
        with self._lock:
            if time.monotonic() >= self._change_at:
                self._close()
                self._open()
            begin, end = self._used, self._used + len(data)
            while end > self._size:
                self._make_room()
            self._memory[begin:end] = data
            self._used = end

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
            self._unmap()
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
        self._used = self._size = 0
        self._change_at = now + self._seconds

    def _make_room(self) -> None:
        size = self._size + len(ROOM)
        try:
            written = os.write(self._file, ROOM)
            if written != len(ROOM):
                raise OSError(f"Only {written} of {len(ROOM)} bytes were written.")
            memory = mmap.mmap(self._file, size)
        except OSError:
            # The file stays as it was: a new one for each page would only fill the folder.
            os.ftruncate(self._file, self._size)
            raise
        self._unmap()
        self._memory, self._size = memory, size

    def _unmap(self) -> None:
        if self._memory is not None:
            self._memory.close()  # and with it its own copy of the descriptor
            self._memory = None

    def _close(self) -> None:
        if self._file is None:
            return
        file, self._file, self._change_at = self._file, None, 0.0
        try:
            self._unmap()
            os.ftruncate(file, self._used)
            # Unlocking counts for every copy of the descriptor, closing only for this one.
            fcntl.flock(file, fcntl.LOCK_UN)
        finally:
            os.close(file)


def _create_locked(folder: Path) -> int:
    name = f"{os.getpid()}-{secrets.token_hex(8)}"
    unfinished = folder / (name + UNFINISHED)
    file = os.open(unfinished, os.O_RDWR | os.O_APPEND | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, OWNER_ONLY)
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
