"""As much of S3 as a storage of pictures asks for, in memory. Signatures are looked for, not verified."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

LIST = '<?xml version="1.0"?><ListBucketResult><IsTruncated>false</IsTruncated>{}</ListBucketResult>'
MISSING = b'<?xml version="1.0"?><Error><Code>NoSuchKey</Code></Error>'


class Bucket(ThreadingHTTPServer):
    """The server, and what is in it."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.files: dict[str, bytes] = {}
        self.headers: dict[str, dict] = {}
        self.unsigned = 0

    @property
    def url(self):
        return f"s3://key:secret@paper/pictures-of-the-paper?endpoint=http://127.0.0.1:{self.server_port}&region=here"


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_arguments):
        pass

    def _answer(self, status, body=b"", size=None):
        self.send_response(status)
        self.send_header("Content-Length", str(len(body) if size is None else size))
        if status == 200:
            self.send_header("ETag", '"tag"')
            self.send_header("Last-Modified", "Sun, 22 Nov 2026 12:00:00 GMT")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _name(self):
        if not self.headers.get("Authorization", "").startswith("AWS4-HMAC-SHA256 Credential=key/"):
            self.server.unsigned += 1
        return unquote(urlsplit(self.path).path).removeprefix("/paper").removeprefix("/")

    def do_PUT(self):
        name = self._name()
        self.server.files[name] = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.headers[name] = dict(self.headers)
        self._answer(200)

    def do_GET(self):
        name, asked = self._name(), parse_qs(urlsplit(self.path).query)
        if not name:
            start = asked.get("prefix", [""])[0]
            found = "".join(
                f"<Contents><Key>{one}</Key></Contents>" for one in self.server.files if one.startswith(start)
            )
            self._answer(200, LIST.format(found).encode())
        elif name in self.server.files:
            self._answer(200, self.server.files[name])
        else:
            self._answer(404, MISSING)

    def do_HEAD(self):
        file = self.server.files.get(self._name())
        self._answer(404) if file is None else self._answer(200, size=len(file))

    def do_DELETE(self):
        self.server.files.pop(self._name(), None)
        self._answer(204)


@contextmanager
def bucket():
    """A bucket that answers until the end of the block."""
    server = Bucket()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
