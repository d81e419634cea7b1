"""The cache in Redis, on one server or a cluster. While Redis is away, pages go on as if nothing were stored."""

import os
from collections.abc import Callable
from functools import cache, partial
from pickle import PickleError
from typing import Any

from django.core.cache.backends import redis as django_redis

from visitors.board.link import Link, run

CALLERS_FAULTS = (ValueError, TypeError, AttributeError, PickleError)


class Commands(django_redis.RedisCacheClient):
    """Django's commands on a given connection; those for many keys name each key by itself, as a cluster wants it."""

    def __init__(self, connection: Any):
        self._connection = connection
        self._serializer = django_redis.RedisSerializer()

    def get_client(self, key=None, *, write=False):
        """Give the one connection there is."""
        return self._connection

    def get_many(self, keys):
        """Ask for all keys at once."""
        keys = list(keys)
        found = run(self._connection, [(key, ("GET", key)) for key in keys])
        return {
            key: self._serializer.loads(value)
            for key, value in zip(keys, found, strict=True)
            if value is not None
        }

    def set_many(self, data, timeout):
        """Store all values at once."""
        packed = {key: self._serializer.dumps(value) for key, value in data.items()}
        if timeout == 0:
            self.delete_many(packed)
        else:
            ending = () if timeout is None else ("EX", timeout)
            run(self._connection, [(key, ("SET", key, value, *ending)) for key, value in packed.items()])

    def delete_many(self, keys):
        """Forget all keys at once."""
        run(self._connection, [(key, ("DEL", key)) for key in keys])

    def clear_all(self, start: str) -> bool:
        """Forget what belongs to this site; others may live in the same Redis."""
        keys = list(self._connection.scan_iter(match=f"{start}:*", count=1000))
        self.delete_many(keys)
        return True


@cache
def _link(url: str) -> Link:
    return Link(url)  # one for all threads: Django makes a cache object for each


os.register_at_fork(after_in_child=_link.cache_clear)


class RedisCache(django_redis.RedisCache):
    """Django's own, which here knows clusters and does without Redis when it must."""

    def __init__(self, server, params):
        super().__init__([server], params)
        self._class = Careful

    def clear(self):
        """Forget what belongs to this site."""
        return self._cache.clear_all(self.key_prefix)


class Careful:
    """Runs a command of Django's, and answers "nothing is stored" when Redis does not answer."""

    ABSENT = {
        "add": True, "set": None, "touch": False, "delete": False, "has_key": False, "get_many": {},
        "set_many": None, "delete_many": None, "clear_all": True,
    }  # fmt: skip

    def __init__(self, servers: list[str]):
        self._url = servers[0]

    def __getattr__(self, name: str) -> Callable:
        if name not in self.ABSENT:
            raise AttributeError(name)
        return partial(self._run, name, self.ABSENT[name])

    def get(self, key, default):
        """Give the stored value, or the default."""
        return self._run("get", default, key, default)

    def incr(self, key, delta):
        """Count up what is stored."""
        found = self._run("incr", None, key, delta)
        if found is None:
            raise ValueError(f"Key {key!r} not found.")
        return found

    def _run(self, name: str, absent: Any, *arguments):
        outcome = _link(self._url).ask(
            lambda connection: _attempt(connection, name, arguments), is_urgent=name != "clear_all"
        )
        if outcome is None:
            return absent
        answer, fault = outcome
        if fault is not None:
            raise fault
        return answer


def _attempt(connection: Any, name: str, arguments: tuple) -> tuple[Any, Exception | None]:
    """Run a command; a value that cannot be stored is the caller's fault and says nothing about Redis."""
    try:
        return getattr(Commands(connection), name)(*arguments), None
    except CALLERS_FAULTS as error:
        return None, error
