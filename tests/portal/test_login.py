"""Whoever guesses passwords is turned away before it costs anything, and in words."""

import pytest
from django.contrib.auth.backends import ModelBackend
from django.core.cache import cache
from django.urls import reverse

from portal import login
from portal.serving.colleagues import known
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db
MOST = 3


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
