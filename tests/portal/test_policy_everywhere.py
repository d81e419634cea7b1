"""The content security policy comes with every answer: pages, errors, feeds, pictures, what machines read."""

import re
from urllib.parse import urlsplit

import pytest
from django.test import Client

from pictures.models import Picture
from tests.portal.full_paper import full_paper
from tests.portal.page_types import page_types

pytestmark = pytest.mark.django_db
LINK = re.compile(r'(?:href|src)="([^"#]+)"')
OTHERS = (
    "/", "/robots.txt", "/sitemap.xml", "/.well-known/security.txt", "/visitors/now.json",
    "/visitors/flag-counter.svg", "/health/live", "/health/ready", "/en", "/nowhere/", "/admin/login/", "/admin/",
    "/media/never-there.jpg", "/calendar/wrong.ics", "/en/statistics.csv", "/en/sections/culture/?page=999",
)  # fmt: skip


def faults(response) -> list[str]:
    """What is wrong with the policy of an answer."""
    policy = response.headers.get("Content-Security-Policy", "")
    is_page = response.headers.get("Content-Type", "").startswith("text/html")
    wanted = ["object-src 'none'", "base-uri 'none'", "script-src 'self'"] if is_page else []
    missing = [part for part in ("default-src 'none'", *wanted) if part not in policy]
    return missing + [word for word in ("unsafe-inline", "unsafe-eval", "http:", "*") if word in policy]


@pytest.mark.once
def test_every_answer_brings_the_policy():
    full_paper()
    client, asked = Client(raise_request_exception=False), set(OTHERS)
    asked |= {page.address("en") for page in page_types()}
    for address in ("/en/", "/en/articles/everything/"):
        asked.update(LINK.findall(client.get(address).content.decode()))
    asked |= {f"/media/{name}" for name in Picture.objects.values_list("file", flat=True)}
    paths = {urlsplit(address.removeprefix("http://127.0.0.1:8000")) for address in asked}
    ours = sorted(
        {path.path for path in paths if not path.netloc and path.path and "/static/" not in path.path}
    )
    answers = {path: client.get(path) for path in ours}
    assert {answer.status_code for answer in answers.values()} >= {200, 302, 404, 410}
    assert {answer.headers.get("Content-Type", "").split(";")[0] for answer in answers.values()} >= {
        "text/html", "application/rss+xml", "application/atom+xml", "image/svg+xml",
    }  # fmt: skip
    wrong = {path: found for path, answer in answers.items() if (found := faults(answer))}
    assert wrong == {}


def test_errors_bring_the_policy(client, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError

    client.raise_request_exception = False
    assert faults(client.get("/en/about/", headers={"host": "evil.example"})) == []
    monkeypatch.setattr("articles.views.get_object_or_404", broken)
    answer = client.get("/en/sections/culture/")
    assert answer.status_code == 500
    assert faults(answer) == []
