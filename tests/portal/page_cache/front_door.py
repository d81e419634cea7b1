"""A small site behind a page cache, and readers who ask it, without a server in between."""

import io
import threading
from dataclasses import dataclass, field

from portal.page_cache.application import PageCache
from portal.page_cache.keep import CLEAN, KEEP, Keep
from portal.page_cache.store import Store

MIB = 1024 * 1024
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@dataclass
class Told:
    """What a reader got."""

    status: int
    headers: dict[str, str]
    body: bytes


class Site:
    """Stands in for Django: writes down each request and answers with what the test wants."""

    def __init__(self):
        self.seen: list[dict] = []
        self.words = b"<p>" + b"words and more words " * 100 + b"</p>"
        self.status, self.headers = "200 OK", [("Content-Type", "text/html; charset=utf-8")]
        self.keep = Keep(frozenset(("everything",)), page="articles.article:1", language="en")
        self.before = lambda environ: None
        self.lock = threading.Lock()

    def __call__(self, environ, start_response):
        with self.lock:
            self.seen.append(environ)
        self.before(environ)
        if CLEAN in environ:
            environ[KEEP] = self.keep
        start_response(self.status, list(self.headers))
        return [self.words]

    @property
    def renders(self) -> int:
        """How often it had to work."""
        return len(self.seen)


@dataclass
class FrontDoor:
    """A cache before a site, both empty."""

    site: object = field(default_factory=Site)
    budget: int = 8 * MIB
    renders: int = 4
    threads: int = 8

    def __post_init__(self):
        self.cache = PageCache(self.site, Store(self.budget), renders=self.renders, threads=self.threads)

    def get(self, path: str, *, method: str = "GET", **headers) -> Told:
        """Ask as a browser does; headers are written like ``accept_encoding="br"``."""
        told = []
        environ = request(path, method, headers)
        parts = self.cache(environ, lambda status, headers, exc_info=None: told.extend((status, headers)))
        body = b"".join(parts)
        if hasattr(parts, "close"):
            parts.close()
        return Told(int(told[0][:3]), {name.lower(): value for name, value in told[1]}, body)


def request(path: str, method: str, headers: dict) -> dict:
    """What a web server hands on."""
    path, _, question = path.partition("?")
    environ = {
        "REQUEST_METHOD": method, "SCRIPT_NAME": "", "PATH_INFO": path.encode().decode("latin-1"),
        "QUERY_STRING": question, "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "8000", "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "203.0.113.9", "HTTP_HOST": "127.0.0.1:8000", "HTTP_USER_AGENT": BROWSER,
        "HTTP_ACCEPT_LANGUAGE": "en", "wsgi.version": (1, 0), "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(), "wsgi.multithread": True, "wsgi.multiprocess": True, "wsgi.run_once": False,
    }  # fmt: skip
    return environ | {f"HTTP_{name.upper()}": value for name, value in headers.items()}
