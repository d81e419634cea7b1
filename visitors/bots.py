"""Which requests come from programs and not from readers. The rules in words: docs/counting.md."""

import re
from collections.abc import Mapping
from functools import lru_cache

from crawleruseragents import is_crawler

from visitors import agents

SHORTEST_BROWSER = 20
LONGEST_BROWSER = 512
SIGNS = (agents.WORDS, agents.CONTACT, agents.COMPATIBLE)
# Opera Mini, feature phones and text browsers are not meant: they ask as they like.
BUILT_ON = re.compile(
    r"Chrome/\d|CriOS/\d|Firefox/\d|FxiOS/\d|Version/[\d.]+(?: Mobile/\w+)? Safari/|Dalvik/"
)
PREFETCH_HEADERS = {
    "HTTP_SEC_PURPOSE": ("prefetch", "prerender"),
    "HTTP_PURPOSE": ("prefetch", "preview", "prerender"),
    "HTTP_X_PURPOSE": ("prefetch", "preview", "instant"),
    "HTTP_X_MOZ": ("prefetch",),
}

_PREFETCH_NAMES = PREFETCH_HEADERS.keys()  # of two sets of names, the smaller is gone through


def is_bot(user_agent: str) -> bool:
    """Whether a program sent this; no browser leaves the field empty or shorter than 20 characters."""
    if len(user_agent) < SHORTEST_BROWSER:
        return True
    return _is_named_bot(user_agent[:LONGEST_BROWSER])


@lru_cache(maxsize=8192)
def _is_named_bot(user_agent: str) -> bool:
    if not agents.BROWSER.match(user_agent):
        return True
    words = agents.HARMLESS.sub("", user_agent)
    return any(sign.search(words) for sign in SIGNS) or is_crawler(words)


def is_prefetch(environ: Mapping) -> bool:
    """Whether the browser loads the page in advance; the reader may never look at it."""
    if _PREFETCH_NAMES.isdisjoint(environ.keys()):
        return False
    for header, values in PREFETCH_HEADERS.items():
        if header in environ and environ[header].strip().lower().startswith(values):
            return True
    return False


def behaves_like_a_program(environ: Mapping, user_agent: str, *, navigation: bool = True) -> bool:
    """Whether something calls itself a browser but does not ask as one. Doubt is for the reader.

    Chrome, Firefox, Safari and what is built on them have always said which languages their reader likes and
    that they want HTML, and since 2020 to 2023 send Sec-Fetch headers. Who does neither is a program. Judged on
    https only: on plain http browsers keep Sec-Fetch headers to themselves, and the site is being tried out.
    """
    if "HTTP_SEC_FETCH_MODE" in environ or "HTTP_SEC_FETCH_SITE" in environ:
        return False
    if "https" not in (environ.get("wsgi.url_scheme"), environ.get("HTTP_X_FORWARDED_PROTO")):
        return False
    if environ.get("HTTP_ACCEPT_LANGUAGE") and (not navigation or "html" in environ.get("HTTP_ACCEPT", "")):
        return False
    return BUILT_ON.search(user_agent) is not None


def wants_no_identifier(environ: Mapping) -> bool:
    """Whether the reader asks not to be recognised (Global Privacy Control or Do Not Track)."""
    if "HTTP_SEC_GPC" not in environ and "HTTP_DNT" not in environ:
        return False
    return environ.get("HTTP_SEC_GPC", "").strip() == "1" or environ.get("HTTP_DNT", "").strip() == "1"
