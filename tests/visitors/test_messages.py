"""What a page may tell, and how we know that it was a page of ours."""

import pytest
from django.test import RequestFactory

from visitors.messages import LONGEST, Message, believed, is_from_our_pages, parse
from visitors.seals import sealed

STORY = sealed("articles.article:42", "mk")
SEAL = STORY.split(" ")[2]


def post(body=f"view {STORY}", content_type="text/plain;charset=UTF-8", **headers):
    headers = {"HTTP_SEC_FETCH_SITE": "same-origin"} | headers
    return RequestFactory().post("/v/", body, content_type=content_type, **headers)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (f"view {STORY}", Message("view", "articles.article:42", "mk")),
        (f"heartbeat {STORY}", Message("heartbeat", "articles.article:42", "mk")),
        (f"view {STORY} www.example.org", Message("view", "articles.article:42", "mk", "www.example.org")),
        (f"view {sealed('', 'rom')}", Message("view", "", "rom")),
    ],
)
def test_messages_of_our_pages(body, message):
    assert parse(body.encode()) == message
    assert believed(post(body)) == message


FORGED = [
    "",
    "view",
    STORY,
    f"hit {STORY}",
    f"VIEW {STORY}",
    f" view {STORY}",
    f"view  {STORY}",
    f"view {STORY}\n",
    f"view {STORY} a b",
    f"view articles.article:43 mk {SEAL}",
    f"view articles.article:42 en {SEAL}",
    f"view articles.article:0 mk {SEAL}",
    f"view articles.article:-1 mk {SEAL}",
    f"view articles.article:{10**18} mk {SEAL}",
    f"view articles.article:42 mk {SEAL}=",
    f"view articles.article:42 mk {SEAL.swapcase()}",
    "view articles.article:42 mk undefined",
    f"view https://evil.example/ mk {SEAL}",
    f"view javascript:alert(1) mk {SEAL}",
    f"view articles.article:42' OR 1=1-- mk {SEAL}",
    f"view - mk {SEAL}",
    f"view {'a' * 48} mk {SEAL}",
    f"view articles.article:42 \x00 {SEAL}",
    f"view {STORY} ünicode.example",
    f"view {STORY} {'a' * LONGEST}",
    '{"kind": "view"}',
]


@pytest.mark.parametrize("body", FORGED)
def test_messages_that_no_page_of_ours_has_sent(body):
    assert parse(body.encode()) is None
    assert believed(post(body)) is None


def test_bytes_that_are_no_text():
    assert parse(bytes(range(128, 256))) is None


@pytest.mark.parametrize("size", ["513", "100000000000", "-1", "0", "", "12x", "٥", "9" * 5000])
def test_a_long_message_is_not_even_read(size):
    request = post()
    request.META["CONTENT_LENGTH"] = size
    request.read = None  # calling it would raise
    assert believed(request) is None


@pytest.mark.parametrize(
    "content_type", ["application/json", "application/x-www-form-urlencoded", "multipart/form-data", ""]
)
def test_our_script_sends_plain_text(content_type):
    assert believed(post(content_type=content_type)) is None


@pytest.mark.parametrize(
    ("headers", "is_ours"),
    [
        ({"HTTP_SEC_FETCH_SITE": "same-origin"}, True),
        ({"HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_ORIGIN": "https://www.example.org"}, True),
        ({"HTTP_SEC_FETCH_SITE": "same-site"}, False),
        ({"HTTP_SEC_FETCH_SITE": "cross-site", "HTTP_ORIGIN": "https://news.example.org"}, False),
        ({"HTTP_SEC_FETCH_SITE": "none"}, False),
        ({"HTTP_SEC_FETCH_SITE": ""}, False),
        ({"HTTP_ORIGIN": "https://news.example.org"}, True),
        ({"HTTP_ORIGIN": "http://testserver"}, True),
        ({"HTTP_ORIGIN": "https://evil.example"}, False),
        ({"HTTP_ORIGIN": "https://news.example.org.evil.example"}, False),
        ({"HTTP_ORIGIN": "null"}, False),
        ({"HTTP_ORIGIN": ""}, False),
        ({"HTTP_REFERER": "https://news.example.org/mk/"}, False),
        ({}, False),
    ],
)
def test_only_our_own_pages_may_tell(settings, headers, is_ours):
    settings.SITE_URL = "https://news.example.org"
    assert is_from_our_pages(RequestFactory().post("/v/", **headers)) is is_ours


def test_a_project_without_a_site_address_knows_its_host(settings):
    del settings.SITE_URL
    assert is_from_our_pages(RequestFactory().post("/v/", HTTP_ORIGIN="http://testserver"))
    assert not is_from_our_pages(RequestFactory().post("/v/"))
