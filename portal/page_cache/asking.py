"""What a request asks for: by whom, how packed, and whether the reader has the page already."""

from collections.abc import Mapping
from functools import lru_cache
from http.cookies import CookieError

from django.conf import settings
from django.http import parse_cookie
from django.utils.http import parse_http_date_safe

from languages.negotiation import best_language
from portal.compression import best_encoding
from portal.middleware import comes_from_proxy

READING = frozenset(("GET", "HEAD"))
greeting = lru_cache(maxsize=512)(best_language)
preferred_encoding = lru_cache(maxsize=512)(best_encoding)
"""Browsers send a handful of different wishes, for languages and for packings."""


def is_by_somebody(environ: Mapping) -> bool:
    """Whether the request may be one of the newsroom: then it is none of ours."""
    if "HTTP_AUTHORIZATION" in environ:
        return True
    cookies = environ.get("HTTP_COOKIE")
    if not cookies:
        return False
    own = (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME)
    if not any(name in cookies for name in own):
        return False
    try:
        return any(parse_cookie(cookies).get(name) for name in own)
    except CookieError:
        return True


def scheme_of(environ: Mapping) -> str:
    """How the reader is connected; only our own proxies may say so for a connection that they have ended."""
    told = environ.get("HTTP_X_FORWARDED_PROTO")
    if told and settings.TRUSTED_PROXIES and comes_from_proxy(environ.get("REMOTE_ADDR", "")):
        return "https" if told.split(",")[0].strip() == "https" else "http"
    return environ["wsgi.url_scheme"]


def has_it(environ: Mapping, etag: str, modified_at: int | None) -> bool:
    """Whether the reader keeps this very page already (RFC 9110, 13.2.2)."""
    known = environ.get("HTTP_IF_NONE_MATCH")
    if known is not None:
        return known == etag or known.strip() == "*" or etag in _marks(known)
    since = environ.get("HTTP_IF_MODIFIED_SINCE")
    if since is None or modified_at is None:
        return False
    moment = parse_http_date_safe(since)
    return moment is not None and modified_at <= moment


def _marks(known: str) -> list[str]:
    return [mark.strip().removeprefix("W/") for mark in known.split(",")]
