"""RSS 2.0 with the full text (content:encoded), the picture (Media RSS) and links to other languages (Atom)."""

from datetime import datetime
from functools import lru_cache

from django.utils.feedgenerator import Enclosure, Rss201rev2Feed
from django.utils.html import escape
from django.utils.timezone import localtime

from syndication.feeds.channels import Channel
from syndication.feeds.items import FeedItem
from syndication.feeds.xml import (
    CONTENT,
    DUBLIN_CORE,
    MEDIA,
    STORIES_KEPT,
    InPieces,
    add_picture,
    address_first,
    items_alone,
)

TYPE = "application/rss+xml"
UNKNOWN_LENGTH = "0"
"""What the profile of the RSS board says to write for a size that is not known without asking the storage."""


class Rss(InPieces, Rss201rev2Feed):
    """Django's RSS with what it leaves out."""

    link_element = "atom:link"

    def rss_attributes(self):
        """Name the vocabularies once, at the top."""
        spaces = {"xmlns:content": CONTENT, "xmlns:dc": DUBLIN_CORE, "xmlns:media": MEDIA}
        return super().rss_attributes() | spaces

    def add_item_elements(self, handler, item):
        """One story. Links to other languages stand before its own: some programs take the last one they meet."""
        story: FeedItem = item["story"]
        for link in address_first(story):
            handler.addQuickElement("atom:link", None, link)
        super().add_item_elements(handler, item)
        handler.addQuickElement("atom:updated", localtime(story.updated_at).isoformat(timespec="seconds"))
        for author in story.authors:
            handler.addQuickElement("dc:creator", author.name)
        for translator in story.translators:
            handler.addQuickElement("dc:contributor", translator.name)
        handler.addQuickElement("dc:rights", story.rights)
        handler.addQuickElement("content:encoded", story.html)
        add_picture(handler, story)


def write(channel: Channel, items: list[FeedItem], modified_at: datetime) -> str:
    """The feed as RSS 2.0."""
    feed = Rss(
        title=channel.title, link=channel.page, description=channel.description, language=channel.tag,
        feed_url=channel.address("xml"), modified_at=localtime(modified_at),
    )  # fmt: skip
    feed.pieces = map(_written, items)
    return feed.writeString("utf-8")


@lru_cache(maxsize=STORIES_KEPT)
def _written(item: FeedItem) -> str:
    feed, picture = Rss(title="", link="", description=""), item.picture
    feed.add_item(
        title=item.headline, link=item.url, description=escape(item.standfirst), unique_id=item.id,
        unique_id_is_permalink=False, pubdate=localtime(item.published_at), categories=item.categories,
        enclosures=[Enclosure(picture.url, UNKNOWN_LENGTH, picture.type)] if picture else [], story=item,
    )  # fmt: skip
    return items_alone(feed)
