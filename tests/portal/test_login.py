"""Whoever guesses passwords is turned away before it costs anything, and in words."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.cache import cache
from django.http import HttpResponse
from django.urls import reverse

from portal import login
from portal import settings as portal_settings
from portal.serving import devices
from portal.serving.colleagues import known
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
MOST = 3
NOON = datetime(2026, 5, 20, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def guarded(settings, monkeypatch):
    settings.AXES_ENABLED = True
    monkeypatch.setitem(login.WRONG, "most", MOST)
    cache.clear()


@pytest.fixture
def looked_at(monkeypatch):
    """The names whose passwords were looked at: each costs a hash."""
    names, as_ever = [], ModelBackend.authenticate

    def authenticate(backend, request, username=None, password=None, **rest):
        names.append(username)
        return as_ever(backend, request, username=username, password=password, **rest)

    monkeypatch.setattr(ModelBackend, "authenticate", authenticate)
    return names


def try_password(client, name, password="guess", peer="203.0.113.5", **rest):
    data = {"username": name, "password": password}
    return client.post(reverse("admin:login"), data, REMOTE_ADDR=peer, **rest)


def test_a_network_that_tries_many_names_is_refused_before_a_password_is_looked_at(client, looked_at):
    ana = UserFactory(username="ana", role="editor")
    for number in range(MOST):
        assert try_password(client, f"name-{number}").status_code == 200
    looked_at.clear()

    refused = try_password(client, "ana", PASSWORD, "203.0.113.99", headers={"accept-language": "sq"})
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "3600")
    assert '<html lang="sq"' in refused.text
    assert looked_at == []
    assert try_password(client, ana.username, PASSWORD, "198.51.100.7").status_code == 302


def test_right_passwords_of_one_network_never_lock_it(client):
    UserFactory(username="ana", role="editor")
    answers = [try_password(client, "ana", PASSWORD).status_code for _ in range(MOST + 1)]
    assert answers == [302] * (MOST + 1)


def test_for_who_is_locked_out_nothing_is_written(client, looked_at, settings, django_assert_num_queries):
    settings.AXES_FAILURE_LIMIT = 1
    UserFactory(username="ana", role="editor")
    assert try_password(client, "ana").status_code == 429
    looked_at.clear()
    with django_assert_num_queries(1) as queries:
        assert try_password(client, "ana").status_code == 429
    assert [query["sql"][:6] for query in queries.captured_queries] == ["SELECT"]
    assert looked_at == []


def test_only_a_colleague_who_is_logged_in_is_remembered(client):
    ana = UserFactory(username="ana", role="editor")
    index = reverse("admin:index")
    client.cookies["sid"] = "invented"
    client.get(index, **{"nevipe.staff": True})
    assert not known.sent({"HTTP_COOKIE": "sid=invented"})

    client.force_login(ana)
    cookie = {"HTTP_COOKIE": f"sid={client.cookies['sid'].value}"}
    client.get(index)
    assert not known.sent(cookie)  # in a process for readers
    client.get(index, **{"nevipe.staff": True})
    assert known.sent(cookie)

    ana.is_active = False
    ana.save()
    client.get(index, **{"nevipe.staff": True})
    assert not known.sent(cookie)


def test_the_device_of_a_colleague_gets_a_sign_and_a_new_one_after_a_month(client, settings):
    index, here = reverse("admin:index"), {"nevipe.staff": True}
    assert "device" not in client.get(index, **here).cookies
    client.force_login(UserFactory(username="ana", role="editor"))
    assert "device" not in client.get(index).cookies  # in a process for readers

    with time_machine.travel(NOON, tick=False) as clock:
        sign = client.get(index, **here).cookies["device"]
        assert (sign["path"], sign["httponly"], sign["samesite"], sign["secure"]) == (
            "/admin/",
            True,
            "Strict",
            "",
        )
        first = devices.device_of({"HTTP_COOKIE": f"device={sign.value}"})
        assert first
        assert "ana" not in sign.value
        clock.shift(timedelta(days=29))
        assert "device" not in client.get(index, **here).cookies
        clock.shift(timedelta(days=2))
        assert client.get(index, **here).cookies["device"].value != sign.value
        assert devices.device_of({"HTTP_COOKIE": f"device={sign.value}"}) == first
        clock.shift(timedelta(days=60))
        assert devices.device_of({"HTTP_COOKIE": f"device={sign.value}"}) is None


@pytest.mark.parametrize("cookie", ["", "device=", "device=abc", "device=abc:1tZZZZ:abc", "other=1"])
def test_a_sign_that_we_have_not_signed_is_none(cookie):
    assert devices.device_of({"HTTP_COOKIE": cookie}) is None


def test_with_https_the_sign_is_kept_to_it(settings):
    settings.SESSION_COOKIE_SECURE = True
    response = HttpResponse()
    devices.give(response)
    assert response.cookies["__Secure-device"]["secure"]


def test_a_hash_of_before_still_opens_and_is_made_anew_on_one_core(client, settings):
    settings.PASSWORD_HASHERS = portal_settings.PASSWORD_HASHERS
    ana = UserFactory(username="ana", role="editor")
    ana.password = Argon2PasswordHasher().encode(PASSWORD, "saltsaltsalt")
    ana.save()
    assert ",p=8$" in ana.password
    assert try_password(client, "ana", PASSWORD).status_code == 302
    ana.refresh_from_db()
    assert ",p=1$" in ana.password
    assert try_password(client, "ana", PASSWORD).status_code == 302
