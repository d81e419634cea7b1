"""The address to which pages tell that they are shown."""

import json
import logging

import pytest
from django.core.exceptions import DisallowedHost
from django.http import HttpResponse
from django.test import RequestFactory

from tests.visitors.readers import AMERICA, FIREFOX, PRISTINA, SKOPJE, fold, page, request_for
from visitors import beacon, figures, recorder, records, snapshot
from visitors.middleware import CountVisitsMiddleware
from visitors.models import CountryTotal, DayTotal, DropDay, PageTotal, Reason
from visitors.pen import Pen
from visitors.records import Kind
from visitors.seals import sealed

pytestmark = pytest.mark.django_db
STORY = sealed("articles.article:42", "mk")
GOOGLEBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"


@pytest.fixture(autouse=True)
def by_message(settings):
    settings.VISITORS_COUNT = "beacon"


def tell(
    body=f"view {STORY}",
    *,
    address=SKOPJE,
    agent=FIREFOX,
    method="post",
    content_type="text/plain",
    **headers,
):
    """Send a message as our script does."""
    headers = {
        "HTTP_SEC_FETCH_SITE": "same-origin",
        "REMOTE_ADDR": address,
        "HTTP_USER_AGENT": agent,
    } | headers
    request = RequestFactory().generic(method.upper(), "/v/", body, content_type=content_type, **headers)
    return beacon.BeaconMiddleware(lambda _request: HttpResponse("another page"))(request)


def dropped():
    fold()
    return {Reason(row.reason): row.count for row in DropDay.objects.all()}


def test_a_view_is_counted_for_its_page_and_language(django_assert_num_queries):
    with django_assert_num_queries(0):
        response = tell()
    assert (response.status_code, response.content) == (204, b"")
    assert fold() == 1
    assert list(PageTotal.objects.values_list("page", "language", "readers", "views")) == [
        ("articles.article:42", "mk", 1, 1)
    ]
    assert list(CountryTotal.objects.values_list("country", "visitors")) == [("MK", 1)]
    assert figures.totals().visits == figures.online_now() == 1


def test_a_heartbeat_keeps_a_reader_online_and_counts_for_nothing_else():
    tell()
    fold()
    tell(f"heartbeat {STORY}")
    tell(f"heartbeat {STORY}", address=AMERICA)
    fold()
    totals = figures.totals()
    assert (totals.views, totals.visits, totals.visitors, figures.online_now()) == (1, 1, 1, 2)
    assert PageTotal.objects.get().views == 1


def test_an_arrival_names_the_site_and_our_own_name_is_none(spool):
    tell(f"view {STORY} www.example.org", address=SKOPJE)
    tell(f"view {STORY} testserver", address=PRISTINA)
    tell(f"view {STORY} <script>", address=AMERICA)
    recorder.finish()
    (file,) = spool.iterdir()
    arrivals = [each.page for each in records.read(file.read_bytes())[0] if each.kind == Kind.ARRIVAL]
    assert arrivals == ["example.org"]


def test_a_page_without_a_key_counts_for_its_language():
    tell(f"view {sealed('', 'mk')}")
    fold()
    assert figures.totals().views == 1
    assert not PageTotal.objects.exists()


def test_readers_are_told_apart_as_on_the_other_way(settings):
    for address in (SKOPJE, PRISTINA, AMERICA, SKOPJE):
        tell(address=address)
    settings.VISITORS_COUNT = "middleware"
    CountVisitsMiddleware(lambda _request: page())(request_for("/mk/"))
    fold()
    totals = figures.totals()
    assert (totals.views, totals.visitors) == (5, 3)


def test_a_heartbeat_is_noted_as_what_it_is(spool):
    tell()
    tell(f"heartbeat {STORY}")
    recorder.finish()
    (file,) = spool.iterdir()
    (view, heartbeat), damaged = records.read(file.read_bytes())
    assert (view.kind, heartbeat.kind, damaged) == (Kind.VIEW, Kind.HEARTBEAT, 0)
    assert view.reader == heartbeat.reader


@pytest.mark.parametrize(
    ("kwargs", "reason"),
    [
        ({"HTTP_SEC_FETCH_SITE": "cross-site"}, Reason.FORGED),
        ({"body": "view articles.article:43 mk " + STORY.split(" ")[2]}, Reason.FORGED),
        ({"body": "x" * 513}, Reason.FORGED),
        ({"body": ""}, Reason.FORGED),
        ({"content_type": "application/json"}, Reason.FORGED),
        ({"HTTP_SEC_PURPOSE": "prefetch;prerender"}, Reason.PREFETCH),
        ({"HTTP_COOKIE": "sid=x"}, Reason.STAFF),
        ({"agent": GOOGLEBOT}, Reason.BOT),
        ({"agent": ""}, Reason.BOT),
        ({"address": "nonsense"}, Reason.BAD_ADDRESS),
    ],
)
def test_what_is_not_counted_says_why_and_gets_the_same_answer(kwargs, reason):
    response = tell(**kwargs)
    assert (response.status_code, response.content) == (204, b"")
    assert dropped() == {reason: 1}
    assert not DayTotal.objects.filter(views__gt=0).exists()
    assert not PageTotal.objects.exists()


@pytest.mark.parametrize("kwargs", [{"agent": GOOGLEBOT}, {"HTTP_COOKIE": "sid=x"}, {"HTTP_SEC_GPC": "1"}])
def test_a_heartbeat_of_somebody_who_is_not_online_leaves_nothing(kwargs):
    tell(f"heartbeat {STORY}", **kwargs)
    assert fold() == 0


@pytest.mark.parametrize("wish", [{"HTTP_SEC_GPC": "1"}, {"HTTP_DNT": "1"}])
def test_who_asks_not_to_be_recognised_is_counted_without_a_number(wish):
    tell(**wish)
    tell(**wish)
    fold()
    row = DayTotal.objects.get()
    assert (row.views, row.without_id, row.visitors) == (2, 2, 0)
    assert figures.online_now() == 0


@pytest.mark.parametrize("method", ["get", "head", "put", "delete", "options", "patch"])
def test_only_post(method):
    response = tell(method=method)
    assert (response.status_code, response.headers["Allow"]) == (405, "POST")
    assert fold() == 0


def test_never_both(settings):
    """One reader opens a page, and the page tells so: in either way this is one view."""
    for way in ("middleware", "beacon"):
        settings.VISITORS_COUNT = way
        CountVisitsMiddleware(lambda _request: page())(request_for("/mk/"))
        assert tell().status_code == 204
        assert fold() == 1
    assert figures.totals().views == 2


def test_the_other_way_says_nothing_about_messages(settings):
    settings.VISITORS_COUNT = "middleware"
    for body in (f"view {STORY}", f"heartbeat {STORY}", "forged"):
        assert tell(body, HTTP_ACCEPT="application/json").status_code == 204
    assert fold() == 0


def test_pages_that_are_sent_leave_no_trace_where_pages_tell():
    for agent in (FIREFOX, GOOGLEBOT):
        CountVisitsMiddleware(lambda _request: page())(request_for("/mk/", agent=agent))
    assert fold() == 0


def test_who_asks_gets_the_number_of_readers(spool, django_assert_num_queries):
    tell()
    fold()
    assert tell(HTTP_ACCEPT="application/json").status_code == 204, "no number is known yet"
    snapshot.write(spool)
    with django_assert_num_queries(0):
        response = tell(HTTP_ACCEPT="application/json")
    assert response.headers["Content-Type"] == "application/json"
    assert json.loads(response.content) == {"online": 1, "today": 1}
    assert tell(HTTP_ACCEPT="*/*").status_code == 204
    assert tell("forged", HTTP_ACCEPT="application/json").status_code == 204


@pytest.mark.parametrize("method", ["post", "get"])
def test_nothing_may_keep_the_answer(settings, method):
    settings.SECURE_HSTS_SECONDS = 3600
    settings.SECURE_SSL_REDIRECT = True
    headers = tell(method=method, **{"wsgi.url_scheme": "https"}).headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Strict-Transport-Security"].startswith("max-age=3600")
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "Set-Cookie" not in headers
    assert "Vary" not in headers


def test_other_addresses_are_handed_on():
    middleware = beacon.BeaconMiddleware(lambda _request: HttpResponse("another page"))
    for path in ("/v", "/v/x", "/mk/v/", "/"):
        assert middleware(RequestFactory().post(path)).content == b"another page"


def test_a_foreign_host_is_refused(settings):
    settings.ALLOWED_HOSTS = ["news.example.org"]
    with pytest.raises(DisallowedHost):
        tell(HTTP_HOST="evil.example")


def test_a_fault_of_the_counting_is_not_the_readers(monkeypatch, caplog):
    def fail(*_args):
        raise RuntimeError("a fault")

    monkeypatch.setattr(Pen, "put", fail)
    with caplog.at_level(logging.ERROR):
        assert tell().status_code == 204
    assert "could not be counted" in caplog.text


def test_a_seal_is_printed_only_where_pages_tell(settings):
    story = request_for("/mk/articles/x/")
    story.page_key = "articles.article:42"
    assert beacon.seal_for(story) == STORY
    assert beacon.seal_for(request_for("/mk/")) == sealed("", "mk")
    assert beacon.seal_for(request_for("/admin/")) == ""
    settings.VISITORS_COUNT = "middleware"
    assert beacon.seal_for(story) == ""


@pytest.mark.parametrize(
    ("way", "path", "status", "headers", "expected"),
    [
        ("beacon", "/mk/", 200, {}, True),
        ("beacon", "/mk/", 304, {}, True),
        ("beacon", "/mk/", 404, {}, False),
        ("beacon", "/mk/", 410, {}, False),
        ("beacon", "/health/live", 200, {}, False),
        ("beacon", "/mk/", 200, {"HTTP_COOKIE": "sid=x"}, False),
        ("beacon", "/mk/", 200, {"HTTP_AUTHORIZATION": "Basic x"}, False),
        ("middleware", "/mk/", 200, {}, False),
    ],
)
def test_what_others_may_keep(settings, way, path, status, headers, expected):
    settings.VISITORS_COUNT = way
    assert beacon.may_be_cached(request_for(path, **headers), page(status=status)) is expected
