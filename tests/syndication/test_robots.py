"""What programs are told that come by."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

pytestmark = pytest.mark.django_db
SITE = "http://127.0.0.1:8000"


def lines(client, path):
    response = client.get(path)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    return response.content.decode().splitlines()


def test_robots_are_told_where_the_sitemaps_are_and_nothing_secret(client, settings):
    settings.LANGUAGES = [("mk", "Macedonian"), ("rom", "Romani")]
    assert lines(client, "/robots.txt") == [
        "User-agent: *", "Disallow: /admin/", "Disallow: /*/search/?", "", f"Sitemap: {SITE}/sitemap.xml",
        f"Sitemap: {SITE}/mk/news-sitemap.xml", f"Sitemap: {SITE}/rom/news-sitemap.xml",
    ]  # fmt: skip


def test_every_sitemap_that_is_named_answers(client):
    for line in lines(client, "/robots.txt"):
        if line.startswith("Sitemap: "):
            assert client.get(line.removeprefix(f"Sitemap: {SITE}")).status_code == 200


def test_who_finds_a_hole_knows_whom_to_write_to(client, settings):
    settings.SITE_EMAIL = "desk@example.org"
    told = dict(line.split(": ", 1) for line in lines(client, "/.well-known/security.txt"))
    assert told["Contact"] == "mailto:desk@example.org"
    assert told["Preferred-Languages"] == "en, mk, rom, sq, sr-Latn, tr"
    assert told["Canonical"] == f"{SITE}/.well-known/security.txt"
    expires = datetime.strptime(told["Expires"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert timedelta(days=100) < expires - timezone.now() < timedelta(days=365)


def test_programs_that_ask_for_the_sign_get_it(client):
    response = client.get("/favicon.ico")
    assert response.status_code == 302
    assert client.get(response.headers["Location"]).headers["Content-Type"] == "image/svg+xml"
