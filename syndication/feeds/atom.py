"""Atom (RFC 4287) with the full text, the picture (Media RSS) and links to other languages."""

from datetime import datetime
from functools import lru_cache

from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.timezone import localtime

from syndication.feeds.channels import Channel
from syndication.feeds.items import Credit, FeedItem
from syndication.feeds.xml import (
    MEDIA,
    STORIES_KEPT,
    InPieces,
    add_picture,
    address_first,
    items_alone,
)

TYPE = "application/atom+xml"


class Atom(InPieces, Atom1Feed):
    """Django's Atom with what it leaves out."""

    link_element = "link"

    def root_attributes(self):
        """Name the second vocabulary once, at the top."""
        return super().root_attributes() | {"xmlns:media": MEDIA}

    def add_item_elements(self, handler, item):
        """One story. Its own address stands first and last: programs take either for the story."""
        story: FeedItem = item["story"]
        super().add_item_elements(handler, item)
        for link in reversed(address_first(story)):
            handler.addQuickElement("link", None, link)
        _people(handler, "author", story.authors)
        _people(handler, "contributor", story.translators)
        handler.addQuickElement("rights", story.rights)
        if story.licence_url:
            handler.addQuickElement("link", None, {"rel": "license", "href": story.licence_url})
        if story.picture:
            enclosure = {"rel": "enclosure", "href": story.picture.url, "type": story.picture.type}
            handler.addQuickElement("link", None, enclosure)
        handler.addQuickElement("content", story.html, {"type": "html", "xml:lang": story.language})
        add_picture(handler, story)


def write(channel: Channel, items: list[FeedItem], modified_at: datetime) -> str:
    """The feed as Atom."""
    address = channel.address("atom")
    feed = Atom(
        title=channel.title, link=channel.page, description=None, subtitle=channel.description,
        language=channel.tag, author_name=channel.publisher, author_link=channel.home, feed_url=address,
        feed_guid=address, modified_at=localtime(modified_at),
    )  # fmt: skip
    feed.pieces = map(_written, items)
    return feed.writeString("utf-8")


@lru_cache(maxsize=STORIES_KEPT)
def _written(item: FeedItem) -> str:
    feed = Atom(title="", link="", description="")
    feed.add_item(
        title=item.headline, link=item.url, description=escape(item.standfirst) or None, story=item,
        unique_id=item.id, pubdate=localtime(item.published_at), updateddate=localtime(item.updated_at),
        categories=item.categories,
    )  # fmt: skip
    return items_alone(feed)


def _people(handler, element: str, people: tuple[Credit, ...]) -> None:
    for person in people:
        handler.startElement(element, {})
        handler.addQuickElement("name", person.name)
        if person.url:
            handler.addQuickElement("uri", person.url)
        handler.endElement(element)
