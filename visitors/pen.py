"""The pen of a process: it writes notes to the spool and lives exactly as long as its process."""

import logging
import os
import threading
from collections import Counter
from pathlib import Path

from visitors import conf
from visitors.models import Reason
from visitors.records import Kind, Record, encode
from visitors.spool import Spool, SpoolFullError

logger = logging.getLogger(__name__)


class Pen:
    """Writes records for this process, and remembers what could not be written until it can be."""

    def __init__(self, folder: Path):
        self.spool = Spool(folder, limit=conf.spool_limit(), seconds=conf.file_seconds())
        self.lost: Counter[int] = Counter()
        self.leader = None
        self._losing = threading.Lock()

    def write(self, note: Record, *more: Record) -> bool:
        """Append records in one piece and, when there is room again, the number of those lost before."""
        data = b"".join(map(encode, (note, *more)))
        return self.put(data, note.at, note.reason, note.count)

    def put(self, data: bytes, at: int, reason: int = 0, views: int = 1) -> bool:
        """Append the bytes of records, which are of so many views, like `write`."""
        lost = None
        if self.lost:
            lost = self._take_lost()
            late = (Record(Kind.DROP, at, reason=each, count=count) for each, count in lost.items())
            data = b"".join(map(encode, late)) + data
        try:
            self.spool.append(data)
        except SpoolFullError:
            self._lose(lost, reason or Reason.SPOOL_FULL, views)
            return False
        except OSError as error:
            self._lose(lost, reason or Reason.WRITE_FAILED, views)
            if not lost:  # once for each outage, not once for each page
                logger.warning("Pages cannot be noted in %s: %s", self.spool.folder, error)
            return False
        return True

    def close(self) -> None:
        """Give the file away and stop the counting thread."""
        self.spool.finish()
        if self.leader is not None:
            self.leader.stop()

    def _take_lost(self) -> Counter[int]:
        with self._losing:
            lost, self.lost = self.lost, Counter()
            return lost

    def _lose(self, lost: Counter[int] | None, reason: int, views: int) -> None:
        with self._losing:
            self.lost.update(lost or ())
            if views:
                self.lost[reason] += views


class Desk:
    """Where a process keeps its pen. Made at the first page, never at import: a server forks after importing."""

    def __init__(self):
        self._making = threading.Lock()
        self._pen: Pen | None = None

    def pen(self) -> Pen:
        """Give the pen of this process, with a counting thread beside it unless the settings say no."""
        pen = self._pen
        # Done for each page that is shown. A fork has cleared the desk, so nobody finds the pen of another process.
        if pen is not None and pen.spool.folder is conf.in_force().spool_folder:
            return pen
        return self._other_pen()

    def _other_pen(self) -> Pen:
        if not self._fits(self._pen):
            with self._making:
                if not self._fits(self._pen):
                    self.close()
                    self._pen = self._new_pen()
        return self._pen

    def close(self) -> None:
        """Put the pen of this process away; the next page takes a new one."""
        pen, self._pen = self._pen, None
        if pen is not None and pen.spool.owner == os.getpid():
            pen.close()

    def finish(self) -> None:
        """Give away what this process has written so far, so that it can be counted at once."""
        if self._fits(self._pen):
            self._pen.spool.finish()

    def clear(self) -> None:
        """In a forked child: leave the parent's file and thread to the parent."""
        pen = self._pen
        self.__init__()  # the parent's lock may have been held by a thread that does not exist here
        if pen is not None:
            pen.spool.forget()
            if pen.leader is not None:
                pen.leader.forget()

    @staticmethod
    def _fits(pen: Pen | None) -> bool:
        if pen is None or pen.spool.owner != os.getpid():
            return False
        folder = conf.in_force().spool_folder
        return pen.spool.folder is folder or pen.spool.folder == folder

    @staticmethod
    def _new_pen() -> Pen:
        pen = Pen(conf.in_force().spool_folder)
        if conf.fold_seconds():
            from visitors.leader import Leader  # it reaches the database, which may not be ready at import

            pen.leader = Leader(pen.spool)
            pen.leader.start()
        return pen


desk = Desk()
os.register_at_fork(after_in_child=desk.clear)
