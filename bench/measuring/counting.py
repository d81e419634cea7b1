"""The conditions of bench/counter.py, and one run of them all on one database."""

import gc
import sys
from importlib import metadata
from pathlib import Path

from measuring import site
from measuring.readers import Readers
from measuring.samples import Condition, Samples, added, interleave

STORIES, RETURNING, WARM_UP = 200, 40, 40
OURS, PAGE, MESSAGE = "ours (middleware)", "ours (beacon): page", "ours (beacon): message"
NOTHING, HITCOUNT = "nothing", "django-hitcount"
TRACKING, TRACKING_VIEWS = "django-tracking2", "django-tracking2 with page views"
PEERS = (HITCOUNT, TRACKING, TRACKING_VIEWS)
STACK = (
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
)
OUR_STACK = (
    "visitors.beacon.BeaconMiddleware",
    STACK[0],
    "visitors.middleware.CountVisitsMiddleware",
    *STACK[1:],
)
TRACKING_STACK = (*STACK, "tracking.middleware.VisitorTrackingMiddleware")


def run(url: str, folder: Path, cycles: int, *, with_peers: bool) -> dict:
    """Measure everything on one database."""
    site.start(url, folder, ["hitcount", "tracking"] if with_peers else [])
    from measuring import around

    bench = Bench(with_peers=with_peers)
    strangers, returning = bench.strangers(), bench.returning()
    for condition in (*strangers, *returning):
        for _time in range(WARM_UP):
            condition.run(condition.prepare())
    gc.collect()
    gc.freeze()
    quiet = [each for each in strangers if each.name in {NOTHING, OURS}]
    first = interleave(strangers, cycles, "Strangers")
    return {
        "versions": versions(with_peers),
        "cycles": len(first[NOTHING].wall) // strangers[0].times,
        "stranger": summary(first),
        "returning": summary(interleave(returning, cycles, "Returning readers")),
        "quiet": summary(interleave(quiet, cycles, "Ours and nothing alone")),
        "queries": {each.name: around.queries(each) for each in strangers},
        "returning_queries": {each.name: around.queries(each) for each in returning},
        "sockets": around.sockets([each for each in strangers if each.name in {OURS, PAGE, MESSAGE}]),
        "record": around.record_alone(bench.readers, cycles),
        "later": around.count_later(),
    }


def summary(samples: dict[str, Samples]) -> dict:
    """Of each condition what it takes, and what it adds to the same page without a counter."""
    base = samples[NOTHING]
    whole = {name: {"wall": added([0] * len(each.wall), each.wall), "cpu": added([0] * len(each.cpu), each.cpu)}
             for name, each in samples.items()}  # fmt: skip
    more = {name: {"wall": added(base.wall, each.wall), "cpu": added(base.cpu, each.cpu)}
            for name, each in samples.items() if name not in {NOTHING, MESSAGE}}  # fmt: skip
    return {"whole": whole, "added": more}


def versions(with_peers: bool) -> dict:
    """What was measured."""
    names = ("Django", *(("django-hitcount", "django-tracking2") if with_peers else ()))
    return {"Python": sys.version.split()[0], **{name: metadata.version(name) for name in names}}


class Bench:
    """A filled site, and one way into it for each condition."""

    def __init__(self, *, with_peers: bool):
        from measuring.stories.models import fill

        fill(STORIES)
        self.with_peers = with_peers
        self.readers = Readers(STORIES)
        self.plain, self.ours = entrance(STACK), entrance(OUR_STACK)
        self.tracking = entrance(TRACKING_STACK) if with_peers else None

    def strangers(self) -> list[Condition]:
        """Somebody without a cookie: a first visit, a private window, a reader who refuses cookies."""
        new = self.readers.stranger
        return [*self._ours(new, new), *(self._peers(new) if self.with_peers else [])]

    def returning(self) -> list[Condition]:
        """Somebody who was here before. The peers know him by his session; ours never gives him one, nor needs it.

        A reader with a session is one of the newsroom, whom ours does not count; so for ours, and for the
        page without a counter, the cookie has another name and the same length.
        """
        chance, readers = self.readers.chance, range(RETURNING)
        known = [(self.readers.address(), self.readers.browser()) for _number in readers]
        sessions, other = [f"sid={session()}" for _number in readers], f"tea={'x' * 32}"

        def same(path="/en/stories/{}/", *, with_session=False):
            number = chance.choice(readers)
            cookie = sessions[number] if with_session else other
            return self.readers.request(path, *known[number], cookie)

        peers = self._peers(lambda path: same(path, with_session=True)) if self.with_peers else []
        return [*self._ours(same, same), *peers]

    def _ours(self, plain, request) -> list[Condition]:
        from visitors.seals import sealed

        def prepared(way, make):
            def prepare():
                choose(way)
                return make()

            return prepare

        def message():
            return self.readers.message(
                sealed(f"stories.story:{self.readers.chance.randint(1, STORIES)}", "en")
            )

        return [
            Condition(NOTHING, plain, self.plain, 4),
            Condition(OURS, prepared("middleware", request), self.ours, 4),
            Condition(PAGE, prepared("beacon", request), self.ours, 4),
            Condition(MESSAGE, prepared("beacon", message), self.ours, 4),
        ]

    def _peers(self, request) -> list[Condition]:
        from tracking import middleware

        def with_views(*, is_on):
            def prepare():
                middleware.TRACK_PAGEVIEWS = is_on
                return request("/en/stories/{}/")

            return prepare

        return [
            Condition(HITCOUNT, lambda: request("/en/hits/{}/"), self.plain),
            Condition(TRACKING, with_views(is_on=False), self.tracking),
            Condition(TRACKING_VIEWS, with_views(is_on=True), self.tracking),
        ]


def session() -> str:
    """The key of a session with something in it: Django gives no cookie for an empty one, nor do the peers."""
    from django.contrib.sessions.backends.db import SessionStore

    store = SessionStore()
    store["language"] = "en"
    store.save()
    return store.session_key


def entrance(stack: tuple[str, ...]):
    """A whole Django with this middleware: give it a request, get the headers of the answer."""
    from django.conf import settings
    from django.core.handlers.wsgi import WSGIHandler

    settings.MIDDLEWARE = list(stack)
    handler = WSGIHandler()

    def serve(environ: dict) -> list:
        answers = []
        response = handler(environ, lambda status, headers, exc_info=None: answers.append((status, headers)))
        b"".join(response)
        response.close()
        status, headers = answers[0]
        if status[0] != "2":
            raise RuntimeError(f"{environ['PATH_INFO']} answered {status}")
        return headers

    return serve


def choose(way: str) -> None:
    """Let ours count in the middleware or by messages of the page."""
    from django.conf import settings

    from visitors import conf

    if way != settings.VISITORS_COUNT:
        settings.VISITORS_COUNT = way
        conf.in_force.cache_clear()
        conf.in_force()
