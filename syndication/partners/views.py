"""The feed of a partner. Wrong and void keys get the answer of an address that does not exist."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import conditional_page, require_safe

from syndication.feeds import atom, json_feed, rss
from syndication.partners.feed import PartnerChannel, modified_at, stories
from syndication.partners.keys import note_use, partner_of

FORMATS = {"xml": rss, "atom": atom, "json": json_feed}
HEADERS = {
    "Cache-Control": "private, max-age=300",  # whoever stands between must not hand it to others
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "no-referrer",  # the key stands in the address
}


@require_safe
@conditional_page
def feed(request, key, format):  # noqa: A002  the name of the part of the address
    """The stories that were agreed with whoever has this key."""
    partner = partner_of(key)
    if partner is None:
        raise Http404
    channel = PartnerChannel(partner, key)
    items = stories(channel)
    note_use(partner)
    writer = FORMATS[format]
    text = writer.write(channel, items, modified_at(items))
    return HttpResponse(text, headers=HEADERS, content_type=f"{writer.TYPE}; charset=utf-8")
