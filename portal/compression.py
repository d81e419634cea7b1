"""Pages travel packed, so that they cost readers less data: a third to a fifth of their size.

Only what is the same for every reader is packed. Packing a page that holds a secret (the hidden token of a form, words
for one person's eyes) together with words that a stranger can put there tells the secret by the length of the answer:
the attack called BREACH. Pages for readers hold no secret, have no cookie and no session; what does is left as it is,
and so needs no random padding.

Static files are packed beforehand, by WhiteNoise. Django's GZipMiddleware and django-http-compression pack the newsroom
too and pad against BREACH, so that no two answers are alike; a cache could not keep what they made.
"""

import gzip
import re

import brotli
from django.utils.cache import has_vary_header, patch_vary_headers

from portal.middleware import NEWSROOM

PACKED_TYPES = re.compile(r"text/|application/(?:json|xml|javascript|[\w.-]+\+(?:json|xml))|image/svg\+xml")
"""HTML, feeds, JSON, drawings, calendars, tables. Pictures and fonts are packed already."""
SMALLEST = 500
"""Bytes. A smaller answer fits into one packet of the network either way."""
BROTLI_QUALITY, GZIP_LEVEL = 7, 6
"""Measured on the longest story of the demo, 42 kB: brotli 7 takes 1.7 ms and leaves 8.4 kB; 5 saves 0.4 ms and costs
4 per cent, 11 takes 58 ms for 7.8 kB. gzip 6, on a front page of 32 kB: 0.6 ms, 6.4 kB."""
LARGE_GZIP_LEVEL = 5
"""Of what does not fit into the small window: feeds with whole stories. gzip 6 takes 13 ms for one of 264 kB and leaves
57 kB; 5 takes 7 ms and leaves 62 kB. Brotli is as quick as that."""
SMALL_WINDOW, LARGE_WINDOW = 16, 22
"""Of brotli, as powers of two. What fits into the small one is packed as small and takes 0.3 MB meanwhile instead of 8,
which each thread would keep."""
LAST_CHOICE = 0.0001
"""Below every weight that a browser can write."""
NOT_MODIFIED, PARTIAL = 304, 206
LONGEST_HEADER = 500
LINE_STARTS = re.compile(rb"\n\s+")
KEPT_AS_WRITTEN = re.compile(rb"<(?:pre|textarea)\b", re.IGNORECASE)
"""Where these stand, blanks at the beginning of lines are part of the text."""
WEIGHT = re.compile(r"q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\Z", re.IGNORECASE | re.ASCII)


def encode(body: bytes, encoding: str) -> bytes:
    """A page packed as `br` or `gzip`; the same page gives the same bytes each time."""
    is_large = len(body) >= 2**SMALL_WINDOW
    if encoding == "br":
        window = LARGE_WINDOW if is_large else SMALL_WINDOW
        return brotli.compress(body, mode=brotli.MODE_TEXT, quality=BROTLI_QUALITY, lgwin=window)
    if encoding == "gzip":
        return gzip.compress(body, LARGE_GZIP_LEVEL if is_large else GZIP_LEVEL, mtime=0)
    return body


def without_margins(page: bytes) -> bytes:
    """A page without the blanks that templates leave at the beginning of lines; no browser shows them."""
    return page if KEPT_AS_WRITTEN.search(page) else LINE_STARTS.sub(b"\n", page)


def best_encoding(header: str) -> str:
    """What a browser likes best of `br`, `gzip` and `identity`, by its Accept-Encoding; doubt means identity.

    A browser that refuses all three gets the plain page: nobody is refused the news.
    """
    weights = _weights(header)
    best = max(weights, key=weights.__getitem__)  # among equals the first
    return best if weights[best] > 0 else "identity"


def refuses_plain(header: str) -> bool:
    """Whether a browser asks for packed answers only, however small they are."""
    return _weights(header)["identity"] == 0


def _weights(header: str) -> dict[str, float]:
    """How much each of the three is wanted, the smallest result first."""
    wanted = _wanted(header)
    anything = wanted.get("*", 0.0)
    # Not named, the plain page is acceptable, but whoever names another prefers that one.
    plain = wanted.get("identity", anything if "*" in wanted else LAST_CHOICE)
    return {"br": wanted.get("br", anything), "gzip": wanted.get("gzip", anything), "identity": plain}


def _wanted(header: str) -> dict[str, float]:
    """Names of encodings with their weights; one whose weight cannot be read counts as refused."""
    found: dict[str, float] = {}
    for entry in header[:LONGEST_HEADER].lower().split(","):
        name, _, parameter = (part.strip() for part in entry.partition(";"))
        weight = WEIGHT.match(parameter)
        found[name.removeprefix("x-")] = float(weight[1]) if weight else float(not parameter)
    return found


class CompressionMiddleware:
    """Send pages for readers packed, as small as the browser can read them."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Answer, packed if that is safe and worth it."""
        response = self.get_response(request)
        wish = request.headers.get("Accept-Encoding", "")
        if may_be_packed(request, response):
            patch_vary_headers(response, ["Accept-Encoding"])
            _weaken(response)
            _pack(response, best_encoding(wish), even_if_small=refuses_plain(wish))
        elif response.status_code == NOT_MODIFIED and _has_ours(request, response):
            patch_vary_headers(response, ["Accept-Encoding"])
            _weaken(response)
        return response


def may_be_packed(request, response) -> bool:
    """Whether an answer is for everybody, of a kind that shrinks, and still as it was written."""
    headers = response.headers
    if response.streaming or response.status_code == PARTIAL or "Content-Encoding" in headers:
        return False
    if request.path_info.startswith(NEWSROOM) or not PACKED_TYPES.match(headers.get("Content-Type", "")):
        return False
    return not is_for_one_reader(request, response)


def is_for_one_reader(request, response) -> bool:
    """Whether the answer may hold a secret: it has a cookie, a form's token, a session, or says so itself."""
    kept = response.headers.get("Cache-Control", "")
    return bool(
        response.cookies
        or request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
        or "HTTP_AUTHORIZATION" in request.META
        or has_vary_header(response, "Cookie")
        or "private" in kept
        or "no-store" in kept
    )


def _weaken(response) -> None:
    """Packed or not, it is the same page; but only a weak ETag may say so of different bytes."""
    etag = response.headers.get("ETag", "")
    if etag.startswith('"'):
        response.headers["ETag"] = f"W/{etag}"


def _has_ours(request, response) -> bool:
    """Whether the browser keeps a page under an ETag that we had weakened: then "unchanged" must name the same."""
    etag = response.headers.get("ETag", "")
    return bool(etag) and f"W/{etag}" in request.headers.get("If-None-Match", "")


def _pack(response, encoding: str, *, even_if_small: bool) -> None:
    body = response.content
    if encoding == "identity" or not body or (len(body) < SMALLEST and not even_if_small):
        return
    if response.headers.get("Content-Type", "").startswith("text/html"):
        body = without_margins(body)
    response.content = encode(body, encoding)
    response.headers["Content-Encoding"] = encoding
    response.headers["Content-Length"] = str(len(response.content))
