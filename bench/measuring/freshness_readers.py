"""One web process whose readers ask for a handful of pages without a pause and note when a sign was on which."""

import io
import json
import re
import time
from pathlib import Path

from measuring import whole_site

SIGN = re.compile(rb"sign-(\d+)-of-the-bench")
ADDRESSES = [
    "/mk/", "/mk/sections/bench/", "/mk/tags/bench/", "/mk/people/bench/", "/mk/feed.xml",
    "/mk/sections/bench/feed.json", "/mk/lite/", "/mk/news-sitemap.xml", "/mk/articles/bench-{round}/",
]  # fmt: skip


def watch_pages(url: str, folder: Path, name: str) -> None:
    """Ask until the file `stop` is there; then write down for each sign and address when it was first and last seen.

    What counts is when a reader asked: a page that takes long to be made is not an old one.
    """
    whole_site.start(url, folder)
    from portal.wsgi import application

    seen: dict[str, dict[str, list[float]]] = {}
    old: dict[str, dict[str, float]] = {}
    asked = 0
    while not (folder / "stop").exists():
        now = (folder / "round").read_text() if (folder / "round").exists() else "0"
        for address in ADDRESSES:
            begun, body = time.time(), ask(application, address.format(round=now))
            asked += 1
            numbers = {found.decode() for found in SIGN.findall(body)}
            if now not in numbers and address not in seen.get(now, {}):
                old.setdefault(now, {})[address] = begun
            for number in numbers:
                seen.setdefault(number, {}).setdefault(address, [begun, begun])[1] = begun
        (folder / f"{name}.ready").touch()  # every page was made once
        time.sleep(0.002)  # else SQLite's only writer would never get its turn on a small machine
    numbers = {"asked": asked, "seen": seen, "old": old, "cache": _cache_numbers()}
    (folder / f"{name}.json").write_text(json.dumps(numbers))


def ask(application, path: str) -> bytes:
    """One request of a reader without cookies, answered by the process itself."""
    environ = {
        "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": "", "SCRIPT_NAME": "", "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000", "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_HOST": "127.0.0.1:8000", "REMOTE_ADDR": "192.0.2.1",
        "HTTP_ACCEPT_ENCODING": "identity", "HTTP_USER_AGENT": "bench", "wsgi.url_scheme": "http",
        "wsgi.version": (1, 0), "wsgi.input": io.BytesIO(), "wsgi.errors": io.StringIO(), "wsgi.multithread": True,
        "wsgi.multiprocess": True, "wsgi.run_once": False,
    }  # fmt: skip
    parts = application(environ, lambda *_told: None)
    try:
        return b"".join(parts)
    finally:
        if hasattr(parts, "close"):
            parts.close()


def _cache_numbers() -> dict:
    from portal import page_cache

    return page_cache.stats()
