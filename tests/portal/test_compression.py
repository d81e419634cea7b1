"""Pages travel packed where that is safe, and say so rightly."""

import gzip

import brotli
import pytest
import time_machine
from django.http import FileResponse, HttpResponse, HttpResponseNotModified, StreamingHttpResponse
from django.middleware.csrf import get_token
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from portal.compression import (
    CompressionMiddleware,
    best_encoding,
    encode,
    refuses_plain,
    without_margins,
)
from tests.portal.paper import paper

TEXT = "Вести за Ромите. " * 100
UNPACKED = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}


def answered(response, wish="br, gzip", *, path="/en/", **headers):
    """What the middleware makes of a view's answer."""
    request = RequestFactory().get(path, headers={"accept-encoding": wish} | headers)
    return CompressionMiddleware(lambda _request: response)(request)


def test_a_page_is_packed_in_a_small_window():
    """The first bit of a brotli stream is 0 where the window is 64 kB; a larger one takes 8 MB for each thread."""
    assert [encode(b"x" * size, "br")[0] & 1 for size in (60_000, 70_000)] == [0, 1]


@pytest.mark.parametrize(
    ("header", "encoding"),
    [
        ("", "identity"),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("x-gzip", "gzip"),
        ("GZIP;Q=1", "gzip"),
        ("br;q=0.5, gzip", "gzip"),
        ("br;q=0, gzip;q=0", "identity"),
        ("br ; q = 0.001", "br"),
        ("*", "br"),
        ("*;q=0", "identity"),
        ("*;q=0.5, br;q=0", "gzip"),
        ("br;q=0, *", "gzip"),
        ("identity", "identity"),
        ("identity, br;q=0.9", "identity"),
        ("identity;q=0.5, br;q=0.9", "br"),
        ("identity;q=0", "identity"),
        ("identity;q=0, gzip;q=0.1", "gzip"),
        ("zstd", "identity"),
        ("br;q=2", "identity"),
        ("br;q=nan", "identity"),
        ("br;q=-1, gzip;q=1.0001", "identity"),
        ("br;;q=1", "identity"),
        ("brotli", "identity"),
        (",,;q=1,", "identity"),
        ("a," * 100_000 + "br", "identity"),
    ],
)
def test_the_browser_chooses(header, encoding):
    assert best_encoding(header) == encoding


@pytest.mark.parametrize(
    ("header", "refused"),
    [("identity;q=0", True), ("*;q=0", True), ("*;q=0, identity", False), ("br", False), ("", False)],
)
def test_a_browser_may_refuse_plain_pages(header, refused):
    assert refuses_plain(header) is refused


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_packing_loses_nothing_and_gives_the_same_bytes_each_time(encoding):
    packed = encode(TEXT.encode(), encoding)
    assert UNPACKED[encoding](packed).decode() == TEXT
    assert packed == encode(TEXT.encode(), encoding)


@pytest.mark.parametrize(
    "kind",
    [
        "text/html; charset=utf-8", "text/calendar", "text/csv", "text/plain", "application/rss+xml",
        "application/atom+xml", "application/feed+json", "application/ld+json", "application/json", "image/svg+xml",
        "application/manifest+json", "text/javascript", "application/xml",
    ],
)  # fmt: skip
def test_words_of_every_kind_are_packed(kind):
    response = answered(HttpResponse(TEXT, content_type=kind))
    assert response.headers["Content-Encoding"] == "br"
    assert response.headers["Content-Length"] == str(len(response.content))
    assert brotli.decompress(response.content).decode() == TEXT


@pytest.mark.parametrize("kind", ["image/webp", "image/jpeg", "font/woff2", "application/zip", ""])
def test_what_is_packed_already_is_left_alone(kind):
    response = HttpResponse(TEXT)
    response.headers["Content-Type"] = kind
    assert "Content-Encoding" not in answered(response).headers
    assert "Vary" not in response.headers


@pytest.mark.parametrize(
    "response",
    [
        StreamingHttpResponse([TEXT]),
        FileResponse([TEXT.encode()], content_type="text/plain"),
        HttpResponse(TEXT, headers={"Content-Encoding": "deflate"}),
        HttpResponse(TEXT, status=206),
    ],
)
def test_streams_parts_and_encoded_answers_stay_as_they_are(response):
    before = response.headers.get("Content-Encoding")
    assert answered(response).headers.get("Content-Encoding") == before


def test_caches_are_told_of_the_choice_also_where_nothing_was_packed():
    for wish in ("br", "gzip", "", "zstd"):
        response = answered(HttpResponse(TEXT, headers={"Vary": "Accept-Language"}), wish)
        assert response.headers["Vary"] == "Accept-Language, Accept-Encoding"
    small = answered(HttpResponse("x" * 499))
    assert ("Content-Encoding" in small.headers, small.headers["Vary"]) == (False, "Accept-Encoding")
    assert answered(HttpResponse("x" * 499), "identity;q=0, br").headers["Content-Encoding"] == "br"


def test_an_etag_does_not_promise_the_same_bytes():
    for wish in ("br", ""):
        response = answered(HttpResponse(TEXT, headers={"ETag": '"1"'}), wish)
        assert response.headers["ETag"] == 'W/"1"'
    assert answered(HttpResponse(TEXT, headers={"ETag": 'W/"1"'})).headers["ETag"] == 'W/"1"'


@pytest.mark.parametrize(("kept", "told"), [('W/"1"', 'W/"1"'), ('"1"', '"1"'), ('"0", W/"1"', 'W/"1"')])
def test_unchanged_names_the_etag_that_the_browser_keeps(kept, told):
    response = HttpResponseNotModified(headers={"ETag": '"1"'})
    answered(response, **{"if-none-match": kept})
    assert response.headers["ETag"] == told
    assert not response.content
    assert "Content-Encoding" not in response.headers


def with_cookie():
    response = HttpResponse(TEXT)
    response.set_cookie("sid", "1")
    return response


@pytest.mark.parametrize(
    "response",
    [
        with_cookie(),
        HttpResponse(TEXT, headers={"Vary": "Cookie"}),
        HttpResponse(TEXT, headers={"Cache-Control": "private, max-age=60"}),
        HttpResponse(TEXT, headers={"Cache-Control": "no-store"}),
    ],
)
def test_what_is_for_one_reader_is_never_packed(response):
    assert "Content-Encoding" not in answered(response).headers


def test_a_page_with_the_token_of_a_form_is_never_packed():
    def view(request):
        return HttpResponse(TEXT + get_token(request))

    response = CompressionMiddleware(view)(RequestFactory().get("/en/", headers={"accept-encoding": "br"}))
    assert "Content-Encoding" not in response.headers
    assert "Content-Encoding" not in answered(HttpResponse(TEXT), authorization="Bearer x").headers
    assert "Content-Encoding" not in answered(HttpResponse(TEXT), path="/admin/").headers


@pytest.mark.django_db
def test_the_newsroom_is_not_packed(client, editor):
    login = client.get(reverse("admin:login"), headers={"accept-encoding": "br"})
    client.force_login(editor)
    desk = client.get(reverse("admin:index"), headers={"accept-encoding": "br"})
    for page in (login, desk):
        assert page.status_code == 200
        assert "Content-Encoding" not in page.headers
        assert b"csrfmiddlewaretoken" in page.content


@pytest.mark.once
@pytest.mark.django_db
@pytest.mark.parametrize("wish", ["br", "gzip", ""])
@pytest.mark.parametrize(
    ("path", "status"),
    [("/en/articles/newest/", 200), ("/en/", 200), ("/en/nothing/", 404), ("/mk/about/", 200)],
)
def test_pages_for_readers_are_packed_and_hold_no_secret(client, wish, path, status):
    paper(3)
    response = client.get(path, headers={"accept-encoding": wish})
    page = UNPACKED[response.headers.get("Content-Encoding", "")](response.content)
    assert (response.status_code, response.headers.get("Content-Encoding", "")) == (status, wish)
    assert response.headers["Content-Length"] == str(len(response.content))
    assert b"</html>" in page
    assert b"csrf" not in page
    assert "Cookie" not in response.headers["Vary"]


@pytest.mark.django_db
def test_a_head_request_gets_the_headers_of_the_page(client):
    paper(3)
    with time_machine.travel(timezone.now(), tick=False):  # the page has a clock
        told = [
            getattr(client, method)("/en/articles/newest/", headers={"accept-encoding": "br"}).headers
            for method in ("get", "head")
        ]
    assert told[0] == told[1]
    assert told[0]["Content-Encoding"] == "br"


def test_blanks_at_the_beginning_of_lines_travel_only_where_they_are_text():
    assert without_margins(b"<ul>\n\n    <li>a b</li>\n  </ul>") == b"<ul>\n<li>a b</li>\n</ul>"
    for tag in (b"<pre>", b"<TEXTAREA readonly>"):
        assert without_margins(tag + b"\n    a") == tag + b"\n    a"
