"""Reading our feeds as other programs do."""

import json
from dataclasses import dataclass, field
from datetime import datetime

import feedparser
from lxml import etree

from syndication.feeds.channels import Channel
from syndication.feeds.items import FeedItem
from tests.factories import PUBLISHED_AT

FORMATS = ("xml", "atom", "json")
XML = ("xml", "atom")
PLACES = ("", "sections/politics/", "tags/rights/", "people/ana-kovac/")
TYPES = {"xml": "application/rss+xml", "atom": "application/atom+xml", "json": "application/feed+json"}


@dataclass
class Story:
    """What any reader of feeds knows of a story, whatever the format."""

    id: str
    url: str
    title: str
    html: str
    published: datetime
    updated: datetime
    authors: list[str] = field(default_factory=list)
    summary: str = ""


def stories(content: bytes, form: str) -> list[Story]:
    """The stories of a feed, read by feedparser or as JSON; fails if the feed is not well-formed."""
    if form == "json":
        return [_from_json(item) for item in json.loads(content)["items"]]
    etree.fromstring(content)
    parsed = feedparser.parse(content, sanitize_html=False)
    assert not parsed.bozo, parsed.bozo_exception
    return [_from_xml(entry) for entry in parsed.entries]


def of(client, path: str) -> list[Story]:
    """The stories of the feed at an address."""
    response = client.get(path)
    assert response.status_code == 200
    return stories(response.content, path.rpartition(".")[2])


def _from_json(item: dict) -> Story:
    return Story(
        item["id"], item["url"], item.get("title", ""), item["content_html"],
        datetime.fromisoformat(item["date_published"]), datetime.fromisoformat(item["date_modified"]),
        [author["name"] for author in item.get("authors", [])], item.get("summary", ""),
    )  # fmt: skip


def _from_xml(entry) -> Story:
    return Story(
        entry.id, entry.link, entry.title, entry.content[0].value, _moment(entry.published),
        _moment(entry.updated), [author.name for author in entry.get("authors", []) if author],
        entry.get("summary", ""),
    )  # fmt: skip


def _moment(text: str) -> datetime:
    from email.utils import parsedate_to_datetime

    return datetime.fromisoformat(text) if text[:4].isdecimal() else parsedate_to_datetime(text)


def channel(**changes) -> Channel:
    """A feed about nothing in particular."""
    given = {
        "language": "mk", "kind": "", "slug": "", "title": "Nevipe", "description": "News",
        "page": "https://news.example.org/mk/", "about": {},
    }  # fmt: skip
    return Channel(**given | changes)


def item(**changes) -> FeedItem:
    """A story for a feed, without a database."""
    given = {
        "id": "tag:news.example.org,2019:edition/1", "url": "https://news.example.org/mk/articles/a/",
        "language": "mk", "headline": "Вест", "standfirst": "", "html": "<p>Текст</p>", "published_at": PUBLISHED_AT,
        "updated_at": PUBLISHED_AT, "authors": (), "translators": (), "categories": (), "alternates": (),
        "picture": None, "rights": "All rights reserved.", "licence_url": "",
    }  # fmt: skip
    return FeedItem(**given | changes)
