"""What counts as a view of a page, and why anything else does not. The rules in words: docs/counting.md."""

from collections.abc import Mapping
from functools import lru_cache

from django.http import parse_cookie

from visitors import bots, conf
from visitors.models import Reason
from visitors.records import is_page_key

OK, NOT_MODIFIED, HTML = 200, 304, "text/html"


def shown_language(method: str, path: str, status: int, content_type: str) -> str | None:
    """The language of the page that was shown: a successful GET (or HEAD) of HTML under a language; else None."""
    if method not in {"GET", "HEAD"} or status not in {OK, NOT_MODIFIED}:
        return None
    language = path[1 : path.find("/", 1)]
    if language not in conf.in_force().languages:
        return None
    # "You have it already" carries no type; of our addresses only pages end in a slash.
    is_page = path.endswith("/") if status == NOT_MODIFIED else content_type.startswith(HTML)
    return language if is_page else None


def refusal(environ: Mapping, *, counted: bool = True, navigation: bool = True) -> Reason | None:
    """Why a view is not counted, None if it is. The cheap questions come first.

    ``navigation`` is false for what a script of ours sends: it does not ask for a page.
    """
    if environ.get("REQUEST_METHOD") == "HEAD":
        return Reason.HEAD
    if not counted:
        return Reason.OPTED_OUT
    if bots.is_prefetch(environ):
        return Reason.PREFETCH
    if "HTTP_COOKIE" in environ and is_staff(environ["HTTP_COOKIE"]):
        return Reason.STAFF
    user_agent = environ.get("HTTP_USER_AGENT", "")
    if bots.is_bot(user_agent) or bots.behaves_like_a_program(environ, user_agent, navigation=navigation):
        return Reason.BOT
    return None


def is_staff(cookies: str) -> bool:
    """Only the newsroom ever gets a session cookie. Reading the session itself would cost a query and a Vary."""
    name = conf.in_force().session_cookie
    return name in cookies and bool(parse_cookie(cookies).get(name))


def is_by_somebody(environ: Mapping) -> bool:
    """Whether a request may be one of the newsroom: what is answered is then meant for one person."""
    return "HTTP_AUTHORIZATION" in environ or is_staff(environ.get("HTTP_COOKIE", ""))


def page_key(request, response) -> str:
    """The key that the view gave its page, else one made of the URL's name: ``portal.front:0``.

    A view writes it on the request, so that the page can print it (visitors/seals.py), or on the response.
    """
    key = getattr(response, "page_key", None) or getattr(request, "page_key", None)
    if key is None and (match := getattr(request, "resolver_match", None)) and match.url_name:
        key = f"{match.view_name.replace(':', '.').replace('-', '_')}:0"
    return proper_key(key)


def proper_key(key: object) -> str:
    """The key of a page, or nothing if it has not the form of one: then the view counts for no page."""
    return key if isinstance(key, str) and _is_page_key(key) else ""


_is_page_key = lru_cache(maxsize=4096)(is_page_key)
