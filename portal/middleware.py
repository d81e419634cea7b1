"""Headers and methods: believe forwarded ones only from our proxies, do what we can do, send what browsers need."""

from django.conf import settings
from django.http import HttpResponseNotAllowed

from prose.emails import protect_page
from visitors import addresses
from visitors.beacon import may_be_cached

PERMISSIONS = (
    "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), fullscreen=(self), "
    "geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()"
)
NEWSROOM = "/admin/"
ASK_EACH_TIME = "public, max-age=0, must-revalidate"
FOR_A_MINUTE = "public, max-age=0, s-maxage=30, stale-while-revalidate=30, stale-if-error=86400"
"""Shared caches may show a page for half a minute, and for another half while they fetch it anew: a correction is seen
everywhere within a minute. If we do not answer at all, they may show it for a day. Not `must-revalidate`, which would
forbid both. Browsers ask each time; those that know `stale-while-revalidate` count it from when we sent the page."""
FORWARDED = ("HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PORT", "HTTP_FORWARDED")
METHODS = ("GET", "HEAD", "POST")


class ForwardedHeadersMiddleware:
    """Drop forwarded headers that do not come from a trusted proxy, before anyone can believe them."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Answer a request whose forwarded headers can be believed."""
        if not comes_from_proxy(request.META.get("REMOTE_ADDR", "")):
            for header in FORWARDED:
                request.META.pop(header, None)
        return self.get_response(request)


def comes_from_proxy(peer: str) -> bool:
    """Whether a connection comes from one of our own proxies."""
    if not peer:  # a unix socket has no address; only our proxy can reach it
        return bool(settings.TRUSTED_PROXIES)
    address = addresses.parse_address(peer)
    return address is not None and addresses.is_trusted(address)


class MethodsMiddleware:
    """Show pages and take forms. Who asks for anything else (OPTIONS, TRACE, "get") has no page made for it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Answer a request that we can do, and say what we can do to others."""
        if request.META["REQUEST_METHOD"] not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        return self.get_response(request)


class AddressesMiddleware:
    """Put the e-mail addresses of a page for readers into words, in whichever field somebody wrote them."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Answer without a literal address."""
        response = self.get_response(request)
        is_html = response.headers.get("Content-Type", "").startswith("text/html")
        is_page = is_html and not request.path.startswith(NEWSROOM)
        if is_page and not response.streaming and _may_hold_address(response.content):
            response.content = protect_page(response.text)
        return response


def _may_hold_address(page: bytes) -> bool:
    """Whether there is a sign that could belong to an address. After a quotation mark it cannot: "@type" is JSON-LD."""
    return page.count(b"@") > page.count(b'"@')


class HeadersMiddleware:
    """Send what the browser should not do, and keep the newsroom out of caches and search engines."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Answer with the headers."""
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        if request.path.startswith(NEWSROOM):
            response.headers["Cache-Control"] = "private, no-store"
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
        else:
            # Django answers a mangled cookie with a new one; on a page that caches may keep, that is nobody's.
            response.cookies.clear()
            response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
            # Where we count what we send, a cache that answers in our place would hide readers from the counter.
            kept = FOR_A_MINUTE if may_be_cached(request, response) else ASK_EACH_TIME
            response.headers.setdefault("Cache-Control", kept)
        return response
