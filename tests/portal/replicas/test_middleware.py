"""Who is answered by a replica, and what a reader sees when it goes away in the middle of a page."""

from types import SimpleNamespace

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import RequestFactory

from portal import patience
from portal.replicas import middleware, monitor, reading

get = RequestFactory().get
COOKIE = f"{settings.SESSION_COOKIE_NAME}=abc"


@pytest.mark.parametrize(
    ("is_reader", "wanted"),
    [
        (True, get("/mk/")),
        (True, RequestFactory().head("/mk/")),
        (True, get("/mk/", headers={"Cookie": "theme=dark"})),
        (False, RequestFactory().post("/mk/")),
        (False, get("/mk/", headers={"Cookie": COOKIE})),
        (False, get("/mk/", headers={"Authorization": "Bearer 1"})),
        (False, get("/admin/login/")),
        (False, get("/health/ready")),
    ],
)
def test_only_those_who_look_at_public_pages_are_readers(is_reader, wanted):
    assert middleware.is_reader(wanted) == is_reader


@pytest.fixture
def site(monkeypatch):
    """A site with one good replica; it says which database each page was read from, and with what patience."""
    found = SimpleNamespace(asked=[], lost=[], fails=False, connection=SimpleNamespace(errors_occurred=False))
    found.connection.close = lambda: None

    def answer(request):
        found.asked.append((reading.chosen(), patience.limit()))
        found.connection.errors_occurred = found.fails and reading.chosen() != reading.PRIMARY
        return HttpResponse(status=500 if found.connection.errors_occurred else 200)

    monkeypatch.setattr(monitor, "choose", lambda: "replica1")
    monkeypatch.setattr(monitor, "lost", found.lost.append)
    monkeypatch.setattr(middleware, "connections", {"replica1": found.connection})
    found.answer = middleware.ReadersMiddleware(answer)
    return found


def test_a_reader_is_answered_by_the_replica(site):
    assert site.answer(get("/mk/")).status_code == 200
    assert site.asked == [("replica1", patience.READERS)]


def test_a_colleague_is_not(site):
    site.answer(get("/mk/", headers={"Cookie": COOKIE}))
    assert site.asked == [("default", None)]


def test_a_page_whose_replica_went_away_is_made_once_more(site):
    site.fails = True
    assert site.answer(get("/mk/")).status_code == 200
    assert [where for where, _limit in site.asked] == ["replica1", "default"]
    assert site.lost == ["replica1"]


def test_nothing_is_left_behind_for_the_next_request(site):
    site.answer(get("/mk/"))
    assert (reading.chosen(), patience.limit()) == ("default", None)


def test_without_replicas_nothing_is_watched():
    assert monitor.choose() is None
    assert monitor._monitor is None


def test_while_the_database_is_away_the_page_is_made_once_more_from_another_replica(site, monkeypatch):
    monkeypatch.setattr(monitor, "stand_in", lambda: "replica2")
    site.fails = True
    site.answer(get("/mk/"))
    assert [where for where, _limit in site.asked] == ["replica1", "replica2"]
