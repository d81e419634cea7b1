"""A web server in front of a peer that packs what it sends, as every real one has: brotli 5, the same as ours."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import brotli

PACKED = re.compile(r"text/|application/(json|javascript|x-javascript)|image/svg")
QUALITY = 7  # as ours, portal/compression.py
KEPT_HEADERS = ("Content-Type", "Location", "Cache-Control")


@contextmanager
def packed(target: str, port: int) -> Iterator[str]:
    """Stand at a port of this machine in front of a server; gives the address."""
    handler = type("Front", (_Front,), {"target": target})
    server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.shutdown()
        server.server_close()


class _Front(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    target = ""

    def do_GET(self):
        """Fetch from the peer, pack, send."""
        asked = Request(self.target + self.path, headers={"Host": self.headers["Host"]})
        try:
            answer = urlopen(asked, timeout=60)
        except HTTPError as error:
            answer = error
        with answer:
            body, kind = answer.read(), answer.headers.get("Content-Type", "")
        self.send_response(answer.status)
        for name in KEPT_HEADERS:
            if name in answer.headers:
                self.send_header(name, answer.headers[name])
        if PACKED.match(kind) and len(body) > 500:
            body = brotli.compress(body, quality=QUALITY)
            self.send_header("Content-Encoding", "br")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        """Say nothing."""
