"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). What the format has no word for stands under `_nevipe`."""

import json
from datetime import datetime

from django.conf import settings
from django.utils.timezone import localtime

from syndication.feeds.channels import Channel
from syndication.feeds.items import Credit, FeedItem

TYPE = "application/feed+json"


def write(channel: Channel, items: list[FeedItem], modified_at: datetime) -> str:
    """The feed as JSON Feed."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "home_page_url": channel.page,
        "feed_url": channel.address("json"),
        "description": channel.description,
        "language": channel.tag,
        "authors": [{"name": channel.publisher, "url": channel.home}],
        "_nevipe": {"modified": _moment(modified_at)},
        "items": [_item(item) for item in items],
    }
    if settings.WEBSUB_HUB:
        feed["hubs"] = [{"type": "WebSub", "url": settings.WEBSUB_HUB}]
    return json.dumps(feed, ensure_ascii=False)


def _item(item: FeedItem) -> dict:
    """One story; what it has not is left out."""
    found = {
        "id": item.id,
        "url": item.url,
        "title": item.headline,
        "content_html": item.html,
        "summary": item.standfirst,
        "image": item.picture and item.picture.url,
        "date_published": _moment(item.published_at),
        "date_modified": _moment(item.updated_at),
        "authors": _people(item.authors),
        "tags": list(item.categories),
        "language": item.language,
        "_nevipe": _more(item),
    }
    return {name: value for name, value in found.items() if value}


def _more(item: FeedItem) -> dict:
    """Translators, terms, the words of the picture, the same story in other languages."""
    picture = item.picture
    found = {
        "translators": _people(item.translators),
        "rights": item.rights,
        "licence": item.licence_url,
        "image_alt": picture and picture.alt,
        "image_caption": picture and picture.caption,
        "image_credit": picture and picture.credit,
        "alternates": [{"hreflang": each.tag, "url": each.url} for each in item.alternates],
    }
    return {name: value for name, value in found.items() if value}


def _people(people: tuple[Credit, ...]) -> list[dict]:
    return [{"name": each.name} | ({"url": each.url} if each.url else {}) for each in people]


def _moment(moment: datetime) -> str:
    return localtime(moment).isoformat(timespec="seconds")
