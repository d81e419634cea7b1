import itertools

import pytest
import time_machine

from tests.visitors.readers import AMERICA, PRISTINA, SAFARI, SKOPJE, fold, page, read, request_for
from visitors import figures, recorder
from visitors.middleware import CountVisitsMiddleware
from visitors.models import CountryDay, CountryTotal, DayTotal, HourTotal, PageTotal, Reason

pytestmark = pytest.mark.django_db


def one_day():
    return DayTotal.objects.values_list("views", "visits", "visitors", "without_id").get()


def drops():
    return {figure.reason: figure.count for figure in figures.drops()}


def show(request, response):
    return CountVisitsMiddleware(lambda _request: response)(request)


def test_a_page_is_counted_with_its_key_language_and_country():
    response = page()
    assert show(request_for("/mk/articles/x/"), response) is response
    assert fold() == 1
    assert one_day() == (1, 1, 1, 0)
    assert list(CountryTotal.objects.values_list("country", "visitors", "views")) == [("MK", 1, 1)]
    totals = PageTotal.objects.values_list("language", "page", "readers", "views")
    assert list(totals) == [("mk", "articles.article:42", 1, 1)]


def test_noting_a_page_asks_the_database_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        read()
        read()


@pytest.mark.parametrize(
    ("path", "method", "response"),
    [
        ("/en/", "post", page()),
        ("/en/", "options", page()),
        ("/admin/", "get", page()),
        ("/static/x.css", "get", page()),
        ("/xx/", "get", page()),
        ("/en/", "get", page(status=301)),
        ("/en/", "get", page(status=404)),
        ("/en/", "get", page(status=410)),
        ("/en/", "get", page(status=500)),
        ("/en/x.csv", "get", page(content_type="text/csv")),
        ("/en/calendar.ics", "get", page(status=304, content_type="")),
    ],
)
def test_what_is_no_page_is_not_even_noted(spool, path, method, response):
    show(request_for(path, method=method), response)
    assert list(spool.iterdir()) == []


@pytest.mark.parametrize(
    ("reason", "request_kwargs", "response"),
    [
        (Reason.HEAD, {"method": "head"}, page()),
        (Reason.PREFETCH, {"HTTP_SEC_PURPOSE": "prefetch;prerender"}, page()),
        (Reason.PREFETCH, {"HTTP_PURPOSE": "prefetch"}, page()),
        (Reason.STAFF, {"HTTP_COOKIE": "sid=abc"}, page()),
        (Reason.BOT, {"agent": "curl/8.14.1"}, page()),
        (Reason.BOT, {"agent": ""}, page()),
        (Reason.BAD_ADDRESS, {"address": "nonsense"}, page()),
    ],
)
def test_who_is_not_counted_is_counted_by_reason(settings, reason, request_kwargs, response):
    settings.SESSION_COOKIE_NAME = "sid"
    show(request_for(**request_kwargs), response)
    fold()
    assert drops() == {reason: 1}
    assert not DayTotal.objects.exists()


def test_a_view_can_opt_out():
    response = page()
    response.count_visit = False
    show(request_for(), response)
    fold()
    assert drops() == {Reason.OPTED_OUT: 1}


def test_the_session_is_never_touched():
    request = request_for(HTTP_COOKIE="sid=abc")
    response = show(request, page())
    assert not hasattr(request, "session")
    assert "Vary" not in response.headers
    assert not response.cookies


def test_a_page_that_the_browser_has_already_is_counted():
    show(request_for("/en/articles/x/"), page(status=304, content_type=""))
    fold()
    assert one_day() == (1, 1, 1, 0)


@pytest.mark.parametrize("key", [None, 42, "javascript:alert(1)", "a.b:" + "9" * 60, "<script>.x:1"])
def test_a_page_without_a_proper_key_is_a_view_of_no_page(key):
    read(key=key)
    fold()
    assert one_day() == (1, 1, 1, 0)
    assert not PageTotal.objects.exists()


@pytest.mark.parametrize(
    ("name", "key"), [("portal:front", "portal.front:0"), ("now-and-then", "now_and_then:0")]
)
def test_a_page_without_a_key_gets_one_from_its_address(name, key):
    request = request_for()
    app, _colon, url_name = name.rpartition(":")
    request.resolver_match = type("Match", (), {"view_name": name, "url_name": url_name})
    recorder.record(request, page(key=None))
    fold()
    assert list(PageTotal.objects.values_list("page", flat=True)) == ([key] if app else [])


def test_a_failure_of_the_counting_never_costs_the_page(monkeypatch, caplog):
    monkeypatch.setattr("visitors.rules.refusal", lambda *args: 1 / 0)
    response = page()
    assert show(request_for(), response) is response
    assert "could not be counted" in caplog.text


def test_reloading_makes_views_but_one_visitor_one_visit_and_one_reader_of_the_page():
    for _ in range(5):
        read()
    fold()
    read()
    fold()
    assert one_day() == (6, 1, 1, 0)
    assert figures.popular("en") == [figures.PageFigure("articles.article:42", 1, 6)]


def test_readers_differ_by_address_or_browser():
    for address, agent in itertools.product((SKOPJE, AMERICA), (SAFARI, SAFARI + "/2")):
        read(address=address, agent=agent)
    fold()
    assert one_day() == (4, 4, 4, 0)


def test_one_network_of_ipv6_is_one_reader():
    for address in ("2a00:1450:4001::1", "2a00:1450:4001::2", "2a00:1450:4001:1::1"):
        read(address=address)
    fold()
    assert one_day()[2] == 2


def test_ipv4_written_as_ipv6_is_the_same_reader():
    read(address=SKOPJE)
    read(address=f"::ffff:{SKOPJE}")
    fold()
    assert one_day()[2] == 1


def test_popularity_is_kept_apart_by_language():
    read("/en/")
    read("/mk/")
    read("/mk/", address=AMERICA)
    fold()
    assert [figure.views for figure in figures.popular("mk")] == [2]
    assert [figure.views for figure in figures.popular("en")] == [1]
    assert one_day()[2] == 2


@pytest.mark.parametrize("header", ["HTTP_SEC_GPC", "HTTP_DNT"])
def test_who_asks_not_to_be_recognised_is_a_view_without_a_visitor(header):
    read(**{header: "1"})
    read(**{header: "1"})
    fold()
    assert one_day() == (2, 0, 0, 2)
    assert figures.online_now() == 0
    assert figures.popular("en") == []
    assert list(PageTotal.objects.values_list("readers", "views")) == [(0, 2)]
    assert list(CountryTotal.objects.values_list("country", "visitors", "views")) == [("MK", 0, 2)]


def read_from(country, moment, monkeypatch):
    monkeypatch.setattr("visitors.geo.country", lambda address: country)
    with time_machine.travel(f"2026-11-21 {moment}+00:00", tick=False):
        read()
        fold()


def test_a_reader_keeps_the_country_of_the_earliest_page(monkeypatch):
    read_from("MK", "09:00:00", monkeypatch)
    read_from("AL", "09:01:00", monkeypatch)
    assert set(CountryDay.objects.values_list("country", "visitors", "views")) == {("MK", 1, 2)}
    read_from("XK", "08:59:00", monkeypatch)
    by_country = [figure for figure in figures.countries() if figure.visitors or figure.views]
    assert by_country == [figures.CountryFigure("XK", 1, 3)]
    read_from("TR", "08:59:00", monkeypatch)
    read_from("RS", "08:59:00", monkeypatch)
    assert set(CountryTotal.objects.filter(views__gt=0).values_list("country", "visitors", "views")) == {
        ("RS", 1, 5)
    }


def test_the_countries_of_a_day_add_up_to_its_visitors():
    for number, address in itertools.product(range(4), (SKOPJE, PRISTINA, AMERICA, "10.0.0.1")):
        read(address=address, agent=f"{SAFARI}/{number}")
        if number == 2:
            fold()
    fold()
    by_country = {figure.code: figure.visitors for figure in figures.countries()}
    assert by_country == {"MK": 4, "XK": 4, "US": 4, "ZZ": 4}
    assert sum(by_country.values()) == one_day()[2] == 16


def test_half_an_hour_of_silence_begins_a_new_visit():
    with time_machine.travel("2026-11-21 09:00:00+00:00", tick=False) as clock:
        for minutes, visits in ((29, 1), (30, 1), (31, 1), (0, 2)):
            read()
            fold()
            assert one_day()[1] == visits
            clock.shift(minutes * 60)
    assert one_day() == (4, 2, 1, 0)
    assert HourTotal.objects.count() == 2


def test_pages_of_one_reader_may_arrive_in_any_order():
    with time_machine.travel("2026-11-21 09:10:00+00:00", tick=False):
        read()
        fold()
    with time_machine.travel("2026-11-21 09:00:00+00:00", tick=False):
        read()
        fold()
    assert one_day() == (2, 1, 1, 0)


def test_ten_thousand_hits_of_one_client_count_once_in_the_popular_list():
    for _ in range(300):
        read(key="articles.article:7")
    for number in range(2):
        read(agent=f"{SAFARI}/{number}")
    fold()
    assert [(figure.page_key, figure.views) for figure in figures.popular("en")] == [
        ("articles.article:42", 2),
        ("articles.article:7", 1),
    ]
