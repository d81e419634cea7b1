"""Django's cache in Redis: on one server, on a cluster, and when Redis is away."""

import pytest
from django.core.checks import run_checks

from portal.redis_cache import RedisCache, _link
from tests import redis_servers, services


@pytest.fixture(scope="module")
def cluster_url(tmp_path_factory):
    services.need("redis-server")
    with redis_servers.cluster(tmp_path_factory.mktemp("cluster")) as servers:
        yield servers[0].url


@pytest.fixture(params=["one server", pytest.param("cluster", marks=pytest.mark.processes)])
def cache(request, settings, tmp_path):
    settings.VISITORS_BOARD_SECONDS = 20  # this machine may be busy
    url = services.REDIS_URL if request.param == "one server" else request.getfixturevalue("cluster_url")
    cache = RedisCache(url, {"KEY_PREFIX": f"test{tmp_path.name}"})
    yield cache
    cache.clear()
    _link.cache_clear()


@pytest.fixture
def absent():
    """A cache whose Redis is not there."""
    (port,) = redis_servers.free_ports(1)
    yield RedisCache(f"redis://127.0.0.1:{port}/0", {})
    _link.cache_clear()


@pytest.mark.redis
def test_what_is_stored_is_found(cache):
    cache.set("a", {"x": [1]})
    cache.set("nothing", None)
    assert cache.get("a") == {"x": [1]}
    assert cache.get("nothing", "else") is None
    assert cache.get("missing", "else") == "else"
    assert "a" in cache
    assert cache.add("a", 2) is False
    assert cache.delete("a") is True
    assert cache.get("a") is None


@pytest.mark.redis
def test_many_keys_at_once(cache):
    many = {f"key{number}": number for number in range(40)}
    cache.set_many(many, timeout=60)
    assert cache.get_many([*many, "missing"]) == many
    assert cache.touch("key0", 30) is True
    cache.delete_many(["key0", "key1"])
    assert cache.get_many(["key0", "key1", "key2"]) == {"key2": 2}
    cache.set_many({"key2": 3}, timeout=0)
    assert cache.get("key2") is None


@pytest.mark.redis
def test_counting_up(cache):
    cache.set("n", 1)
    assert cache.incr("n", 4) == 5
    with pytest.raises(ValueError, match="not found"):
        cache.incr("missing")


@pytest.mark.redis
def test_what_cannot_be_stored_is_the_callers_fault(cache):
    with pytest.raises((AttributeError, TypeError, ValueError, Exception), match="pickle"):
        cache.set("a", lambda: None)
    assert cache.add("b", 1) is True


@pytest.mark.redis
def test_clearing_leaves_other_sites_alone(cache, request):
    other = RedisCache(cache._servers[0], {"KEY_PREFIX": cache.key_prefix + "x"})
    for each in (cache, other):
        each.set_many({f"key{number}": number for number in range(20)})
    cache.clear()
    assert (cache.get("key1"), other.get("key1")) == (None, 1)
    other.clear()


def test_without_redis_nothing_is_stored_and_nothing_fails(absent):
    absent.set("a", 1)
    absent.set_many({"b": 2})
    absent.delete_many(["b"])
    absent.clear()
    assert absent.get("a", "else") == "else"
    assert absent.get_many(["a", "b"]) == {}
    assert (absent.add("a", 1), absent.touch("a"), absent.delete("a"), "a" in absent) == (
        True,
        False,
        False,
        False,
    )
    with pytest.raises(ValueError, match="not found"):
        absent.incr("a")
    assert not hasattr(absent._cache, "nonsense")


def test_without_the_package_the_check_names_the_cure(settings, monkeypatch):
    settings.VISITORS_BOARD = "redis://cache:6379/0"
    assert "portal.E002" not in [each.id for each in run_checks()]
    monkeypatch.setattr("portal.checks.find_spec", lambda name: None)
    (found,) = [each for each in run_checks() if each.id == "portal.E002"]
    assert "nevipe[redis]" in found.hint
