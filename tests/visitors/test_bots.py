import pytest

from tests.visitors.readers import FIREFOX, SAFARI
from visitors.bots import _is_named_bot, behaves_like_a_program, is_bot, is_prefetch, wants_no_identifier

WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    "agent",
    [
        FIREFOX,
        SAFARI,
        f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {WEBKIT} Chrome/141.0.0.0 Safari/537.36",
        f"Mozilla/5.0 (Linux; Android 9; CUBOT X19) {WEBKIT} Chrome/89.0 Mobile Safari/537.36",
        f"Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) {WEBKIT} Mobile/15E148 [FBAN/FBIOS;FBAV/500.0.0.0]",
        "Opera/9.80 (Android; Opera Mini/36.2/119.132; U; mk) Presto/2.12.423 Version/12.16",
    ],
)
def test_readers_are_not_taken_for_programs(agent):
    assert not is_bot(agent)


@pytest.mark.parametrize(
    "agent",
    [
        "",
        "-",
        "Mozilla/5.0",
        "curl/8.14.1",
        "python-requests/2.32.4",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
        f"Mozilla/5.0 (X11; Linux x86_64) {WEBKIT} HeadlessChrome/141.0.0.0 Safari/537.36",
        "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
        "Mozilla/5.0 (compatible; somebody's new spider)",
        "W3 Total Cache/2.8 monitor",
    ],
)
def test_programs_are_recognised(agent):
    assert is_bot(agent)


def test_many_different_browsers_do_not_fill_the_memory():
    _is_named_bot.cache_clear()
    for number in range(20_000):
        is_bot(f"short and no browser {number}")
    assert _is_named_bot.cache_info().currsize == _is_named_bot.cache_info().maxsize == 8192
    _is_named_bot.cache_clear()
    is_bot((FIREFOX * 1000)[:512])
    is_bot(FIREFOX * 1000)
    assert _is_named_bot.cache_info().currsize == 1, "only the beginning is kept"


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("HTTP_SEC_PURPOSE", "prefetch"),
        ("HTTP_SEC_PURPOSE", "prefetch;prerender"),
        ("HTTP_SEC_PURPOSE", "prefetch;anonymous-client-ip"),
        ("HTTP_PURPOSE", "Prefetch"),
        ("HTTP_X_PURPOSE", "preview"),
        ("HTTP_X_MOZ", "prefetch"),
    ],
)
def test_pages_loaded_in_advance(header, value):
    assert is_prefetch({header: value})
    assert not is_prefetch({header: ""})


@pytest.mark.parametrize(
    ("header", "value"),
    [("HTTP_SEC_PURPOSE", "other"), ("HTTP_SAVE_DATA", "on"), ("HTTP_X_PURPOSE", "Viewing")],
)
def test_pages_loaded_to_be_read(header, value):
    assert not is_prefetch({header: value})


CHROME = f"Mozilla/5.0 (X11; Linux x86_64) {WEBKIT} Chrome/141.0.0.0 Safari/537.36"
MINI = "Opera/9.80 (Android; Opera Mini/36.2/119.132; U; mk) Presto/2.12.423 Version/12.16"
HTML, ANYTHING, MACEDONIAN = (
    {"HTTP_ACCEPT": "text/html,*/*;q=0.8"},
    {"HTTP_ACCEPT": "*/*"},
    {"HTTP_ACCEPT_LANGUAGE": "mk"},
)
HTTPS = {"wsgi.url_scheme": "https"}
FETCHING = {"HTTP_SEC_FETCH_SITE": "none", "HTTP_SEC_FETCH_MODE": "navigate"}


@pytest.mark.parametrize(
    ("agent", "headers", "is_program"),
    [
        (CHROME, {}, True),
        (FIREFOX, {}, True),
        (CHROME, HTML, True),  # no browser forgets which language its reader likes
        (CHROME, MACEDONIAN, True),  # nor that it wants a page
        (CHROME, ANYTHING | MACEDONIAN, True),
        (CHROME, HTML | {"HTTP_ACCEPT_LANGUAGE": ""}, True),
        ("Dalvik/2.1.0 (Linux; U; Android 9; X Build/PPR1)", {}, True),
        (CHROME, HTML | MACEDONIAN, False),  # a browser of 2018
        (CHROME, FETCHING, False),  # an add-on hides the languages
        (CHROME, ANYTHING | FETCHING, False),
        (MINI, {}, False),
        ("Nokia6300/2.0 (05.00) Profile/MIDP-2.0 Configuration/CLDC-1.1", {}, False),
        ("Lynx/2.9.0 libwww-FM/2.14", ANYTHING, False),
    ],
)
def test_who_claims_to_be_a_browser_has_to_ask_like_one(agent, headers, is_program):
    assert behaves_like_a_program(HTTPS | headers, agent) is is_program
    behind_proxy = {"wsgi.url_scheme": "http", "HTTP_X_FORWARDED_PROTO": "https"}
    assert behaves_like_a_program(behind_proxy | headers, agent) is is_program


@pytest.mark.parametrize("headers", [{}, ANYTHING, HTML])
def test_on_plain_http_nobody_is_judged_by_what_is_missing(headers):
    assert not behaves_like_a_program({"wsgi.url_scheme": "http"} | headers, CHROME)


def test_a_script_of_ours_need_not_ask_for_a_page():
    assert not behaves_like_a_program(HTTPS | ANYTHING | MACEDONIAN, CHROME, navigation=False)
    assert behaves_like_a_program(HTTPS | ANYTHING, CHROME, navigation=False)


def test_asking_not_to_be_recognised():
    assert wants_no_identifier({"HTTP_SEC_GPC": "1"})
    assert wants_no_identifier({"HTTP_DNT": "1"})
    assert not wants_no_identifier({"HTTP_DNT": "0", "HTTP_SEC_GPC": ""})
