"""Answering for a feed. Its mark (ETag) is made of its very words; who asks by date costs two small queries."""

from django.conf import settings
from django.http import HttpResponse
from django.utils.cache import get_conditional_response, set_response_etag
from django.utils.http import http_date
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from syndication.feeds import atom, json_feed, rss
from syndication.feeds.channels import Channel, channel_of
from syndication.feeds.items import items_of
from syndication.feeds.stamps import Stamp, stamp_of

FORMATS = {"xml": rss, "atom": atom, "json": json_feed}
HEADERS = {
    # Feeds are public and the same for everybody: readers that run in a browser may fetch them too.
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
}


@require_safe
def feed(request, format, kind="", slug=""):  # noqa: A002  the name of the part of the address
    """The newest stories of the paper or of one thing, in one language and format."""
    channel = channel_of(kind, slug, get_language())
    stamp = stamp_of(channel)
    modified = int(stamp.modified_at.timestamp())
    asks_by_mark = "If-None-Match" in request.headers
    unchanged = None if asks_by_mark else get_conditional_response(request, last_modified=modified)
    response = unchanged or _written(request, channel, stamp, format)
    for name, value in (HEADERS | {"Last-Modified": http_date(modified)}).items():
        response.headers[name] = value
    if settings.WEBSUB_HUB:
        response.headers["Link"] = (
            f'<{settings.WEBSUB_HUB}>; rel="hub", <{channel.address(format)}>; rel="self"'
        )
    response.count_visit = False
    return response


def _written(request, channel: Channel, stamp: Stamp, form: str) -> HttpResponse:
    """The feed, or that whoever asks has these very words already."""
    items = items_of(stamp.stories, channel.language)
    writer = FORMATS[form]
    text = writer.write(channel, items, stamp.modified_at)
    response = set_response_etag(HttpResponse(text, content_type=f"{writer.TYPE}; charset=utf-8"))
    return get_conditional_response(request, etag=response.headers["ETag"], response=response)
