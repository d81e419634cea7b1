"""Requests as a web server hands them on, and a front page to ask for."""

import io
import random
from functools import partial
from pathlib import Path

from measuring import site
from measuring.samples import Condition

REQUESTS = 200
"""In one sample: a single one is too quick for the clock of a thread."""
PAGES, ALPHA = 3000, 1.1
BROWSER = {
    "HTTP_USER_AGENT": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "HTTP_ACCEPT": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "HTTP_ACCEPT_LANGUAGE": "mk,en;q=0.7", "HTTP_ACCEPT_ENCODING": "gzip, deflate, br, zstd",
    "HTTP_SEC_FETCH_SITE": "none", "HTTP_SEC_FETCH_MODE": "navigate", "HTTP_SEC_FETCH_DEST": "document",
    "HTTP_CONNECTION": "keep-alive", "HTTP_UPGRADE_INSECURE_REQUESTS": "1",
}  # fmt: skip


def start(folder: Path) -> None:
    """Set Django up without a database, counting into a folder of its own."""
    site.without_database()
    from django.conf import settings

    settings.VISITORS_SPOOL = folder / "spool"
    settings.VISITORS_SPOOL.mkdir()
    settings.VISITORS_FOLD_SECONDS = 0
    settings.LOGGING["root"]["level"] = "WARNING"


def conditions() -> tuple[list[Condition], int]:
    """What is measured, and how many requests stand in one sample."""
    counted, silent = door(counted=True), door(counted=False)
    etags = [told(application)["ETag"] for application in (counted, silent)]
    ask(silent, QUERY_STRING="utm_source=letter")
    django = in_django()  # from here on Django has other addresses; what the cache has asked it, it remembers
    ask(django)
    asked = {
        "from memory": (silent, {}),
        "from memory, counted": (counted, {}),
        '"you have it already", counted': (counted, {"HTTP_IF_NONE_MATCH": etags[0]}),
        "from memory, a question that means nothing": (silent, {"QUERY_STRING": "utm_source=letter"}),
        "Django's cache middleware": (django, {}),
    }
    return [
        Condition(name, partial(prepared, changes), partial(ask_all, application))
        for name, (application, changes) in asked.items()
    ], REQUESTS


def door(*, counted: bool):
    """A page cache before something that makes the page once."""
    from portal.page_cache.application import PageCache
    from portal.page_cache.keep import CLEAN, KEEP, Keep
    from portal.page_cache.store import Store

    page = front_page()
    keep = Keep(frozenset(("list:mk", "everything")), page="portal.front:0", language="mk" if counted else "")

    def application(environ, start_response):
        if CLEAN in environ:
            environ[KEEP] = keep
        start_response("200 OK", HEADERS.copy())
        return [page]

    return PageCache(application, Store(64 * 1024 * 1024), renders=2, threads=4)


HEADERS = [
    ("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "public, max-age=0, must-revalidate"),
    ("Content-Language", "mk"), ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"),
    ("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"),
    ("Referrer-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", "accelerometer=(), camera=(), geolocation=(), microphone=()"),
]  # fmt: skip


def in_django():
    """The same page kept by Django: its cache middleware with its packing and its memory, nothing else."""
    from django.conf import settings
    from django.core.handlers.wsgi import WSGIHandler

    settings.MIDDLEWARE = [
        "django.middleware.cache.UpdateCacheMiddleware", "django.middleware.gzip.GZipMiddleware",
        "django.middleware.cache.FetchFromCacheMiddleware",
    ]  # fmt: skip
    settings.ROOT_URLCONF = "measuring.one_page"
    return WSGIHandler()


def front_page() -> bytes:
    """Some 32 kB of HTML that pack like ours."""
    chance = random.Random(7)
    words = ["".join(chance.choices("абвгдежзиклмнопрст", k=chance.randint(3, 9))) for _ in range(900)]
    cards = [
        f'<article class="card"><h2><a href="/mk/articles/{number}/">{" ".join(chance.choices(words, k=9))}</a></h2>'
        f"<p>{' '.join(chance.choices(words, k=22))}</p></article>"
        for number in range(55)
    ]
    return ("<!DOCTYPE html><html lang=mk><body>" + "\n".join(cards)).encode()


def environ_of(changes: dict) -> dict:
    """One request of a browser."""
    return {
        "REQUEST_METHOD": "GET", "SCRIPT_NAME": "", "PATH_INFO": "/mk/", "QUERY_STRING": "", "REMOTE_ADDR": "77.28.0.1",
        "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "8000", "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "127.0.0.1:8000", "wsgi.version": (1, 0), "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(), "wsgi.multithread": True, "wsgi.multiprocess": True, "wsgi.run_once": False,
        **BROWSER, **changes,
    }  # fmt: skip


def prepared(changes: dict) -> list[dict]:
    """Requests of one sample."""
    return [environ_of(changes) for _ in range(REQUESTS)]


def ask_all(application, environs: list[dict]) -> None:
    """Send them, one after another."""
    for environ in environs:
        parts = application(environ, _nobody_listens)
        for _part in parts:
            pass
        if hasattr(parts, "close"):
            parts.close()


def ask(application, **changes) -> None:
    """Send one."""
    ask_all(application, [environ_of(changes)])


def told(application) -> dict:
    """The headers of an answer."""
    heard: list = []
    application(environ_of({}), lambda status, headers, exc_info=None: heard.extend(headers))
    return dict(heard)


def _nobody_listens(status, headers, exc_info=None) -> None:
    pass


def traffic(requests: int) -> dict[str, float]:
    """Readers of a few thousand pages, most of them of the same few; and somebody who asks for nonsense."""
    chance, application = random.Random(8), door(counted=False)
    for _ in range(requests):
        number = int(chance.paretovariate(ALPHA)) % PAGES
        ask(application, PATH_INFO=f"/mk/articles/story-{number}/")
    seen = application.numbers()
    for _ in range(2000):
        ask(application, PATH_INFO="/mk/", QUERY_STRING=f"r={chance.random()}")
    return {
        "requests": requests,
        "found in memory, %": 100 * (1 - seen["renders"] / requests),
        "pages in memory": seen["entries"],
        "bytes for each": seen["bytes"] / seen["entries"],
        "renders_for_random": application.numbers()["renders"] - seen["renders"],
    }
