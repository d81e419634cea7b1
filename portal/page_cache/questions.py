"""Which addresses the cache keeps, and what may be asked of each: anything else behind the ? makes no other page.

An address that does not stand here goes straight to Django, with everything that the reader has sent, and is kept by
nobody: search (what somebody looks for is nobody else's), the newsroom, secret links.
"""

from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode

from django.core.handlers.wsgi import get_path_info
from django.urls import Resolver404, resolve
from django.utils.translation import override

from languages.paths import language_of
from languages.registry import DEFAULT
from languages.scripts.addresses import latin_path


class Only(tuple):
    """Names beside which any other is a mistake, of which Django tells."""

    __slots__ = ()


NOTHING: tuple[str, ...] = ()
PAGES = ("page",)
YEARS = ("year", "page")
LISTED = {
    **dict.fromkeys(
        ("portal:front", "portal:saved", "portal:about", "portal:contact", "portal:privacy", "portal:statistics",
         "portal:accessibility", "portal:manifest", "portal:opensearch", "articles:archive",
         "articles:archive_year", "events:index", "events:month", "worker", "machines:robots", "machines:security",
         "machines:favicon", "machines:sitemap", "machines:sitemap_pages", "machines:sitemap_stories",
         "machines:sitemap_things", "syndication:feed", "syndication:section_feed", "syndication:tag_feed",
         "syndication:person_feed", "syndication:organization_feed", "syndication:event_feed",
         "syndication:storyline_feed", "syndication:ninjs", "syndication:republish", "syndication:events_calendar",
         "syndication:event_calendar", "syndication:news_sitemap"),
        NOTHING,
    ),
    **dict.fromkeys(
        ("articles:section", "articles:tag", "articles:storylines", "articles:storyline", "articles:corrections",
         "articles:archive_month"),
        PAGES,
    ),
    **dict.fromkeys(("people:detail", "organizations:detail", "events:detail"), YEARS),
    # What has changed since (`updated_since`) is asked anew each time: each program has its own question.
    **dict.fromkeys(
        ("machines:api:sections", "machines:api:tags", "machines:api:people", "machines:api:organizations",
         "machines:api:all_events"),
        Only(("language", "limit", "cursor")),
    ),
    "machines:api:editions": Only(
        ("language", "section", "tag", "person", "organization", "full", "limit", "cursor")
    ),
    **dict.fromkeys(("machines:api:edition", "machines:api:article"), Only()),
    "portal:statistics_csv": ("table",),
    "articles:detail": ("asked", "part"),
    "people:index": ("q", "organization", "news", "letter", "page"),
    "organizations:index": ("q", "parent", "news", "letter", "page"),
    "visitors:flag_counter": ("columns", "rows", "lang", "names", "percent"),
}  # fmt: skip
"""Names of addresses, each with the names that mean something behind its question mark."""
MOST_NAMES = 50
LIGHT = "lite:"


@dataclass(frozen=True, slots=True)
class Address:
    """One page of ours, however somebody has written its address."""

    scheme: str
    path: str
    """As the web server hands it on (each letter one byte)."""
    question: str
    language: str = ""
    """What the browser prefers, only where the address does not say it: pages that say that nothing is here."""

    @property
    def key(self) -> tuple:
        """Under which its page is kept. The usual case is the shortest, since each request makes it."""
        usual = (self.scheme, self.path, self.question)
        return (*usual, self.language) if self.language else usual


@lru_cache(maxsize=8192)
def names_for(path: str) -> tuple[str, ...] | None:
    """What may be asked at an address; None if its answers are not kept. Nothing is asked where nothing is."""
    written = get_path_info({"PATH_INFO": path})
    match = _found(written) or (None if written.endswith("/") else _found(f"{written}/"))
    return LISTED.get(match.view_name.removeprefix(LIGHT)) if match else NOTHING


@lru_cache(maxsize=8192)
def says_no_language(path: str) -> bool:
    """Whether nothing is at an address and it does not say in which language to tell so."""
    written = get_path_info({"PATH_INFO": path})
    return language_of(written) is None and _found(written) is None


def canonical(question: str, names: tuple[str, ...]) -> str:
    """The question with what means something, each once and in one order, as Django reads it: the last one counts.

    ValueError if Django has to say that it cannot be asked so.
    """
    is_strict = isinstance(names, Only)
    if not question or not (names or is_strict):
        return ""
    told = dict(parse_qsl(_text(question), keep_blank_values=True, max_num_fields=MOST_NAMES))
    if is_strict and not told.keys() <= set(names):
        raise ValueError(question)
    return urlencode(
        [(name, told[name]) for name in names if name in told and (name, told[name]) != ("page", "1")]
    )


def _found(path: str):
    path = latin_path(path) or path
    try:
        with override(language_of(path) or DEFAULT):
            return resolve(path)
    except Resolver404:
        return None


def _text(question: str) -> str:
    raw = question.encode("latin-1", "replace")
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1")
