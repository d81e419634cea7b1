"""The access log, if somebody wants one: what was asked, never by whom. No address, no query, no browser."""

import os
import time
from threading import Lock

WRITE_AT = 64 * 1024


class AccessLog:
    """Lines of this process, written together about once a second; a line is never torn."""

    def __init__(self, path: str):
        """``path`` is a file, or "-" for standard output."""
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC
        self._file = 1 if path == "-" else os.open(path, flags, 0o640)
        self._lines: list[str] = []
        self._size, self._writing = 0, Lock()

    def note(self, exchange, status: int, size: int, seconds: float) -> None:
        """Note an answer: time, method, path, status, bytes, milliseconds, who made it."""
        environ = exchange.environ
        path = environ.get("PATH_INFO", "-").encode("latin-1", "replace").decode("utf-8", "replace")
        quiet = "".join(sign if sign.isprintable() and sign != " " else "_" for sign in path[:500])
        at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        what = f"{environ.get('REQUEST_METHOD', '-')} {quiet} {status} {size} {seconds * 1000:.1f}"
        line = f"{at} {what} {exchange.kind}\n"
        self._lines.append(line)
        self._size += len(line)
        if self._size > WRITE_AT:
            self.write()

    def write(self) -> None:
        """Write down what was noted; a full disk costs lines, never pages."""
        with self._writing:
            lines, self._lines, self._size = self._lines, [], 0
            try:
                if lines:
                    os.write(self._file, "".join(lines).encode())
            except OSError:
                return
