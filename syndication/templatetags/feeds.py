"""``{% load feeds %}``: the feeds of a page, for its head and for its readers."""

from dataclasses import dataclass

from django import template

from syndication.feeds import atom, json_feed, rss
from syndication.feeds.channels import path_of, title_of

register = template.Library()
NAMES = {"xml": ("RSS", rss.TYPE), "atom": ("Atom", atom.TYPE), "json": ("JSON Feed", json_feed.TYPE)}
PAGES = {
    "articles:section": "section", "articles:tag": "tag", "articles:storyline": "storyline",
    "people:detail": "person",
    "organizations:detail": "organization", "events:detail": "event",
}  # fmt: skip
"""Pages with a feed of their own, and what their templates call the thing it is about."""


@dataclass(frozen=True, slots=True)
class FeedLink:
    """One feed as a page names it."""

    url: str
    type: str
    title: str


@register.simple_tag(takes_context=True)
def page_feeds(context) -> list[FeedLink]:
    """``{% page_feeds as feeds %}``: the page's own feed in every format if it has one, then that of the paper."""
    own = _own(context)
    return [*(_links(*own) if own else []), *_links("", None)]


@register.simple_tag(takes_context=True)
def own_feed(context) -> str:
    """``{% own_feed as feed %}``: the address of the page's own feed as RSS, or nothing."""
    own = _own(context)
    return path_of(own[0], own[1].slug, "xml") if own else ""


def _own(context) -> tuple | None:
    """What the page is about, if there is a feed about it: asked of its address, so that no view need say so."""
    match = getattr(context.get("request"), "resolver_match", None)
    kind = PAGES.get(match.view_name) if match else None
    record = context.get(kind) if kind else None
    return (kind, record) if record else None


def _links(kind: str, record) -> list[FeedLink]:
    slug, title = (record.slug if record else ""), title_of(record)
    return [
        FeedLink(path_of(kind, slug, form), type_, f"{title} ({name})")
        for form, (name, type_) in NAMES.items()
    ]
