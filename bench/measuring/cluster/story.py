"""What happens to the site, one misfortune after the other, and what its readers see of each."""

import sys
import time
from collections.abc import Callable

from measuring.cluster.hosts import until
from measuring.cluster.site import Site
from measuring.cluster.traffic import Seen, Traffic

OK = 200
BEFORE, DOWN, AFTER = 3.0, 8.0, 9.0  # seconds
UNREAD = 6
"""Pages of each phase that nobody has read before; they are asked for while something is down."""


def tell(site: Site, *, rate: float, quick: bool) -> dict:
    """Kill each machine under load, and give what was seen."""
    stories = site.newsroom.stories()
    paths = [path for _number, path in stories]
    hot = ["/en/", "/mk/", "/sq/", "/tr/", *paths[:30]]
    _warm(site, hot)
    before = site.newsroom.views()
    misfortunes = _misfortunes(site)
    unread = paths[-UNREAD * len(misfortunes) :]
    traffic = Traffic(site.proxy.port, hot, paths[30 : -len(unread)] or paths, rate=rate).start()
    found = {}
    for name, (down, up) in misfortunes.items():
        if quick and name not in {"nothing", "web host killed", "replica killed"}:
            continue
        _say(name)
        new = [unread.pop() for _page in range(UNREAD)]
        found[name] = _happens(site, traffic, stories[len(found)], new, down, up, quick=quick)
    traffic.stop()
    counted = _counted(site, before, sum(each.status == OK for each in traffic.seen))
    took_over = None if quick else _takes_over(site, hot, rate)
    return {"rate": rate, "phases": found, "visits": counted, "took over": took_over}


def _misfortunes(site: Site) -> dict[str, tuple[Callable, Callable]]:
    web, replicas = site.hosts[0], (site.replica, site.other)
    return {
        "nothing": (lambda: None, lambda: None),
        "web host killed": (web.kill, web.start),
        "replica killed": (site.replica.kill, site.replica.start),
        "replica hangs": (site.replica.freeze, lambda: site.replica.freeze(stop=False)),
        "both replicas killed": (
            lambda: [one.kill() for one in replicas],
            lambda: [one.start() for one in replicas],
        ),
        "primary killed": (site.primary.kill, site.primary.start),
        "proxy killed": (site.proxy.kill, site.proxy.start),
    }


def _happens(
    site: Site,
    traffic: Traffic,
    story: tuple[int, str],
    unread: list[str],
    down: Callable,
    up: Callable,
    *,
    quick: bool,
) -> dict:
    share = 0.4 if quick else 1.0
    start = time.monotonic()
    time.sleep(BEFORE * share)
    down_at = time.monotonic()
    down()
    alive = [host for host in site.hosts if host.process.poll() is None]
    seen_meanwhile = site.newsroom.seconds_until_seen(story, alive) if site.newsroom.can_write() else None
    time.sleep(max(DOWN * share - (time.monotonic() - down_at), 0))
    answered = [alive[number % len(alive)].page(path) for number, path in enumerate(unread)]
    up_at = time.monotonic()
    up()
    back = until(lambda: all(host.answers("/health/ready") for host in site.hosts), 60)
    time.sleep(AFTER * share)
    seen_after = site.newsroom.seconds_until_seen(story, site.hosts)
    return _of(traffic.since(start), down_at) | {
        "down": up_at - down_at,
        "unread pages answered": 100 * sum(page is not None for page in answered) / len(answered),
        "all ready again after": back,
        "change seen everywhere, meanwhile": seen_meanwhile,
        "change seen everywhere, afterwards": seen_after,
    }


def _of(seen: list[Seen], down_at: float) -> dict:
    hot, cold = ([each for each in seen if each.is_hot == is_hot] for is_hot in (True, False))
    failed = [each for each in seen if each.status != OK]
    times = sorted(each.took for each in seen)
    return {
        "pages": len(seen),
        "hot pages answered": _share(hot),
        "other pages answered": _share(cold),
        "failures": _by_status(failed),
        "last failure after": max((each.at + each.took - down_at for each in failed), default=None),
        "p50 ms": times[len(times) // 2] * 1000,
        "p99 ms": times[len(times) * 99 // 100] * 1000,
    }


def _share(seen: list[Seen]) -> float:
    return 100 * sum(each.status == OK for each in seen) / len(seen) if seen else 100.0


def _by_status(failed: list[Seen]) -> dict[str, int]:
    statuses = [str(each.status or "no answer") for each in failed]
    return {status: statuses.count(status) for status in sorted(set(statuses))}


def _counted(site: Site, before: int, sent: int) -> dict:
    """Every page that a reader got is counted, after a while."""
    until(lambda: site.newsroom.views() - before >= sent, 60, every=0.5)
    return {"read": sent, "counted": site.newsroom.views() - before}


def _takes_over(site: Site, hot: list[str], rate: float) -> dict:
    """The primary is gone for good, and a replica leads. No web host is told or started anew."""
    _say("a replica takes over")
    traffic = Traffic(site.proxy.port, hot, hot, rate=rate).start()
    time.sleep(BEFORE)
    down_at = time.monotonic()
    site.primary.kill()
    time.sleep(3)  # as long as somebody, or a program, takes to decide
    promoted_at = time.monotonic()
    site.replica.promote()
    writes = until(site.newsroom.can_write, 60)
    ready = until(lambda: all(host.answers("/health/ready") for host in site.hosts), 60)
    seen = site.newsroom.seconds_until_seen(site.newsroom.stories()[0], site.hosts, 60)
    time.sleep(AFTER)
    traffic.stop()
    return _of(traffic.seen, down_at) | {
        "decided after": promoted_at - down_at,
        "can be written after": writes,
        "all ready after": ready,
        "change seen everywhere": seen,
    }


def _warm(site: Site, hot: list[str]) -> None:
    _say("the hot pages are read once")
    for host in site.hosts:
        for path in hot:
            host.page(path)
    until(lambda: site.newsroom.views() >= 0, 1)
    time.sleep(8)  # until those visits are counted too


def _say(what: str) -> None:
    print(f"… {what}", file=sys.stderr, flush=True)
