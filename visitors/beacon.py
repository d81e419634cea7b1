"""The other way to count: the page itself tells that it is shown, so that a cache may keep pages.

One address, ``/v/``, which answers before session, language and everything else. With the setting
VISITORS_COUNT=middleware it is there and counts nothing; with "beacon" nothing else counts.
"""

from django.http import HttpResponse, HttpResponseNotAllowed, UnreadablePostError
from django.middleware.security import SecurityMiddleware

from visitors import conf, messages, recorder, rules, seals, snapshot
from visitors.models import Reason

ADDRESS = "/v/"
"""Short and without a meaning: blockers refuse addresses that sound like counting."""
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
}
JSON = {"Content-Type": "application/json"}


class BeaconMiddleware:
    """Answer messages of pages, and hand on everything else."""

    def __init__(self, get_response):
        self.get_response = get_response
        self.security = SecurityMiddleware(get_response)
        self.headers: dict[bool, dict[str, str]] = {}

    def __call__(self, request):
        """Answer; a redirect to https would turn the message into a visit of this address."""
        if request.path_info != ADDRESS:
            return self.get_response(request)
        response = answer(request)
        for name, value in self._headers(request).items():
            response.headers[name] = value
        return response

    def _headers(self, request) -> dict[str, str]:
        is_secure = request.is_secure()
        if is_secure not in self.headers:
            usual = self.security.process_response(request, _nothing()).headers
            self.headers[is_secure] = HEADERS | dict(usual.items())
        return self.headers[is_secure]


def answer(request) -> HttpResponse:
    """Take a message. Whoever is not believed gets the same answer and learns nothing from it."""
    request.get_host()  # raises for a foreign name, which no later middleware would see
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if conf.in_force().by_message and take(request) and _wants_number(request) and (now := snapshot.read()):
        numbers = b'{"online": %d, "today": %d}' % (now.online, now.today)
        return HttpResponse(numbers, headers=JSON | {"Content-Length": str(len(numbers))})
    return _nothing()


def take(request) -> bool:
    """Note what a page tells; whether it was believed."""
    try:
        message = messages.believed(request)
    except UnreadablePostError:  # the reader has gone in the middle of it
        return False
    if message is None:
        recorder.note_drop(Reason.FORGED)
    elif message.kind == messages.HEARTBEAT:
        recorder.note_heartbeat(request.META, language=message.language)
    else:
        referrer = f"https://{message.host}/" if message.host else ""
        recorder.note_view(request.META, language=message.language, page=message.page, referrer=referrer)
    return message is not None


def seal_for(request) -> str:
    """What the page of this request has to print so that it can be counted; empty if nothing is to be printed."""
    language = rules.shown_language("GET", request.path_info, rules.OK, rules.HTML)
    if not conf.in_force().by_message or language is None:
        return ""
    return seals.sealed(rules.page_key(request, None), language)


def may_be_cached(request, response) -> bool:
    """Whether others may show this page for a while in our place, without hiding readers from the counter."""
    if not conf.in_force().by_message or rules.is_by_somebody(request.META):
        return False
    type_ = response.headers.get("Content-Type", "")
    return rules.shown_language(request.method, request.path_info, response.status_code, type_) is not None


def _nothing() -> HttpResponse:
    response = HttpResponse(status=204, content_type="text/plain")
    del response.headers["Content-Type"]
    return response


def _wants_number(request) -> bool:
    return "application/json" in request.META.get("HTTP_ACCEPT", "")
