"""The answer when there is no page to show: come back soon, in the reader's language, without Django and database."""

from collections.abc import Callable, Iterable
from functools import lru_cache

from languages.paths import language_of
from portal.page_cache.greed import MINUTE
from portal.views.errors import COME_BACK, TOO_MANY, apology

POLICY = "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'"
HEADERS = [
    ("Content-Type", "text/html; charset=utf-8"), ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"),
]  # fmt: skip


def refuse(environ: dict, start_response: Callable) -> Iterable[bytes]:
    """503; nobody's fault but ours."""
    page = apology(environ.get("PATH_INFO", "/"))
    return _answer("503 Service Unavailable", page, COME_BACK, environ, start_response)


def refuse_too_many(environ: dict, start_response: Callable) -> Iterable[bytes]:
    """429; more was asked for from the reader's network than we can make."""
    page = _too_many(language_of(environ.get("PATH_INFO", "/")))
    come_back = COME_BACK | {"Retry-After": str(MINUTE)}
    return _answer("429 Too Many Requests", page, come_back, environ, start_response)


@lru_cache(maxsize=16)
def _too_many(language: str | None) -> str:
    return apology(f"/{language}/" if language else "/", TOO_MANY)


def _answer(
    status: str, page: str, come_back: dict, environ: dict, start_response: Callable
) -> Iterable[bytes]:
    body = page.encode()
    start_response(status, [*HEADERS, *come_back.items(), ("Content-Length", str(len(body)))])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]
