"""What several hosts show together in Redis is the same as what the database says."""

import secrets
from collections import Counter

import pytest
from django.utils import timezone

from tests import redis_servers, services
from tests.visitors.readers import AMERICA, PRISTINA, SKOPJE, fold, read
from visitors import after
from visitors.board import keeper as keeping
from visitors.board import link as linking
from visitors.board import reading
from visitors.board.pieces import prefix
from visitors.models import CountryDay

pytestmark = [pytest.mark.django_db, pytest.mark.redis]


@pytest.fixture(scope="session")
def cluster(tmp_path_factory):
    services.need("redis-server")
    with redis_servers.cluster(tmp_path_factory.mktemp("cluster")) as servers:
        yield servers[1].url


@pytest.fixture(params=["one server", pytest.param("cluster", marks=pytest.mark.processes)])
def board(request, settings, monkeypatch):
    """A board of this test's own, on a server and on a cluster; its connection."""
    is_cluster = request.param == "cluster"
    settings.VISITORS_BOARD = request.getfixturevalue("cluster") if is_cluster else services.REDIS_URL
    settings.VISITORS_SITE = secrets.token_hex(6)
    settings.VISITORS_BOARD_SECONDS = 20  # this machine may be busy
    linking._link.cache_clear()
    monkeypatch.setattr(keeping.keeper, "_check_at", 0.0)
    client = linking.connect(settings.VISITORS_BOARD, decode_responses=True)
    yield client
    if keys := our_keys(client):
        for key in keys:
            client.delete(key)
    linking._link.cache_clear()


def our_keys(client):
    return list(client.scan_iter(match=f"{prefix()}:*", count=1000))


def round_done(spool):
    keeping.keeper._check_at = 0.0
    after.round_done(spool)


def counted_today():
    rows = CountryDay.objects.filter(day=timezone.localdate(), visitors__gt=0)
    return Counter(dict(rows.values_list("country", "visitors")))


def shown_today():
    return reading.countries(timezone.localdate())


def test_nobody_believes_an_empty_board(board):
    assert reading.online(timezone.now()) is None
    assert shown_today() is None


def test_after_a_round_it_shows_what_the_database_says(board, spool):
    for address in (SKOPJE, PRISTINA, AMERICA, AMERICA):
        read(address=address)
    fold()
    round_done(spool)
    assert shown_today() == counted_today() == Counter(MK=1, XK=1, US=1)
    assert reading.online(timezone.now()) == 3


def test_news_come_with_each_fold(board, spool):
    round_done(spool)
    assert shown_today() == Counter()
    read()
    fold()
    read(address=AMERICA)
    fold()
    assert shown_today() == Counter(MK=1, US=1)
    assert reading.online(timezone.now()) == 2
