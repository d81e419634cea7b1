"""The reading end of the spool: taking files that nobody writes any more."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from visitors.records import ROW, SIZE, Row, pieces, used
from visitors.spool import READY, ROOM, UNFINISHED

ABANDONED_SECONDS = 60
ASIDE = ".bad"


class WaitingFile:
    """A finished spool file, locked against other folds."""

    def __init__(self, path: Path, descriptor: int):
        self.name = path.name
        self.damaged = 0
        """How many records' room is taken by bytes that belong to none."""
        self._path = path
        self._descriptor = descriptor

    def records(self) -> Iterator[list[Row]]:
        """Give the whole records, a piece at a time; after the last one ``damaged`` is known."""
        whole = 0
        with open(self._descriptor, "rb", closefd=False) as stream:
            stream.seek(0)
            for rows in pieces(stream):
                whole += len(rows)
                yield rows
        self.damaged = -(-(self._used_bytes() - whole * SIZE) // SIZE)

    def _used_bytes(self) -> int:
        before = max(os.fstat(self._descriptor).st_size - len(ROOM), 0)
        return used(os.pread(self._descriptor, len(ROOM), before), before)

    def remove(self) -> None:
        """Delete the file, once its records are safe in the database."""
        self._path.unlink(missing_ok=True)

    def set_aside(self) -> None:
        """Keep a file that cannot be counted for a human to look at, out of the way of the others."""
        self._path.rename(self._path.with_suffix(ASIDE))

    def keep_aside(self, rows: list[Row]) -> None:
        """Keep records that cannot be counted for a human to look at."""
        self._path.with_suffix(ASIDE).write_bytes(b"".join(ROW.pack(*row) for row in rows))

    def release(self) -> None:
        """Let go of the file."""
        os.close(self._descriptor)


def take(path: Path) -> WaitingFile | None:
    """Take a file if its writer has finished or died; None if it is being written, counted or gone."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    if os.fstat(descriptor).st_nlink == 0:  # another fold counted and deleted it in the meantime
        os.close(descriptor)
        return None
    return WaitingFile(path, descriptor)


def waiting_paths(folder: Path) -> list[Path]:
    """Every spool file, the oldest first, whether finished or not."""
    dated = []
    for path in folder.glob(f"*{READY}"):
        try:
            dated.append((path.stat().st_mtime_ns, path))
        except FileNotFoundError:
            continue
    return [path for _time, path in sorted(dated)]


def paths_aside(folder: Path) -> list[Path]:
    """Files with what could not be counted."""
    return list(folder.glob(f"*{ASIDE}"))


@contextmanager
def taken(paths: list[Path]) -> Iterator[list[WaitingFile]]:
    """Hold those of the files that can be had."""
    files = [file for path in paths if (file := take(path)) is not None]
    try:
        yield files
    finally:
        for file in files:
            file.release()


def remove_abandoned(folder: Path) -> None:
    """Delete files of processes that died between making a file and naming it; they are always empty."""
    for path in folder.glob(f"*{UNFINISHED}"):
        try:
            if time.time() - path.stat().st_mtime > ABANDONED_SECONDS:
                path.unlink()
        except FileNotFoundError:
            continue
