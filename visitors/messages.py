"""What a page tells about itself: that it is being read, or that it is still open. Judged before it is believed."""

from typing import NamedTuple

from visitors import conf
from visitors.records import PAGE_LENGTH
from visitors.seals import NO_PAGE, is_sealed

LONGEST = 512
"""Bytes; the longest message that a page of ours can send has fewer."""
VIEW, HEARTBEAT = "view", "heartbeat"
LANGUAGE_LENGTH = 3


class Message(NamedTuple):
    """A page in a language and, for a reader who has just arrived, the host of the site that led here."""

    kind: str
    page: str
    language: str
    host: str = ""


def believed(request) -> Message | None:
    """The message in a request; None when no page of ours can have sent it. Never reads a long one."""
    if not is_from_our_pages(request) or not _is_short_text(request.META):
        return None
    return parse(request.read(LONGEST + 1))


def parse(body: bytes) -> Message | None:
    """Read ``kind page language seal [host]``; None unless every part is as our own script writes it."""
    try:
        kind, page, language, seal, *host = body.decode("ascii").split(" ")
    except ValueError:
        return None
    is_known = kind in {VIEW, HEARTBEAT} and len(body) <= LONGEST and len(host) <= 1
    is_in_size = len(page) <= PAGE_LENGTH and len(language) <= LANGUAGE_LENGTH
    page = "" if page == NO_PAGE else page
    if not (is_known and is_in_size and is_sealed(page, language, seal)):
        return None
    return Message(kind, page, language, *host)


def is_from_our_pages(request) -> bool:
    """Whether one of our own pages is asking. Only browsers are honest about it; for others there are the seals."""
    site = request.META.get("HTTP_SEC_FETCH_SITE")
    if site is not None:
        return site == "same-origin"
    # Old browsers, and new ones on a site without https, tell the origin alone.
    origin = request.META.get("HTTP_ORIGIN")
    return bool(origin) and origin in {conf.in_force().origin, f"{request.scheme}://{request.get_host()}"}


def _is_short_text(meta: dict) -> bool:
    length = meta.get("CONTENT_LENGTH") or ""
    is_short = (
        length.isascii()
        and length.isdecimal()
        and len(length) <= len(str(LONGEST))
        and 0 < int(length) <= LONGEST
    )
    return is_short and meta.get("CONTENT_TYPE", "").partition(";")[0].strip().lower() == "text/plain"
