"""What is noted of a request, whoever shows the page."""

import pytest

from tests.visitors.readers import BROWSER, FIREFOX, SKOPJE, page, request_for
from visitors import recorder, records, rules
from visitors.models import Reason
from visitors.records import Kind
from visitors.waiting import waiting_paths

STORY = "articles.article:42"
HTML = "text/html; charset=utf-8"
READER = {"REQUEST_METHOD": "GET", "REMOTE_ADDR": SKOPJE, "HTTP_USER_AGENT": FIREFOX, **BROWSER}


@pytest.fixture
def noted(spool):
    """A function that gives what was noted so far."""

    def read():
        recorder.finish()
        return [record for path in waiting_paths(spool) for record in records.read(path.read_bytes())[0]]

    return read


def kinds(found):
    return [(record.kind, record.reason) for record in found]


VIEW, WITHOUT_ID = (Kind.VIEW, 0), (Kind.VIEW_WITHOUT_ID, 0)


@pytest.mark.parametrize(
    ("headers", "status", "expected"),
    [
        ({}, 200, [VIEW]),
        ({}, 304, [VIEW]),
        ({"HTTP_RANGE": "bytes=0-99"}, 200, [VIEW]),  # the whole page was sent
        ({"HTTP_RANGE": "bytes=0-99"}, 206, []),
        *(({}, status, []) for status in (204, 301, 302, 307, 308, 400, 403, 404, 410, 429, 500, 503)),
        ({"REQUEST_METHOD": "HEAD"}, 200, [(Kind.DROP, Reason.HEAD)]),
        ({"REQUEST_METHOD": "HEAD"}, 404, []),
        *(({"REQUEST_METHOD": method}, 200, []) for method in ("POST", "PUT", "OPTIONS", "TRACE", "get", "")),
        ({"HTTP_SAVE_DATA": "on"}, 200, [VIEW]),
        ({"HTTP_SEC_GPC": "1"}, 200, [WITHOUT_ID]),
        ({"HTTP_DNT": "1"}, 200, [WITHOUT_ID]),
        ({"HTTP_DNT": "0"}, 200, [VIEW]),
        ({"HTTP_SEC_PURPOSE": "prefetch"}, 200, [(Kind.DROP, Reason.PREFETCH)]),
        ({"HTTP_SEC_PURPOSE": "prefetch;prerender"}, 200, [(Kind.DROP, Reason.PREFETCH)]),
        ({"HTTP_PURPOSE": "prefetch"}, 304, [(Kind.DROP, Reason.PREFETCH)]),
        ({"HTTP_X_PURPOSE": "preview"}, 200, [(Kind.DROP, Reason.PREFETCH)]),
        ({"HTTP_X_MOZ": "prefetch"}, 200, [(Kind.DROP, Reason.PREFETCH)]),
        ({"HTTP_USER_AGENT": ""}, 200, [(Kind.DROP, Reason.BOT)]),
        (
            {"HTTP_USER_AGENT": "Feedly/1.0 (+http://www.feedly.com/fetcher.html)"},
            200,
            [(Kind.DROP, Reason.BOT)],
        ),
        ({"HTTP_USER_AGENT": "WhatsApp/2.23.20.0 A"}, 200, [(Kind.DROP, Reason.BOT)]),
        ({"HTTP_COOKIE": "sid=abc"}, 200, [(Kind.DROP, Reason.STAFF)]),
        ({"HTTP_COOKIE": "tea=1; sid=abc"}, 304, [(Kind.DROP, Reason.STAFF)]),
        ({"HTTP_COOKIE": "sid="}, 200, [VIEW]),
        ({"HTTP_COOKIE": "inside=1; x=sid"}, 200, [VIEW]),
        ({"REMOTE_ADDR": "nonsense"}, 200, [(Kind.DROP, Reason.BAD_ADDRESS)]),
    ],
)
def test_a_page_cache_in_front_of_django_notes_what_it_sends(settings, noted, headers, status, expected):
    settings.SESSION_COOKIE_NAME = "sid"
    recorder.note_response(READER | headers, "/mk/x/", status=status, content_type=HTML, page=STORY)
    assert kinds(noted()) == expected


def test_without_a_user_agent_there_is_no_reader(noted):
    environ = {name: value for name, value in READER.items() if name != "HTTP_USER_AGENT"}
    recorder.note_response(environ, "/mk/x/", status=200, content_type=HTML, page=STORY)
    assert kinds(noted()) == [(Kind.DROP, Reason.BOT)]


def test_a_cache_and_django_note_the_same(noted):
    request = request_for("/mk/x/", HTTP_REFERER="https://www.time.mk/")
    recorder.record(request, page(STORY))
    recorder.note_response(request.META, "/mk/x/", status=200, content_type=HTML, page=STORY)
    first, arrival, second, other = noted()
    assert first._replace(at=0) == second._replace(at=0)
    assert arrival._replace(at=0) == other._replace(at=0)
    assert (first.page, first.language, first.country) == (STORY, "mk", "MK")


@pytest.mark.parametrize(
    "headers",
    [
        {}, {"HTTP_REFERER": "https://www.time.mk/"}, {"HTTP_SEC_GPC": "1"}, {"HTTP_USER_AGENT": "curl/8.14.1"},
        {"REQUEST_METHOD": "HEAD"}, {"REMOTE_ADDR": "2a02:e48::1"}, {"REMOTE_ADDR": "?"},
    ],
)  # fmt: skip
def test_a_cache_that_knows_its_pages_notes_the_same_with_fewer_questions(noted, headers):
    environ = READER | headers
    recorder.note_response(environ, "/mk/x/", status=200, content_type=HTML, page=STORY)
    recorder.note_page(environ, language="mk", page=STORY)
    found = [record._replace(at=0) for record in noted()]
    assert found[: len(found) // 2] == found[len(found) // 2 :]
    assert found


def test_a_cache_notes_nothing_where_pages_tell(settings, noted):
    settings.VISITORS_COUNT = "beacon"
    recorder.note_page(READER, language="mk", page=STORY)
    assert noted() == []


def test_a_page_that_cannot_be_noted_goes_out_all_the_same(noted, monkeypatch):
    monkeypatch.setattr("visitors.identity.numbers", None)
    recorder.note_page(READER, language="mk", page=STORY)
    assert kinds(noted()) == [(Kind.DROP, Reason.WRITE_FAILED)]


def test_a_page_that_opted_out_of_a_cache(noted):
    recorder.note_response(READER, "/mk/x/", status=200, content_type=HTML, page=STORY, counted=False)
    assert kinds(noted()) == [(Kind.DROP, Reason.OPTED_OUT)]


@pytest.mark.parametrize(
    "path", ["", "/", "//", "/mk", "mk/", "/MK/", "/xx/", "/m/", "/static/x/", "/mk%2F/x/"]
)
def test_only_addresses_under_a_language_are_pages(noted, path):
    recorder.note_response(READER, path, status=200, content_type=HTML, page=STORY)
    assert noted() == []


@pytest.mark.parametrize("type_", ["", "text/plain", "application/rss+xml", "text/calendar", "image/png"])
def test_only_html_is_a_page(type_):
    assert rules.shown_language("GET", "/mk/x/", 200, type_) is None


def test_what_a_script_tells_needs_no_page_in_its_own_request(noted):
    environ = READER | {
        "REQUEST_METHOD": "POST",
        "HTTP_ACCEPT": "*/*",
        "HTTP_REFERER": "http://testserver/mk/x/",
    }
    recorder.note_view(environ, language="mk", page=STORY, referrer="https://time.mk/")
    recorder.note_view(environ, language="mk", page="no key at all")
    view, arrival, without_page = noted()
    assert (view.kind, view.page, arrival.kind, arrival.page) == (Kind.VIEW, STORY, Kind.ARRIVAL, "time.mk")
    assert (without_page.kind, without_page.page) == (Kind.VIEW, "")


def test_a_heartbeat_knows_its_reader_and_nothing_else(noted):
    recorder.note_view(READER, language="mk", page=STORY)
    recorder.note_heartbeat(READER, language="mk")
    view, beat = noted()
    assert (beat.kind, beat.page, beat.reader) == (Kind.HEARTBEAT, "", view.reader)


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_SEC_GPC": "1"}, {"HTTP_USER_AGENT": "curl/8.14.1"}, {"HTTP_COOKIE": "sid=abc"}, {"REMOTE_ADDR": "?"},
        {"HTTP_SEC_PURPOSE": "prefetch"},
    ],
)  # fmt: skip
def test_a_heartbeat_of_nobody_is_not_noted_and_no_missing_view(settings, noted, headers):
    settings.SESSION_COOKIE_NAME = "sid"
    recorder.note_heartbeat(READER | headers, language="mk")
    assert noted() == []


def test_a_drop_with_a_reason(noted):
    recorder.note_drop(Reason.FORGED)
    assert kinds(noted()) == [(Kind.DROP, Reason.FORGED)]


def test_a_lost_heartbeat_is_no_lost_view(noted, monkeypatch):
    def no_space(*args):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr("os.write", no_space)
        recorder.note_heartbeat(READER)
        recorder.note_response(
            READER | {"HTTP_REFERER": "https://time.mk/"}, "/mk/x/", status=200, content_type=HTML, page=STORY
        )
    recorder.note_drop(Reason.FORGED)
    found = noted()
    assert kinds(found) == [(Kind.DROP, Reason.WRITE_FAILED), (Kind.DROP, Reason.FORGED)]
    assert [record.count for record in found] == [1, 1]


def test_noting_needs_no_database_and_no_socket(noted, monkeypatch):
    """Without the mark ``django_db`` every query would fail; and no socket can be made here."""
    monkeypatch.setattr("socket.socket", None)
    for _time in range(3):
        recorder.record(request_for("/mk/x/", HTTP_REFERER="https://time.mk/"), page(STORY))
    assert len(noted()) == 6
