"""One page has one place in the cache, however its address is written."""

from random import Random

import pytest

from portal.page_cache.keep import CLEAN
from portal.page_cache.questions import canonical, names_for
from tests.portal import page_types

LIST = "/en/sections/culture/"


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("", ""), ("page=2", "page=2"), ("page=1", ""), ("utm_source=x&page=2", "page=2"), ("page=2&page=3", "page=3"),
        ("fbclid=abc", ""), ("a=1;b=2", ""), ("page=2;page=3", "page=2%3Bpage%3D3"), ("Page=2", ""), ("page=", "page="),
        ("page=%32", "page=2"), ("page=\xd0\xb0", "page=%D0%B0"), ("%70age=2", "page=2"), ("&&page=2&", "page=2"),
    ],
)  # fmt: skip
def test_what_is_not_listed_means_nothing(question, meant):
    assert canonical(question, ("page",)) == meant


def test_the_order_means_nothing():
    names = ("year", "page")
    assert canonical("page=2&year=2020", names) == canonical("year=2020&page=2", names) == "year=2020&page=2"


def test_random_questions_make_no_page_anew(door, clock):
    random = Random(1)
    for path in ("/en/", "/en/articles/story/", LIST, "/en/feed.xml", "/sr/cyrl/", "/mk/lite/"):
        for _ in range(300):
            door.get(f"{path}?r={random.random()}&{random.random()}={random.random()}")
    assert door.site.renders == 6


def test_a_question_without_end_is_djangos(door, clock):
    door.get(f"{LIST}?{'&'.join('abcdefghij' * 10)}")
    assert door.cache.numbers()["bypassed"] == 1


@pytest.mark.parametrize(
    "path", ["/en/search/", "/en/search", "/", "/admin/", "/admin", "/admin/x.css", "/admin/;x.css",
             "/api/v1/openapi.json", "/preview/abc/",
             "/visitors/now.json", "/health/ready", "/partners/key/feed.xml", "/media/x.jpg",
             "/en/articles/x/request/", "/static/css/x.css", "/en/lite/search/", "/calendar/x.ics"],
)  # fmt: skip
def test_what_is_not_for_everybody_is_never_kept(door, clock, path):
    door.get(path)
    door.get(path)
    assert (door.site.renders, door.cache.numbers()["entries"]) == (2, 0)


def test_programs_share_what_they_ask_and_hear_of_mistakes(door, clock):
    door.get("/api/v1/editions?limit=5&language=mk")
    door.get("/api/v1/editions?language=mk&limit=5")
    assert (door.site.renders, len(door.cache.store.rare.entries)) == (1, 1)
    for wrong in ("editions?language=mk&r=1", "editions/7?r=1", "people?language=mk&tag=x",
                  "editions?language=mk&updated_since=2026-01-01T00:00:00Z"):  # fmt: skip
        door.get(f"/api/v1/{wrong}")
        assert door.site.seen[-1]["QUERY_STRING"] == wrong.partition("?")[2]
        assert CLEAN not in door.site.seen[-1]
    assert door.cache.numbers()["entries"] == 1


@pytest.mark.parametrize("page", [*page_types.PAGES, *page_types.LIGHT], ids=lambda page: page.name)
def test_every_page_for_readers_is_kept_but_the_search(page):
    path = page.address("sr").partition("?")[0]
    assert (names_for(path) is None) == (page.route.rpartition(":")[2] == "search")
    assert names_for(path.replace("/sr/", "/sr/cyrl/", 1)) == names_for(path)


def test_what_is_nowhere_is_told_in_the_language_of_the_browser(door, clock):
    for language in ("tr", "tr-TR, en;q=0.5", "mk", "xx", "mk"):
        door.get("/nothing", accept_language=language)
    assert [seen["HTTP_ACCEPT_LANGUAGE"] for seen in door.site.seen] == ["tr", "mk", "en"]
    assert door.get("/nothing", accept_language="mk").headers["vary"] == "Accept-Encoding, Accept-Language"


def test_below_a_language_only_the_address_says_which(door, clock):
    for language in ("tr", "mk", "xx" * 5000):
        door.get("/sr/nothing/", accept_language=language)
    assert door.site.renders == 1
    assert "HTTP_ACCEPT_LANGUAGE" not in door.site.seen[0]
