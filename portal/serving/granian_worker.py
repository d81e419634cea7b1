"""granian, called from here: the one file that knows what is inside it. Tests say when another version is different.

Its worker for RSGI hands each request to a Python function in one of its threads. That function may answer without
asyncio; granian's own command would make an asyncio task of every request.
"""

import threading
from collections.abc import Callable

from granian._granian import CallbackScheduler, RSGIWorker, SocketHolder, WorkerSignal
from granian.http import HTTP1Settings

from portal.serving import limits, open_files, sockets

READING_THREADS = 2
"""Threads that take requests. Python runs one at a time; the second one begins while the first gives its bytes away."""
FILE_THREADS = 16
"""Threads of Rust that read files for readers."""
NO_TLS = (False, None, None, None, "tls1.3", None, [], False)
NO_METRICS = (None, None)
NO_WEBSOCKETS = False


class Scheduler(CallbackScheduler):
    """Calls our function for each request."""

    __slots__ = ()

    def __init__(self, _loop, receive: Callable, *_nothing):
        super().__init__()
        self._schedule_fn = receive


class GranianWorker:
    """HTTP on one listening socket."""

    def __init__(self, listener, loop, receive: Callable):
        self._signal, self._gone = WorkerSignal(), threading.Event()
        self._signal.add_cb(self._gone.set)
        is_unix = sockets.is_unix(listener)
        holder = SocketHolder(listener.fileno(), is_unix, sockets.BACKLOG)
        http = HTTP1Settings(
            header_read_timeout=limits.HEAD_SECONDS * 1000, max_buffer_size=limits.HEAD_BYTES
        )
        worker = RSGIWorker(
            1, (None, holder), None, 1, FILE_THREADS, READING_THREADS, 30, open_files.connections(), "1", http,
            None, NO_WEBSOCKETS, None, *NO_TLS, NO_METRICS,
        )  # fmt: skip
        self._scheduler = Scheduler(loop, receive, None, None, None)
        serve = worker.serve_mtr_uds if is_unix else worker.serve_mtr
        self._worker = worker
        serve(self._scheduler, loop, self._signal)

    def leave(self, seconds: float) -> bool:
        """Close connections that are idle, finish the others; False if that took too long."""
        self._signal.set()
        return self._gone.wait(seconds)
