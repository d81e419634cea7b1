"""Every page of a paper, as a cache would keep it: asked once, and asked again to be compared."""

from dataclasses import dataclass

from django.test import Client

from portal.freshness.keys import keys_of
from tests.portal.page_types import PAGES

MACHINES = [
    "/sitemap-pages.xml", "/sitemap-stories-mk-0.xml", "/sitemap-people-0.xml", "/sitemap-tags-0.xml",
    "/api/v1/editions?language=mk", "/api/v1/editions?language=all&updated_since=2000-01-01T00:00:00Z",
    "/api/v1/editions?language=mk&full=true", "/api/v1/people?language=mk", "/api/v1/organizations?language=mk",
    "/api/v1/sections?language=mk", "/api/v1/tags?language=mk", "/api/v1/events?language=mk",
]  # fmt: skip
IN_A_LANGUAGE = [
    "feed.xml", "sections/culture/feed.json", "people/ana/feed.atom", "articles/everything.ninjs.json",
    "articles/free/republish/", "events/calendar.ics", "events/meeting.ics", "news-sitemap.xml", "articles/later/",
    "articles/by-clock/", "sections/world/", "people/ana-double/", "storylines/second/", "events/brand-new/",
    "articles/serbian/", "lite/", "lite/articles/everything/", "lite/people/ana/",
]  # fmt: skip
ELSEWHERE = [
    "/sr/cyrl/", "/sr/cyrl/articles/serbian/", "/sr/articles/serbian/", "/rom/", "/rom/articles/everything/",
    "/rom/sections/culture/", "/en/", "/en/articles/everything/", "/en/people/ana/",
]  # fmt: skip
NO_MORE_THAN_OTHERS = {"contact", "privacy", "accessibility", "saved", "search", "found", "not-found-in-search",
                       "events-empty-month", "event-called-off"}  # fmt: skip
"""Pages in which nothing stands that does not stand on another one."""


@dataclass
class Kept:
    """An answer with its keys."""

    address: str
    status: int
    body: bytes
    keys: frozenset[str]

    def differs_from(self, other: "Kept") -> bool:
        """Whether a reader would see something else."""
        return (self.status, self.body) != (other.status, other.body)


def ask(address: str) -> Kept:
    """As the cache asks: as nobody in particular."""
    response = Client().get(address, HTTP_ACCEPT_ENCODING="identity")
    keys = keys_of(response.wsgi_request, response)
    place = response.headers.get("Location", "").encode()
    return Kept(address, response.status_code, response.content + place, keys)


def addresses() -> list[str]:
    """Every kind of page and file in Macedonian, the most important ones in further languages and scripts."""
    pages = [page.address("mk") for page in PAGES if page.name not in NO_MORE_THAN_OTHERS]
    return [*pages, *(f"/mk/{file}" for file in IN_A_LANGUAGE), *ELSEWHERE, *MACHINES]
