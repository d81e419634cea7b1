"""Every kind of page that readers can open, once, on the paper of `full_paper`.

Whatever holds for all pages asks here.
"""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override


@dataclass(frozen=True)
class PageType:
    """A name for people and files, the name of the address, its changing parts, the expected answer."""

    name: str
    route: str
    parts: dict = field(default_factory=dict)
    status: int = 200
    question: str = ""

    def address(self, language: str) -> str:
        """Where the page is in a language."""
        parts = {name: part() if callable(part) else part for name, part in self.parts.items()}
        with override(language):
            return reverse(self.route, kwargs=parts) + self.question


def _slug(slug: str) -> dict:
    return {"slug": slug}


def _this(part: str):
    return lambda: getattr(timezone.localdate(), part)


PAGES = (
    PageType("front", "portal:front"),
    PageType("search", "portal:search"),
    PageType("found", "portal:search", question="?q=romani"),
    PageType("not-found-in-search", "portal:search", question="?q=jiordan"),
    PageType("section", "articles:section", _slug("culture")),
    PageType("tag", "articles:tag", _slug("homes")),
    PageType("storylines", "articles:storylines"),
    PageType("storyline", "articles:storyline", _slug("housing")),
    PageType("article", "articles:detail", _slug("everything")),
    PageType("republish", "syndication:republish", _slug("free")),
    PageType("not-yet", "articles:detail", _slug("elsewhere")),
    PageType("withdrawn", "articles:detail", _slug("gone"), 410),
    PageType("people", "people:index"),
    PageType("person", "people:detail", _slug("ana")),
    PageType("organizations", "organizations:index"),
    PageType("organization", "organizations:detail", _slug("forum")),
    PageType("events", "events:index"),
    PageType("event", "events:detail", _slug("meeting")),
    PageType("event-called-off", "events:detail", _slug("called-off")),
    PageType("events-month", "events:month", {"year": 2024, "month": 4}),
    PageType("events-empty-month", "events:month", {"year": 2150, "month": 1}),
    PageType("archive", "articles:archive"),
    PageType("year", "articles:archive_year", {"year": _this("year")}),
    PageType("month", "articles:archive_month", {"year": _this("year"), "month": _this("month")}),
    PageType("corrections", "articles:corrections"),
    PageType("statistics", "portal:statistics"),
    PageType("saved", "portal:saved"),
    PageType("about", "portal:about"),
    PageType("contact", "portal:contact"),
    PageType("privacy", "portal:privacy"),
    PageType("accessibility", "portal:accessibility"),
    PageType("not-found", "articles:detail", _slug("never-written"), 404),
)

LIGHT = tuple(
    PageType(f"light-{page.name}", f"lite:{page.route}", page.parts, page.status, page.question)
    for page in PAGES
    if page.route in {"portal:front", "portal:search"}
    or page.route.startswith(("articles:", "people:", "organizations:", "events:"))
)
"""The same pages in words only."""

NO_PAGES = {
    "worker": "a script that keeps saved stories",
    "portal:manifest": "for telephones",
    "portal:suggest": "names for a script",
    "portal:opensearch": "for browsers that add the search to their own",
    "root": "leads to the best language",
    "front_preview": "belongs to the newsroom",
    "secret:page": "an unpublished story, for somebody who was sent its address",
    "portal:request_translation": "takes a wish and leads back",
    "portal:statistics_csv": "a file",
    "calendar_ics": "a file for calendars",
    "media": "pictures",
    "health_live": "for machines that watch the server",
    "health_ready": "for machines that watch the server",
    "health_worker": "for machines that watch the server",
    "visitors:now": "a number for scripts",
    "visitors:flag_counter": "a picture",
}
"""Addresses that are no pages for readers, and why. What `syndication` answers with HTML is a page all the same."""
FOR_COLLEAGUES = ("admin", "newsroom")
FOR_MACHINES = ("syndication", "machines")


def page_types() -> list[PageType]:
    """All of them."""
    return list(PAGES)
