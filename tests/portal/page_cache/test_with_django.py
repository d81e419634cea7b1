"""The cache before the real portal: every page in its usual dress, once rendered, each time counted."""

import gzip

import pytest
import time_machine
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import OperationalError, close_old_connections
from django.test import Client
from django.utils import timezone

from portal.compression import without_margins
from portal.views import front
from tests.factories import UserFactory
from tests.portal.full_paper import full_paper
from tests.portal.page_cache.front_door import FrontDoor
from tests.portal.page_types import LIGHT, PAGES
from tests.portal.paper import paper
from visitors import recorder, records
from visitors.records import Kind
from visitors.waiting import waiting_paths

pytestmark = pytest.mark.django_db
OF_PACKING = ("etag", "vary", "content-length", "content-encoding")
FILES = (
    "/mk/feed.xml", "/mk/feed.atom", "/mk/feed.json", "/mk/sections/culture/feed.xml", "/sitemap.xml", "/robots.txt",
    "/sitemap-pages.xml", "/mk/news-sitemap.xml", "/mk/events/calendar.ics", "/mk/articles/everything.ninjs.json",
    "/mk/manifest.webmanifest", "/visitors/flag-counter.svg?columns=3", "/sw.js",
    "/mk/statistics.csv", "/mk/statistics.csv?table=countries", "/api/v1/editions?language=mk&full=true",
    "/api/v1/people?language=mk", "/api/v1/events?language=mk", "/mk/search/description.xml",
    "/.well-known/security.txt", "/favicon.ico",
)  # fmt: skip


@pytest.fixture
def portal(clock):
    """The cache before the whole portal, which leaves the connection of the test open."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield FrontDoor(WSGIHandler())
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def django(portal):
    """The whole portal without a cache."""
    bare = FrontDoor()
    bare.cache = WSGIHandler()
    return bare


def dress(headers) -> dict:
    return {name.lower(): value for name, value in headers.items() if name.lower() not in OF_PACKING}


def in_the_same_minute(moment):
    """The same page, made anew at another second, must keep its mark."""
    return moment.replace(second=59 - moment.second)


def test_every_page_is_the_one_that_django_makes(portal, django, django_assert_num_queries):
    full_paper()
    now = timezone.now()
    with time_machine.travel(now, tick=False) as moments:
        for page in (*PAGES, *LIGHT):
            address = page.address("mk")
            moments.move_to(now)
            told = portal.get(address, cookie="theme=dark; script=cyrl")
            moments.move_to(in_the_same_minute(now))
            fresh = django.get(address)
            assert (address, told.status, dress(told.headers)) == (address, page.status, dress(fresh.headers))
            assert without_margins(told.body) == without_margins(fresh.body), address
            assert "set-cookie" not in told.headers
            assert "cookie" not in told.headers.get("vary", "").lower()
            assert b"csrf" not in told.body
            if page.route.rpartition(":")[2] != "search":
                with django_assert_num_queries(0):
                    again = portal.get(address, accept_encoding="gzip")
                assert (address, gzip.decompress(again.body)) == (address, told.body)


def test_every_file_is_the_one_that_django_makes(portal, django, django_assert_num_queries):
    full_paper()
    with time_machine.travel(timezone.now(), tick=False):
        for path in FILES:
            told, fresh, head = portal.get(path), django.get(path), django.get(path, method="HEAD")
            assert (path, head.status) == (path, fresh.status)
            assert (path, told.status, told.body) == (path, fresh.status, fresh.body)
            assert (path, dress(told.headers)) == (path, dress(fresh.headers))
            with django_assert_num_queries(0):
                assert portal.get(path).body == told.body
    assert portal.cache.figures.renders == len(FILES)


@pytest.mark.parametrize("path", ["/sr/cyrl/", "/sr/cyrl/lite/", "/sr/cyrl/articles/newest/"])
def test_serbian_in_cyrillic_is_a_page_of_its_own(portal, path):
    paper(3)
    cyrillic, latin = portal.get(path), portal.get(path.replace("/cyrl", ""))
    assert (cyrillic.headers["content-language"], latin.headers["content-language"]) == ("sr-Cyrl", "sr-Latn")
    assert portal.get(path).body == cyrillic.body != latin.body
    assert portal.cache.figures.renders == 2


def views(settings) -> list[tuple[str, str]]:
    recorder.finish()
    files = [path.read_bytes() for path in waiting_paths(settings.VISITORS_SPOOL)]
    found = [record for file in files for record in records.read(file)[0]]
    return [(record.language, record.page) for record in found if record.kind is Kind.VIEW]


def test_each_reader_is_counted_once_whoever_answers(portal, settings):
    article = paper(2)
    address = f"/mk/articles/{article.editions.get(language='mk').slug}/"
    for path in (address, address, "/mk/", "/sr/cyrl/", "/mk/lite/", "/mk/feed.xml", "/mk/nothing/"):
        portal.get(path)
    etag = portal.get(address).headers["etag"]
    assert portal.get(address, if_none_match=etag).status == 304
    portal.get(address, method="HEAD")
    assert views(settings) == [
        *[("mk", article.page_key)] * 2, ("mk", "portal.front:0"), ("sr", "portal.front:0"), ("mk", "portal.front:0"),
        *[("mk", article.page_key)] * 2,
    ]  # fmt: skip


def test_a_colleague_reads_what_nobody_keeps(portal):
    paper(1)
    client = Client()
    client.force_login(UserFactory(role="editor"))
    cookie = f"sid={client.cookies['sid'].value}"
    for _twice in range(2):
        told = portal.get("/en/", cookie=cookie)
        assert (told.status, told.headers["cache-control"]) == (200, "private, no-store")
    assert portal.cache.numbers()["entries"] == 0
    assert portal.get("/en/").headers["cache-control"].startswith("public")


def test_a_foreign_host_is_refused_even_when_the_page_is_there(portal):
    paper(1)
    assert portal.get("/en/").status == 200
    assert portal.get("/en/", host="evil.example").status == 400


@pytest.fixture
def broken(monkeypatch):
    """A front page that cannot reach its database."""

    def fail(*args, **kwargs):
        raise OperationalError("the server closed the connection")

    def break_it():
        monkeypatch.setattr(front, "_page", fail)

    return break_it


def test_a_database_that_fails_is_no_fault_of_the_reader(portal, broken):
    broken()
    told = portal.get("/tr/")
    assert (told.status, told.headers["retry-after"], told.headers["cache-control"]) == (
        503,
        "10",
        "no-store",
    )
    assert "style-src 'self'" in told.headers["content-security-policy"]
    assert '<html lang="tr">' in told.body.decode()


def test_a_database_that_fails_leaves_the_last_page_standing(portal, broken, clock):
    paper(1)
    last = portal.get("/en/")
    broken()
    clock.now += 3600
    told = portal.get("/en/")
    assert (told.status, told.body, told.headers["age"]) == (200, last.body, "3600")


def test_a_form_reaches_django_as_it_was_sent(portal):
    assert portal.get("/v/", method="POST").status == 204
