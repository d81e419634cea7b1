"""Headers: what browsers and caches are told, and whose forwarded headers are believed."""

import pytest
from django.test import RequestFactory
from django.urls import reverse

from portal.middleware import ForwardedHeadersMiddleware
from tests.factories import PASSWORD, UserFactory
from tests.portal.paper import paper

pytestmark = pytest.mark.django_db


def test_public_pages_may_be_cached_and_are_locked_down(client):
    paper(1)
    headers = client.get("/en/articles/newest/").headers
    assert headers["Cache-Control"].startswith("public")
    policy = headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "script-src 'self';" in policy + ";"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]


def test_the_newsroom_is_never_cached_nor_indexed(client):
    headers = client.get(reverse("admin:login")).headers
    assert headers["Cache-Control"] == "private, no-store"
    assert headers["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.parametrize(
    ("peer", "believed"),
    [("10.1.2.3", True), ("::ffff:10.1.2.3", True), ("8.8.8.8", False), ("nonsense", False)],
)
def test_forwarded_headers_come_from_our_proxies_only(settings, peer, believed):
    settings.TRUSTED_PROXIES = ["10.0.0.0/8"]
    seen = []
    middleware = ForwardedHeadersMiddleware(
        lambda request: seen.append("HTTP_X_FORWARDED_PROTO" in request.META)
    )
    middleware(RequestFactory().get("/", headers={"x-forwarded-proto": "https"}, REMOTE_ADDR=peer))
    assert seen == [believed]


def test_foreign_hosts_are_refused_and_links_never_follow_the_host(client):
    assert client.get("/en/about/", headers={"host": "evil.example"}).status_code == 400
    page = client.get("/en/about/", headers={"host": "localhost"}).content.decode()
    assert "localhost" not in page


def test_six_wrong_passwords_lock_this_client_and_no_other(client, settings):
    settings.AXES_ENABLED = True
    user = UserFactory(role="editor")
    url = reverse("admin:login")

    def log_in(password, peer):
        return client.post(url, {"username": user.username, "password": password}, REMOTE_ADDR=peer)

    for _try in range(6):
        last = log_in("wrong", "203.0.113.5")
    assert (last.status_code, last.headers["Retry-After"]) == (429, "3600")
    assert log_in(PASSWORD, "203.0.113.5").status_code == 429
    # Forged headers do not make a new client.
    forged = client.post(url, {"username": user.username, "password": PASSWORD}, REMOTE_ADDR="203.0.113.5",
                         headers={"x-forwarded-for": "1.2.3.4"})  # fmt: skip
    assert forged.status_code == 429
    assert log_in(PASSWORD, "198.51.100.7").status_code == 302


def test_health(client):
    assert client.get("/health/live").json() == {"status": "ok"}
    response = client.get("/health/ready")
    assert (response.status_code, response.json()["database"], response.json()["spool"]) == (200, True, True)


def test_not_ready_when_visits_cannot_be_written(client, settings, tmp_path):
    settings.VISITORS_SPOOL = tmp_path / "missing"
    assert client.get("/health/ready").status_code == 503


def test_no_cookie_on_a_page_for_readers_whatever_cookies_were_sent(client):
    client.cookies["csrf"], client.cookies["sid"] = "mangled", "../../x"
    client.get("/en/about/")
    response = client.get("/en/about/")
    assert not response.cookies


@pytest.mark.parametrize("wanted", ["//evil.example", "https://evil.example/", "javascript:alert(1)"])
def test_logging_in_never_leads_away(client, wanted):
    user = UserFactory(role="editor")
    data = {"username": user.username, "password": PASSWORD, "next": wanted}
    assert client.post(reverse("admin:login"), data).headers["Location"] == "/admin/"
