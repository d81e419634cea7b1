"""What RSS and Atom have in common."""

from collections.abc import Iterable
from io import StringIO

from django.conf import settings
from django.utils.feedgenerator import SyndicationFeed
from django.utils.xmlutils import SimplerXMLGenerator

from syndication.feeds.items import FeedItem

ATOM, DUBLIN_CORE = "http://www.w3.org/2005/Atom", "http://purl.org/dc/elements/1.1/"
CONTENT, MEDIA = "http://purl.org/rss/1.0/modules/content/", "http://search.yahoo.com/mrss/"

STORIES_KEPT = 160
"""As XML, about 12 kB each."""


class InPieces:
    """A feed of Django's into which stories go that were written before."""

    pieces: Iterable[str] = ()
    link_element: str
    """What a link of Atom is called in it."""

    def latest_post_date(self):
        """When anything changed, also by being taken away."""
        return self.feed["modified_at"]

    def add_root_elements(self, handler):
        """The feed itself, and the hub that tells subscribers when it changes (WebSub), where there is one."""
        super().add_root_elements(handler)
        if settings.WEBSUB_HUB:
            handler.addQuickElement(self.link_element, None, {"rel": "hub", "href": settings.WEBSUB_HUB})

    def write_items(self, handler):
        """Its own stories, then those."""
        super().write_items(handler)
        for piece in self.pieces:
            handler.ignorableWhitespace(piece)  # the one thing that goes through as it is


def items_alone(feed: SyndicationFeed) -> str:
    """The stories of a feed without what stands around them."""
    out = StringIO()
    feed.write_items(SimplerXMLGenerator(out, "utf-8", short_empty_elements=True))
    return out.getvalue()


def address_first(item: FeedItem) -> list[dict[str, str]]:
    """Links to the story in each language, its own first: some programs take the first link they meet for the story."""
    links = sorted(item.alternates, key=lambda alternate: alternate.url != item.url)
    return [
        {"rel": "alternate", "type": "text/html", "hreflang": link.tag, "href": link.url} for link in links
    ]


def add_picture(handler, item: FeedItem) -> None:
    """The picture with its words, as both formats have it (Media RSS)."""
    picture = item.picture
    if picture is None:
        return
    measures = {"width": str(picture.width), "height": str(picture.height)}
    handler.startElement(
        "media:content", {"url": picture.url, "type": picture.type, "medium": "image"} | measures
    )
    if picture.alt:
        handler.addQuickElement("media:title", picture.alt, {"type": "plain"})
    if picture.caption or picture.alt:
        handler.addQuickElement("media:description", picture.caption or picture.alt, {"type": "plain"})
    if picture.credit:
        handler.addQuickElement("media:credit", picture.credit)
    if picture.licence_url:
        handler.addQuickElement("media:license", None, {"href": picture.licence_url})
    handler.endElement("media:content")
