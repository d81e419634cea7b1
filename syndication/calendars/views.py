"""Answering for calendars: "you have it already" costs two small queries."""

from collections.abc import Callable
from functools import partial

from django.core.cache import cache
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, http_date, quote_etag
from django.views.decorators.http import require_safe

from events.models import Event
from prose.plain import one_line
from syndication.calendars import window, writing
from syndication.calendars.window import Stamp

TYPE = "text/calendar; charset=utf-8"
KEPT, A_DAY = "events-calendar-", 24 * 60 * 60
LONGEST = 80
NOT_IN_NAMES = str.maketrans(dict.fromkeys('/\\:*?"<>|%', " "))
HEADERS = {
    # Like feeds: public, the same for everybody, and calendars that run in a browser may fetch them too.
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Robots-Tag": "noindex",
}


@require_safe
def all_events(request):
    """The events of the paper, to subscribe to."""
    stamp = window.stamp_of_all()
    # Seconds of work for 500 events, and everybody's programs ask for the same file.
    return _answer(
        request, stamp, lambda: cache.get_or_set(KEPT + stamp.mark, partial(_all, stamp), A_DAY), "events"
    )


@require_safe
def one_event(request, slug):
    """One event, to be put into a calendar. There is none where the day is not known."""
    event = get_object_or_404(window.for_file(window.shown()), slug=slug)
    stamp = window.stamp_of(event)
    return _answer(request, stamp, lambda: writing.one_event(event), event.name or slug, as_attachment=True)


def _all(stamp: Stamp) -> bytes:
    return writing.all_events(list(window.for_file(Event.objects.filter(pk__in=stamp.events))))


def _answer(
    request, stamp: Stamp, write: Callable[[], bytes], name: str, *, as_attachment=False
) -> HttpResponse:
    etag, modified = quote_etag(stamp.mark), int(stamp.modified_at.timestamp())
    response = get_conditional_response(request, etag=etag, last_modified=modified)
    response = response or HttpResponse(write(), content_type=TYPE)
    for header, value in (HEADERS | {"ETag": etag, "Last-Modified": http_date(modified)}).items():
        response.headers[header] = value
    if response.status_code == 200:
        response.headers["Content-Disposition"] = content_disposition_header(as_attachment, file_name(name))
    response.count_visit = False
    return response


def file_name(name: str) -> str:
    """A name under which every system can keep the file, however the event is called."""
    plain = " ".join(one_line(name).translate(NOT_IN_NAMES).split()).strip(". ")
    return f"{plain[:LONGEST].strip('. ') or 'event'}.ics"
