"""The caches of others at the front door: Wagtail's in Redis, WordPress behind nginx and with a plugin."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

from measuring import wagtail_redis, wordpress_cached
from measuring.front_peers import Peer

WAGTAIL = "Wagtail, wagtail-cache, Redis"
WORDPRESS, PLUGIN = "WordPress, kept by nginx", "WordPress, page-cache plugin"
Site = Callable[[], AbstractContextManager[dict[str, Peer]]]


@contextmanager
def others(
    stories: list[dict], missing: dict[str, str], plugin: Path | None, *, wanted: bool
) -> Iterator[dict[str, dict[str, Peer]]]:
    """Those that can be had here, each with its front page and a story; why the rest is missing is noted."""
    found = {}
    with ExitStack() as stack:
        for name, (reason, site) in _all(stories, plugin).items():
            if why := reason() if wanted else "--no-peers":
                missing[name] = why
                continue
            try:
                found[name] = stack.enter_context(site())
            except wordpress_cached.NotKeptError as error:
                missing[name] = str(error)
        yield found


def _all(stories: list[dict], plugin: Path | None) -> dict[str, tuple[Callable[[], str | None], Site]]:
    def no_plugin() -> str | None:
        return wordpress_cached.reason_missing() or wordpress_cached.reason_no_plugin(plugin)

    return {
        WAGTAIL: (wagtail_redis.reason_missing, lambda: wagtail_redis.site(stories)),
        WORDPRESS: (wordpress_cached.reason_missing, lambda: wordpress_cached.site(stories)),
        PLUGIN: (no_plugin, lambda: wordpress_cached.site(stories, plugin)),
    }
