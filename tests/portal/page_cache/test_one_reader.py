"""What belongs to one reader never becomes everybody's page."""

import pytest

from portal.checks import own_name_is_allowed
from portal.page_cache.keep import CLEAN, Keep
from portal.page_cache.questions import Address
from portal.page_cache.rendering import clean_environ

PAGE = "/en/articles/story/"
STRANGE = {
    "cookie": "script=cyrl; theme=dark", "x_forwarded_host": "evil.example", "x_original_url": "/admin/",
    "referer": "https://evil.example/", "accept_language": "tr", "x_rewrite_url": "/x", "forwarded": "host=evil",
    "range": "bytes=0-1", "if_none_match": '"x"', "x_forwarded_proto": "https", "origin": "null", "accept": "text/x",
}  # fmt: skip


def test_django_sees_nothing_of_a_reader(door, clock):
    door.get(PAGE, **STRANGE)
    seen = door.site.seen[0]
    told = {name for name in seen if name.startswith("HTTP_")}
    assert told == {"HTTP_HOST", "HTTP_ACCEPT_ENCODING"}
    assert (seen["REMOTE_ADDR"], seen["HTTP_ACCEPT_ENCODING"], seen[CLEAN]) == ("", "identity", True)
    assert seen["wsgi.input"].read() == b""


def test_the_host_in_a_page_is_ours(settings):
    settings.SITE_URL = "https://news.example.org"
    environ = clean_environ(Address("https", "/en/", ""), None)
    assert (environ["HTTP_HOST"], environ["SERVER_PORT"], environ["wsgi.url_scheme"]) == (
        "news.example.org", "443", "https",
    )  # fmt: skip


@pytest.mark.parametrize(
    "header", [{"cookie": "sid=abc"}, {"cookie": "x=1; csrf=abc"}, {"authorization": "Basic eA=="}]
)
def test_the_newsroom_is_answered_by_django_and_nothing_of_it_is_kept(door, clock, header):
    door.site.words = b"with an edit link"
    assert door.get(PAGE, **header).body == b"with an edit link"
    door.site.words = b"for everybody"
    assert door.get(PAGE).body == b"for everybody"
    assert CLEAN not in door.site.seen[0]
    assert door.get(PAGE, **header).body == b"for everybody"
    assert door.site.renders == 3


@pytest.mark.parametrize("cookie", ["theme=dark", "script=cyrl", "inside=1", "sid=", "a=csrf"])
def test_any_other_cookie_is_nobodys(door, clock, cookie):
    door.get(PAGE)
    door.get(PAGE, cookie=cookie)
    assert door.site.renders == 1


def test_what_django_will_not_have_kept_is_asked_for_again(door, clock):
    door.site.keep = Keep(frozenset(), stays=False)
    door.get(PAGE)
    door.get(PAGE)
    assert (door.site.renders, door.cache.numbers()["entries"]) == (2, 0)


def test_the_host_of_a_stranger_is_judged_by_django(door, clock):
    door.get(PAGE)
    door.get(PAGE, host="evil.example")
    assert [CLEAN in seen for seen in door.site.seen] == [True, False]
    assert door.site.seen[1]["HTTP_HOST"] == "evil.example"


def test_all_our_names_share_one_page(door, clock):
    door.get(PAGE)
    door.get(PAGE, host="localhost:8000")
    assert door.site.renders == 1


def test_only_our_proxies_say_how_the_reader_is_connected(door, clock, settings):
    door.get(PAGE, x_forwarded_proto="https")
    settings.TRUSTED_PROXIES = ["203.0.113.0/24"]
    door.get(PAGE, x_forwarded_proto="https")
    assert [seen["wsgi.url_scheme"] for seen in door.site.seen] == ["http", "https"]


@pytest.mark.parametrize("method", ["POST", "PUT", "OPTIONS"])
def test_who_brings_something_speaks_with_django(door, clock, method):
    door.get(PAGE, method=method)
    assert CLEAN not in door.site.seen[0]


def test_our_own_name_has_to_be_among_those_allowed(settings):
    settings.SITE_URL, settings.ALLOWED_HOSTS = "https://news.example.org", [".example.org"]
    assert own_name_is_allowed(None) == []
    settings.ALLOWED_HOSTS = ["www.example.org"]
    (error,) = own_name_is_allowed(None)
    assert (error.id, "ALLOWED_HOSTS" in error.hint) == ("portal.E004", True)
