"""Others on this machine who are told something by POST: a hub of feeds, a CDN."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from types import SimpleNamespace


@contextmanager
def receiver(
    note: Callable[[str], object], told, *, status: int = 200, path: str = "/"
) -> Iterator[SimpleNamespace]:
    """One that listens at its `url`; `note` writes the text of each message into `told`.

    `status` is its answer and may be changed; a redirect leads back to itself. `headers_told`: of each message.
    """
    found = SimpleNamespace(status=status, told=told, headers_told=[])

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            found.headers_told.append(self.headers)
            note(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self.send_response(found.status)
            if found.status == 302:
                self.send_header("Location", found.url)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *arguments):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    found.url = f"http://127.0.0.1:{server.server_port}{path}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield found
    finally:
        server.shutdown()
        server.server_close()
