"""The one place where views are noted, whoever shows the page: Django, a page cache in front of it or a script.

No database and no socket: a note is written to a file of this process (`spool.py`) before the response leaves,
so that every page that a reader received is noted even if the process is killed right after.

Every function here takes the ``environ`` of WSGI, of which Django's ``request.META`` is one. None of them
raises: a reader gets the page even if counting it fails in a way nobody has thought of.
"""

import logging
import time
import traceback
from collections.abc import Callable, Mapping
from functools import wraps

from visitors import addresses, bots, conf, geo, identity, referrers, rules
from visitors.models import Reason
from visitors.pen import desk
from visitors.recent import Sender, key_of, recent
from visitors.records import NO_NUMBER, NO_NUMBERS, Kind, Record, packed, texts

logger = logging.getLogger(__name__)
VIEW, WITHOUT_ID, HEARTBEAT, ARRIVAL = map(
    int, (Kind.VIEW, Kind.VIEW_WITHOUT_ID, Kind.HEARTBEAT, Kind.ARRIVAL)
)


def _never_raises(function: Callable) -> Callable:
    @wraps(function)
    def careful(*args, **kwargs) -> None:
        try:
            function(*args, **kwargs)
        except Exception as error:  # noqa: BLE001
            _report(error)

    return careful


@_never_raises
def record(request, response) -> None:
    """Note that Django is sending a response, unless pages tell themselves that they are shown."""
    if conf.in_force().by_message:
        return
    path, status, type_ = request.path_info, response.status_code, response.headers.get("Content-Type", "")
    language = rules.shown_language(request.method, path, status, type_)
    if language is not None:
        counted = getattr(response, "count_visit", True) is not False
        _note_view(request.META, language, rules.page_key(request, response), counted=counted)


@_never_raises
def note_response(
    environ: Mapping, path: str, *, status: int, content_type: str, page: str, counted: bool = True
) -> None:
    """Note that somebody else, such as a page cache, is sending a response; decides whether it is a page.

    ``path`` begins with the language, ``page`` is the page key; ``counted`` is false for a page that opted out.
    Counts nothing where pages tell themselves that they are shown: they do so from any cache.
    """
    if conf.in_force().by_message:
        return
    language = rules.shown_language(environ["REQUEST_METHOD"], path, status, content_type)
    if language is not None:
        _note_view(environ, language, rules.proper_key(page), counted=counted)


def note_page(environ: Mapping, *, language: str, page: str, counted: bool = True) -> None:
    """Like `note_response`, for what a page cache knows to be a page: it asked `rules` as it kept the page."""
    try:
        if not conf.in_force().by_message:
            _note_view(environ, language, page, counted=counted)
    except Exception as error:  # noqa: BLE001  as in `_never_raises`, which takes as long as reading a header
        _report(error)


@_never_raises
def note_view(environ: Mapping, *, language: str, page: str, referrer: str | None = None) -> None:
    """Note that a page is in front of its reader, as a script in the page says.

    ``referrer`` is the address that the script names in place of the header, which names our own page.
    """
    _note_view(environ, language, rules.proper_key(page), referrer=referrer or "", navigation=False)


@_never_raises
def note_heartbeat(environ: Mapping, *, language: str = "") -> None:
    """Note that a page is still open in front of its reader. Who is not counted is left out without a word."""
    if rules.refusal(environ, navigation=False) is not None or bots.wants_no_identifier(environ):
        return
    address = addresses.client_address(environ)
    if address is not None:
        at, country = int(time.time()), _country(environ, address)
        numbers = _numbers(environ, address, at)
        # A heartbeat is no view: without it nothing is missing in the figures.
        desk.pen().put(packed(HEARTBEAT, at, numbers, texts(language, country, "")), at, views=0)


@_never_raises
def note_drop(reason: Reason) -> None:
    """Note that something was not counted, and why."""
    desk.pen().write(Record(Kind.DROP, int(time.time()), reason=reason))


def write(note: Record, *more: Record) -> bool:
    """Append records to the spool of this process in one piece; False if they are lost (and counted as lost)."""
    return desk.pen().write(note, *more)


def finish() -> None:
    """Give away what this process has written so far, so that it can be counted at once."""
    desk.finish()


def _note_view(
    environ: Mapping,
    language: str,
    page: str,
    *,
    counted: bool = True,
    referrer: str | None = None,
    navigation: bool = True,
) -> None:
    at = int(time.time())
    key = key_of(environ) if counted and navigation else None
    sender = recent.known(key, at)
    if sender is None:
        reason = rules.refusal(environ, counted=counted, navigation=navigation)
        sender = _sender(environ, at) if reason is None else None
        if sender is None:
            desk.pen().write(Record(Kind.DROP, at, reason=reason or Reason.BAD_ADDRESS))
            return
        recent.know(key, sender)
    numbers, country = sender
    if numbers is NO_NUMBERS:
        desk.pen().put(packed(WITHOUT_ID, at, numbers, texts(language, country, page)), at)
        return
    data = packed(VIEW, at, numbers, texts(language, country, page))
    told = environ.get("HTTP_REFERER") if referrer is None else referrer
    if told and (host := referrers.host_of(told, environ)):
        data += packed(ARRIVAL, at, _without_earlier(numbers), texts(language, country, host))
    desk.pen().put(data, at)


def _sender(environ: Mapping, at: int) -> Sender | None:
    """Who sends this and from which country; None if the address cannot be read."""
    address = addresses.client_address(environ)
    if address is None:
        return None
    is_nobody = bots.wants_no_identifier(environ)
    return Sender(NO_NUMBERS if is_nobody else _numbers(environ, address, at), _country(environ, address))


def _numbers(environ: Mapping, address: bytes, at: int) -> bytes:
    return identity.numbers(address, environ.get("HTTP_USER_AGENT", "")[: bots.LONGEST_BROWSER], at)


def _without_earlier(numbers: bytes) -> bytes:
    return numbers[: len(NO_NUMBER)] + NO_NUMBER + numbers[2 * len(NO_NUMBER) :]


def _country(environ: Mapping, address: bytes) -> str:
    return geo.named_country(environ) or geo.country(address)


def _report(error: Exception) -> None:
    # Where it happened, but not its message: that may repeat what a stranger has sent.
    where = "".join(traceback.format_tb(error.__traceback__))
    logger.error("A page could not be counted (%s):\n%s", type(error).__name__, where)
    try:
        desk.pen().write(Record(Kind.DROP, int(time.time()), reason=Reason.WRITE_FAILED))
    except Exception as again:  # noqa: BLE001
        logger.error("Nor could that be noted (%s).", type(again).__name__)
