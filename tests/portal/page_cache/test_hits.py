"""A page that was asked for once is there; packed, conditional and without a body it is the same page."""

import gzip

import brotli
import pytest

from portal.page_cache.keep import Keep

ABOUT = "/en/about/"


def test_a_page_is_made_once(door, clock):
    first, second = door.get(ABOUT), door.get(ABOUT)
    assert (first, door.site.renders) == (second, 1)
    assert first.body == door.site.words
    assert (door.cache.figures.hits, door.cache.figures.misses) == (1, 1)


def test_a_page_is_made_again_when_the_next_minute_is_over(door, clock):
    door.get(ABOUT)
    clock.now += 121
    door.site.words = b"new"
    assert door.get(ABOUT).body == b"new"


@pytest.mark.parametrize(
    ("wish", "named", "unpack"),
    [("br, gzip", "br", brotli.decompress), ("gzip", "gzip", gzip.decompress), ("", None, bytes)],
)
@pytest.mark.parametrize("first", ["br", "gzip", "identity"])
def test_each_browser_gets_the_packing_it_likes_from_one_rendering(door, clock, first, wish, named, unpack):
    door.get(ABOUT, accept_encoding=first)
    told = door.get(ABOUT, accept_encoding=wish)
    assert told.headers.get("content-encoding") == named
    assert unpack(told.body) == door.site.words
    assert told.headers["content-length"] == str(len(told.body))
    assert told.headers["vary"] == "Accept-Encoding"
    assert door.site.renders == 1


def test_what_is_small_travels_plain(door, clock):
    door.site.words = b"short"
    told = door.get(ABOUT, accept_encoding="br")
    assert (told.body, "content-encoding" in told.headers) == (b"short", False)


def test_each_packing_has_an_etag_of_its_own(door, clock):
    marks = {door.get(ABOUT, accept_encoding=wish).headers["etag"] for wish in ("br", "gzip", "identity")}
    assert len(marks) == 3
    assert not any(mark.startswith("W/") for mark in marks)


@pytest.mark.parametrize("shape", ["{}", "W/{}", '"other", {}', "*"])
def test_who_has_the_page_gets_no_second_one(door, clock, shape):
    etag = door.get(ABOUT, accept_encoding="br").headers["etag"]
    told = door.get(ABOUT, accept_encoding="br", if_none_match=shape.format(etag))
    assert (told.status, told.body) == (304, b"")
    assert (told.headers["etag"], told.headers["vary"]) == (etag, "Accept-Encoding")
    assert "content-length" not in told.headers


def test_another_packing_is_not_what_the_reader_has(door, clock):
    etag = door.get(ABOUT, accept_encoding="br").headers["etag"]
    assert door.get(ABOUT, accept_encoding="gzip", if_none_match=etag).status == 200


def test_a_feed_is_asked_for_by_its_date(door, clock):
    door.site.headers = [
        ("Content-Type", "application/rss+xml"),
        ("Last-Modified", "Sun, 22 Nov 2026 10:00:00 GMT"),
    ]
    door.get("/en/feed.xml")
    assert door.get("/en/feed.xml", if_modified_since="Sun, 22 Nov 2026 10:00:00 GMT").status == 304
    assert door.get("/en/feed.xml", if_modified_since="Sun, 22 Nov 2026 09:59:59 GMT").status == 200
    assert door.get("/en/feed.xml", if_modified_since="yesterday").status == 200


def test_pages_of_other_sites_may_hear_that_nothing_is_new(door, clock):
    door.site.headers += [
        ("Access-Control-Allow-Origin", "*"),
        ("Cross-Origin-Resource-Policy", "cross-origin"),
    ]
    told = door.get("/en/feed.json", if_none_match=door.get("/en/feed.json").headers["etag"])
    assert (told.status, told.headers["access-control-allow-origin"]) == (304, "*")
    assert told.headers["cross-origin-resource-policy"] == "cross-origin"


def test_the_mark_says_more_than_the_date(door, clock):
    door.site.headers = [
        ("Content-Type", "application/rss+xml"),
        ("Last-Modified", "Sun, 22 Nov 2026 10:00:00 GMT"),
    ]
    told = door.get(
        "/en/feed.xml", if_none_match='"other"', if_modified_since="Sun, 22 Nov 2026 10:00:00 GMT"
    )
    assert told.status == 200


def test_head_is_the_page_without_its_body(door, clock):
    head, page = door.get(ABOUT, method="HEAD"), door.get(ABOUT)
    assert (head.status, head.body, head.headers) == (200, b"", page.headers)
    assert door.site.renders == 1


def test_a_part_of_a_page_is_the_whole_page(door, clock):
    told = door.get(ABOUT, range="bytes=0-3")
    assert (told.status, told.body) == (200, door.site.words)
    assert "HTTP_RANGE" not in door.site.seen[0]


@pytest.mark.parametrize("status", ["301 Moved Permanently", "410 Gone", "404 Not Found"])
def test_what_has_moved_or_gone_is_remembered_too(door, clock, status):
    door.site.status, door.site.keep = status, Keep(frozenset(("everything",)))
    assert door.get("/en/articles/old/").status == door.get("/en/articles/old/").status == int(status[:3])
    assert door.site.renders == 1
    assert door.get("/en/articles/old/", if_none_match="*").status == int(status[:3])


def test_blanks_before_lines_do_not_travel(door, clock):
    door.site.words = b"<p>\n      words\n</p>" * 50
    assert brotli.decompress(door.get(ABOUT, accept_encoding="br").body) == b"<p>\nwords\n</p>" * 50
