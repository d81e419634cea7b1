"""What one stranger sends changes nothing for the next: no header, no language, no name (T013, T014, T023)."""

import pytest

pytestmark = pytest.mark.processes
MARK = "poisoned-by-a-stranger"
STATUSES = {"/mk/nothing-here/": 404, "/mk/articles/gone/": 410}
PAGES = (
    "/mk/", "/mk/articles/everything/", "/mk/feed.xml", "/sitemap.xml", "/mk/search/?q=romani", "/mk/nothing-here/",
    "/mk/lite/", "/mk/articles/gone/",
)  # fmt: skip
HEADERS = {
    "X-Forwarded-Host": f"{MARK}.example", "X-Forwarded-Proto": "https", "X-Forwarded-Scheme": "https",
    "X-Forwarded-Port": "1337", "X-Forwarded-Prefix": f"/{MARK}", "X-Forwarded-Server": MARK, "X-Forwarded-For": MARK,
    "Forwarded": f"host={MARK}.example;proto=https", "X-Host": MARK, "X-Original-URL": f"/admin/?{MARK}",
    "X-Rewrite-URL": f"/admin/?{MARK}", "X-HTTP-Method-Override": "POST", "X-HTTP-Method": "HEAD",
    "X-Method-Override": "PUT", "X-Ghost-Preview": MARK, "X-Preview": "1", "X-Debug": "1", "X-WAP-Profile": MARK,
    "X-Requested-With": "XMLHttpRequest", "Authorization": f"Bearer {MARK}", "Proxy-Authorization": f"Basic {MARK}",
    "Accept": "application/json", "Accept-Language": "de-AT, ar;q=0.9, xx;q=0.1", "Accept-Charset": "utf-7",
    "Accept-Encoding": "br;q=1, gzip;q=0.5", "Cookie": f"sid={MARK}; csrf={MARK}; django_language=tr; theme={MARK}",
    "Range": "bytes=0-9", "If-None-Match": "*", "If-Modified-Since": "Sat, 01 Jan 2095 00:00:00 GMT",
    "Cache-Control": "no-cache", "Pragma": "no-cache", "Origin": f"https://{MARK}.example", "Content-Type": MARK,
    "Referer": f"https://{MARK}.example/", "Transfer-Encoding": "", "X-Real-IP": "10.0.0.1", "Via": f"1.1 {MARK}",
    "Upgrade-Insecure-Requests": "1", "Sec-Purpose": "prefetch", "Purpose": "prefetch", "Save-Data": "on",
}  # fmt: skip
PROGRAMS = ("W3 Total Cache", "Googlebot/2.1", "WordPress/6.5", "ELB-HealthChecker/2.0", MARK)


@pytest.mark.parametrize("path", PAGES)
def test_no_header_of_one_request_is_seen_in_the_next(door, path):
    clean, changed = door.ask(path).settled, []
    assert clean[0] == STATUSES.get(path, 200)
    for name, value in HEADERS.items():
        if value:
            door.ask(path, {name: value})
        after = door.ask(path)
        if (
            after.settled != clean
            or MARK in after.text
            or any(MARK in value for _name, value in after.headers)
        ):
            changed.append(name)
    assert changed == []


@pytest.mark.parametrize(
    "name", ["X-Forwarded-Host", "X-Forwarded-Proto", "X-Ghost-Preview", "Cookie", "Accept"]
)
def test_the_first_who_asks_for_a_page_cannot_choose_what_it_becomes(door, name):
    """A page that nobody has asked for before, in each of these ways: pages of events in months to come."""
    month = 1 + list(HEADERS).index(name) % 12
    cold, clean = (f"/mk/events/2{year}/{month:02}/" for year in ("101", "102"))
    door.ask(cold, {name: HEADERS[name]})
    after = door.ask(cold)
    assert after.status == door.ask(clean).status == 200
    assert MARK not in after.text


@pytest.mark.parametrize("program", PROGRAMS)
def test_no_program_gets_another_page(door, program):
    for path in PAGES[:2]:
        assert door.ask(path, {"User-Agent": program}).settled == door.ask(path).settled


@pytest.mark.parametrize("headers", [{"Accept-Language": "de"}, {"Accept-Language": "ar"}, {"Accept-Language": "xx"},
                                     {"Cookie": "django_language=sq"}, {"Cookie": "language=tr"}])  # fmt: skip
def test_the_address_alone_says_the_language(door, headers):
    for path in PAGES[:3]:
        assert door.ask(path, headers).settled == door.ask(path).settled


def test_where_the_address_says_none_nobody_else_gets_the_answer(door):
    for wish, code in (("tr", "tr"), ("sq;q=0.9, tr;q=0.1", "sq"), ("mk", "mk")):
        answer = door.ask("/", {"Accept-Language": wish})
        assert (answer.status, answer.header("location")) == (302, f"/{code}/")
        kept_by_nobody = {"private", "no-store"} & set(
            answer.header("cache-control").replace(",", " ").split()
        )
        assert kept_by_nobody or "accept-language" in answer.header("vary").lower()
