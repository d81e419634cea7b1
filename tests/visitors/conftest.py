"""Each test has a pen of its own and puts it away."""

import secrets

import pytest

from tests import redis_servers, services
from visitors.board import keeper as keeping
from visitors.board import link as linking
from visitors.board.pieces import prefix
from visitors.pen import desk


@pytest.fixture(autouse=True)
def own_pen(own_folders):
    """Begin and end without an open file."""
    desk.close()
    yield
    desk.close()


@pytest.fixture
def spool(settings):
    """The folder where this test's views are noted."""
    return settings.VISITORS_SPOOL


@pytest.fixture(scope="session")
def redis_cluster(tmp_path_factory):
    """The address of a cluster of three servers, which know each other."""
    services.need("redis-server")
    with redis_servers.cluster(tmp_path_factory.mktemp("cluster")) as servers:
        yield servers[1].url


@pytest.fixture
def redis_url():
    """A Redis on one server; a test with a parameter of this name asks for a cluster."""
    return services.REDIS_URL


@pytest.fixture
def board(redis_url, settings, monkeypatch):
    """A board of this test's own in Redis; gives the connection, and takes everything down afterwards."""
    settings.VISITORS_BOARD = redis_url
    settings.VISITORS_SITE = secrets.token_hex(6)
    settings.VISITORS_BOARD_SECONDS = 20  # this machine may be busy
    linking._link.cache_clear()
    monkeypatch.setattr(keeping.keeper, "_check_at", 0.0)
    client = linking.connect(redis_url, decode_responses=True)
    yield client
    for key in list(client.scan_iter(match=f"{prefix()}:*", count=1000)):
        client.delete(key)
    linking._link.cache_clear()
