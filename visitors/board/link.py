"""The connection to Redis of one process. It never raises and seldom waits: Redis may be away at any time."""

import logging
import os
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, TypeVar

from visitors import conf
from visitors.board.address import Address, parse

PAUSE_SECONDS = 30
"""After a failure Redis is left alone for this long."""

Answer = TypeVar("Answer")
Command = tuple[str, Sequence[Any]]
"""The key that a command is about, and its words."""
logger = logging.getLogger(__name__)


def connect(url: str, **options) -> Any:
    """Give a client of redis-py for one server or for a cluster, whichever is there."""
    import redis
    from redis.backoff import NoBackoff
    from redis.retry import Retry

    address = parse(url)
    seconds = conf.board_seconds()
    options = {
        "socket_timeout": seconds,
        "socket_connect_timeout": seconds,
        "protocol": 2,  # 3 would listen for announcements of a maintenance, which nobody here makes
        **options,
    }
    if not address.is_cluster:
        single = redis.Redis.from_url(address.urls[0], retry=Retry(NoBackoff(), 0), **options)
        if address.is_cluster is False or not single.info("cluster").get("cluster_enabled"):
            return single
        single.close()
    return _cluster(redis, address, retry=Retry(NoBackoff(), 0), **options)


def _cluster(redis: Any, address: Address, **options) -> Any:
    from redis.cluster import ClusterNode

    parts = [redis.connection.parse_url(url) for url in address.urls]
    nodes = [ClusterNode(part["host"], part.get("port", 6379)) for part in parts[1:]]
    return redis.RedisCluster(url=address.urls[0], startup_nodes=nodes, **options)


def run(client: Any, commands: Sequence[Command]) -> list[Any]:
    """Give the answers to many commands, each about the key named first; one message to each host of a cluster.

    The cluster pipeline of redis-py would try each command again, one by one: seconds, when a host hangs.
    """
    hosts = defaultdict(list)
    for number, (key, _words) in enumerate(commands):
        is_cluster = hasattr(client, "get_node_from_key")
        hosts[client.get_node_from_key(key) if is_cluster else None].append(number)
    answers: list[Any] = [None] * len(commands)
    for host, numbers in hosts.items():
        connection = client.get_redis_connection(host) if host else client
        pipeline = connection.pipeline(transaction=False)
        for number in numbers:
            pipeline.execute_command(*commands[number][1])
        for number, answer in zip(numbers, pipeline.execute(), strict=True):
            answers[number] = answer
    return answers


class Link:
    """Asks Redis, unless it failed a short while ago."""

    def __init__(self, url: str, **options):
        self._url = url
        self._options = options
        self._client: Any = None
        self._lock = threading.Lock()
        self._is_failing = False
        self._failures = 0
        self._ask_again_at = 0.0

    @property
    def is_resting(self) -> bool:
        """Whether Redis failed a short while ago and is not asked for now."""
        return time.monotonic() < self._ask_again_at

    def ask(self, question: Callable[[Any], Answer], *, is_urgent: bool = False) -> Answer | None:
        """Give Redis's answer, or None when there is none. Urgent: a reader waits, so slowness is a failure too."""
        if not self._may_ask():
            return None
        try:
            client = self._connected()
            begun = time.monotonic()  # connecting takes longer, but only once
            answer = question(client)
        except Exception as error:  # noqa: BLE001  whatever is wrong with Redis, the page must go out
            self._client = None
            self._fail(f"{type(error).__name__}")
            return None
        if is_urgent and time.monotonic() - begun > 2 * conf.board_seconds():
            self._fail("it is too slow")
        elif self._is_failing:
            self._is_failing, self._ask_again_at = False, 0.0
            logger.info("Redis answers again.")
        return answer

    def _may_ask(self) -> bool:
        if self.is_resting:
            return False
        if self._is_failing:
            with self._lock:  # one thread tries whether it is back, the others go on without it
                if self.is_resting:
                    return False
                self._ask_again_at = time.monotonic() + PAUSE_SECONDS
        return True

    def _connected(self) -> Any:
        failures = self._failures
        if self._client is None:
            with self._lock:
                if self._client is None:
                    if self._failures != failures:
                        raise ConnectionError  # while this thread stood in line: not everybody need wait for it
                    self._client = self._connect()
        return self._client

    def _connect(self) -> Any:
        try:
            return connect(self._url, **self._options)
        except Exception:
            self._failures += 1
            raise

    def _fail(self, reason: str) -> None:
        self._ask_again_at = time.monotonic() + PAUSE_SECONDS
        if not self._is_failing:
            # No address and no message of the library: either may hold the password.
            logger.warning("Redis is left alone for %s seconds: %s. Counting goes on.", PAUSE_SECONDS, reason)
        self._is_failing = True


@cache
def _link(url: str) -> Link:
    return Link(url, decode_responses=True)


def link() -> Link | None:
    """Give this process's connection for the board; None if the settings name no Redis."""
    url = conf.board_url()
    return _link(url) if url else None


os.register_at_fork(after_in_child=_link.cache_clear)
