"""Finished pages, kept in memory in front of Django. What the rest of the portal may say to it stands here."""

from collections.abc import Iterable

running: list = []
"""The caches of this process: one, or none where PAGE_CACHE_MB=0."""


def purge(keys: Iterable[str]) -> int:
    """Never again show a page that is made of one of these; says how many pages that were."""
    keys = frozenset(keys)
    return sum(cache.store.purge(keys) for cache in running)


def purge_all() -> int:
    """Forget every page."""
    return sum(cache.store.purge_all() for cache in running)


def database_is(ok: bool) -> None:
    """Say whether the database answers: while it does not, old pages are shown, and nothing new is tried."""
    for cache in running:
        cache.database_answers = ok


def stats() -> dict[str, int]:
    """What the cache of this process has done and holds, as numbers for whoever watches the server."""
    figures: dict[str, int] = {}
    for cache in running:
        for name, number in cache.numbers().items():
            figures[name] = figures.get(name, 0) + number
    return figures
