"""Pages for everybody know nobody; pages for somebody are for nobody else (T015, T016, T017, T020)."""

import pytest

pytestmark = pytest.mark.processes
ARTICLE = "/mk/articles/everything/"


def test_no_page_sets_a_cookie_or_depends_on_one(door, addresses):
    wrong = []
    for path in addresses:
        for temperature in ("cold", "warm"):
            answer = door.ask(path)
            varies = {name.strip().lower() for name in answer.header("vary").split(",")}
            if answer.header("set-cookie") or "cookie" in varies or b"csrfmiddlewaretoken" in answer.body:
                wrong.append((path, temperature))
            if answer.status >= 500 or answer.status == 400:
                wrong.append((path, answer.status))
    assert wrong == []
    assert len(addresses) > 60


@pytest.mark.parametrize("headers", [{"Authorization": "Bearer x"}, {"Authorization": ""}, {"Cookie": ""}])
def test_who_says_who_he_is_gets_a_page_of_his_own(door, headers):
    before = door.ask(ARTICLE).settled
    answer = door.ask(ARTICLE, headers)
    if headers.get("Authorization"):
        assert {"private", "no-store"} <= set(answer.header("cache-control").replace(",", " ").split())
    assert door.ask(ARTICLE).settled == before


@pytest.mark.parametrize("path", [ARTICLE, "/mk/", "/mk/people/ana/", "/mk/articles/gone/", "/mk/feed.xml"])
def test_what_a_colleague_reads_is_kept_for_nobody(door, path):
    before, cookie = door.ask(path), door.tell("session")
    for _time in range(2):
        own = door.ask(path, {"Cookie": cookie})
        assert {"private", "no-store"} <= set(own.header("cache-control").replace(",", " ").split())
    after = door.ask(path)
    assert after.status == (410 if "gone" in path else 200)
    assert after.settled == before.settled
    assert "/admin/" not in after.text


@pytest.mark.parametrize("path", ["/admin/x.css", "/admin/;x.css", "/admin/articles/article/x.css",
                                  "/mk/articles/everything/x.js", "/mk/articles/everything/;x.css",
                                  "/mk/articles/everything%2Fx.css", "/admin/%2e%2e/x.css"])  # fmt: skip
def test_an_ending_makes_no_page_of_a_colleague_a_file_for_all(door, path):
    door.ask(path, {"Cookie": door.tell("session")})
    answer = door.ask(path)
    assert answer.status in {301, 302, 400, 404}
    assert b"bela" not in answer.body
    if path.startswith("/admin/"):
        assert "no-store" in answer.header("cache-control")
