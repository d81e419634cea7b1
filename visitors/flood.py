"""More questions of one neighbourhood of addresses than readers can ask: they would slow down everybody's pages."""

import time

from django.core.cache import cache

from visitors import identity
from visitors.addresses import NEAR, Address


def is_flood(address: Address, name: str, *, purpose: str, most: int, seconds: int) -> bool:
    """Whether this is one too many under a name. The cache forgets its number in time, and no address is kept.

    ``purpose`` keys the number of the neighbourhood (`identity.number_for`). Without a cache nothing is a flood.
    """
    key = _key(address, name, purpose)
    if cache.add(key, 1, seconds):
        return False
    try:
        return cache.incr(key) > most
    except ValueError:  # it has just run out, or the cache is away
        return False


def was_flood(address: Address, name: str, *, purpose: str, most: int) -> bool:
    """Whether there were so many already that one more is a flood. Asking does not count as one."""
    return cache.get(_key(address, name, purpose), 0) >= most


def _key(address: Address, name: str, purpose: str) -> str:
    near = address[: NEAR[len(address)]].ljust(len(address), bytes(1))
    return f"{name}:{identity.number_for(purpose, near, '', int(time.time()))}"
