"""The paper has one name. Whoever calls it otherwise is refused, and no link is ever built from that (T018, T019)."""

import re

import pytest

pytestmark = pytest.mark.processes
OURS = "http://paper.example"
FOREIGN = (
    "evil.example", "localhost.evil.example", "localhost@evil.example", "xn--", "localhost#", "127.0.0.1.nip.example",
    "evil.example:80", "127.0.0.1:8000@evil.example", "127.0.0.1:evil", "127.0.0.1/evil", "[::1", "", "127.0.0.1 evil",
)  # fmt: skip
LINKS = re.compile(r'(?:rel="canonical" href|property="og:url" content)="([^"]+)"')


@pytest.mark.parametrize("host", FOREIGN)
def test_a_foreign_name_is_refused_and_never_repeated(door, host):
    for path in (
        "/",
        "/mk/",
        "/mk/articles/everything/",
        "/sitemap.xml",
        "/mk/nothing-here/",
        "/admin/login/",
    ):
        door.ask(path)
        answer = door.ask(path, {"Host": host})
        assert answer.status == 400, path
        assert b"evil" not in answer.body
        assert b"evil" not in door.ask(path).body


@pytest.mark.parametrize("name", ["X-Forwarded-Host", "X-Host", "Forwarded", "X-Forwarded-Server"])
def test_no_header_renames_the_paper(door, name):
    for path in ("/mk/", "/mk/articles/everything/"):
        page = door.ask(path, {name: "host=evil.example" if name == "Forwarded" else "evil.example"})
        links = LINKS.findall(page.text)
        assert links
        assert all(link.startswith(OURS) for link in links)
    for path in ("/mk/feed.xml", "/sitemap.xml", "/mk/feed.json"):
        text = door.ask(path, {name: "evil.example"}).text
        assert OURS in text
        assert "evil" not in text


@pytest.mark.parametrize("path", ["/admin/password_reset/", "/admin/login/", "/accounts/password_reset/"])
def test_no_letter_is_written_for_a_forged_name(door, path):
    """There is no form for a forgotten password: an administrator sets a new one. A forged name is refused anyway."""
    body = b"email=bela%40example.org"
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert door.ask(path, headers | {"Host": "evil.example"}, method="POST", body=body).status == 400
    forwarded = door.ask(path, headers | {"X-Forwarded-Host": "evil.example"}, method="POST", body=body)
    assert forwarded.status in {302, 403, 404}
    assert "evil" not in forwarded.text + forwarded.header("location")
