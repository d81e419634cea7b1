"""The outermost middleware: says of an answer whether it may be kept, and what it was made of.

It stands around everything that still changes an answer, so that what it judges is what readers get.
"""

from django.conf import settings

from portal.compression import is_for_one_reader
from portal.freshness.keys import keys_of
from portal.freshness.meaning import EVERYTHING
from portal.page_cache.keep import CLEAN, KEEP, Keep
from visitors import rules

LONGEST_HEADER = 8000
KEPT_STATUSES = frozenset((200, 301, 302, 308, 404, 410))
VARIES_BY = frozenset(("", "accept-encoding", "accept-language"))
"""What an answer may depend on: how it is packed, and, where the address says no language, which one it greets in."""


class MarkingMiddleware:
    """Stands around all other middleware."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        """Answer; what belongs to one person is marked as hers, what the cache has asked for as everybody's."""
        response = self.get_response(request)
        if CLEAN in request.META:
            request.META[KEEP] = keep = keep_of(request, response)
            if settings.SURROGATE_KEYS and keep.stays:
                response.headers["Surrogate-Key"] = surrogate_key(keep.keys)
        elif rules.is_by_somebody(request.META):
            response.headers["Cache-Control"] = "private, no-store"
        return response


def keep_of(request, response) -> Keep:
    """What the cache needs to know of an answer."""
    type_ = response.headers.get("Content-Type", "")
    return Keep(
        keys=keys_of(request, response),
        page=rules.page_key(request, response),
        language=rules.shown_language("GET", request.path_info, response.status_code, type_) or "",
        counted=getattr(response, "count_visit", True) is not False,
        stays=may_stay(request, response),
    )


def surrogate_key(keys: frozenset[str]) -> str:
    """The keys for a CDN that can be told to forget by key; a page of too many falls with every change."""
    text = " ".join(sorted(keys))
    return text if len(text) <= LONGEST_HEADER else EVERYTHING


def may_stay(request, response) -> bool:
    """Whether an answer is the same for everybody. Whatever hints at one person says no."""
    headers = response.headers
    varies = {name.strip().lower() for name in headers.get("Vary", "").split(",")}
    return not (
        response.status_code not in KEPT_STATUSES
        or response.streaming
        or is_for_one_reader(request, response)
        or "Content-Encoding" in headers
        or "'nonce-" in headers.get("Content-Security-Policy", "")
        or varies - VARIES_BY
    )
