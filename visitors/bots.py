"""Which requests come from programs and not from readers."""

import re
from functools import lru_cache

from crawleruseragents import is_crawler

SHORTEST_BROWSER = 20
LONGEST_BROWSER = 512
# What the list of named crawlers misses: words that programs use of themselves. "cubot" is a brand of phones.
OWN_PATTERNS = re.compile(
    r"(?<!cu)bot\b|crawl|spider|slurp|scrap|fetch|monitor|preview|validator|headless|phantomjs|selenium"
    r"|puppeteer|playwright|lighthouse|postman|insomnia|okhttp|libwww|python|ruby|perl|java/|php/"
    r"|http-?client|wget|curl|axios|archiver|feed(?:ly|reader|parser)",
    re.IGNORECASE,
)
PREFETCH_HEADERS = {
    "HTTP_SEC_PURPOSE": ("prefetch", "prerender"),
    "HTTP_PURPOSE": ("prefetch", "preview", "prerender"),
    "HTTP_X_PURPOSE": ("prefetch", "preview", "instant"),
    "HTTP_X_MOZ": ("prefetch",),
}


def is_bot(user_agent: str) -> bool:
    """Whether a program sent this; no browser leaves the field empty or shorter than 20 characters."""
    if len(user_agent) < SHORTEST_BROWSER:
        return True
    return _is_named_bot(user_agent[:LONGEST_BROWSER])


@lru_cache(maxsize=8192)
def _is_named_bot(user_agent: str) -> bool:
    return OWN_PATTERNS.search(user_agent) is not None or is_crawler(user_agent)


def is_prefetch(meta: dict) -> bool:
    """Whether the browser loads the page in advance; the reader may never look at it."""
    return any(
        meta.get(header, "").strip().lower().startswith(values) for header, values in PREFETCH_HEADERS.items()
    )


def wants_no_identifier(meta: dict) -> bool:
    """Whether the reader asks not to be recognised (Global Privacy Control or Do Not Track)."""
    return meta.get("HTTP_SEC_GPC", "").strip() == "1" or meta.get("HTTP_DNT", "").strip() == "1"
