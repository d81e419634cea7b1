"""Telling a CDN which pages to forget: a thread of the background worker, where the operator has set `CDN_PURGE_URL`.

It reads the log of changes as web processes do, so publishing neither waits for it nor knows of it, and what a CDN that
is away was not told waits in memory. Whoever begins anew does not know what was told before, and so tells it to
forget every page: nothing is lost with a process. With several workers the CDN hears of each change from each of them.
"""

import json
import logging
from collections.abc import Iterable
from http.client import HTTPException
from threading import Thread
from time import monotonic, sleep
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections

from portal.freshness.looking import Looker
from portal.freshness.meaning import ALL_PAGES
from portal.freshness.watcher import REST, own_connection

HOSTS_SECONDS = 0.4
"""After a change, until our own web processes have heard of it: or the CDN would fetch the old page once more."""
TIMEOUT_SECONDS = 5
PAUSES = (1, 2, 5, 15, 60)
"""Seconds before the second, third … try; the last one again and again."""
AT_ONCE = 200
"""Keys in one message; Fastly takes 256."""
MOST = 5000
"""So many keys, and forgetting every page is simpler."""

logger = logging.getLogger(__name__)


class Untold:
    """What the CDN does not know yet. Stands where web processes have their page cache."""

    def __init__(self):
        self.keys: set[str] = set()
        self.since = 0.0

    def purge(self, keys: Iterable[str]) -> None:
        """Pages that are made of one of these are wrong."""
        self.since = self.since if self.keys else monotonic()
        self.keys |= set(keys)
        if ALL_PAGES in self.keys or len(self.keys) > MOST:
            self.keys = {ALL_PAGES}

    def purge_all(self) -> None:
        """Every page may be wrong."""
        self.purge({ALL_PAGES})


class Teller(Thread):
    """Looks for changes and tells of them until the process ends."""

    def __init__(self):
        super().__init__(name="telling the CDN", daemon=True)
        self.untold = Untold()
        self.looker = Looker(self.untold)
        self.failed = 0
        self.rests_until = 0.0
        self.is_blind = False

    def run(self) -> None:
        """Look, tell, and again."""
        connections[DEFAULT_DB_ALIAS] = own_connection()
        while True:
            sleep(REST if self.is_blind else settings.FRESHNESS_SECONDS)
            self.look()
            self.tell()

    def look(self) -> None:
        """See what has changed. Where that fails nobody knows what was overlooked."""
        try:
            self.looker.look()
        except Exception as error:  # noqa: BLE001  it must go on
            if not self.is_blind:
                logger.warning(
                    "Changes for the CDN cannot be read (%s); afterwards it forgets every page.", error
                )
            self.is_blind = True
            self.untold.purge_all()
            connections[DEFAULT_DB_ALIAS].close()
        else:
            self.is_blind = False

    def tell(self) -> None:
        """Tell what is untold, if its time has come; what the CDN has not taken stays untold."""
        now = monotonic()
        if (
            self.is_blind
            or not self.untold.keys
            or now < max(self.rests_until, self.untold.since + HOSTS_SECONDS)
        ):
            return
        try:
            while keys := sorted(self.untold.keys)[:AT_ONCE]:
                post(keys)
                self.untold.keys -= set(keys)
        except (OSError, HTTPException, ValueError) as error:
            pause = PAUSES[min(self.failed, len(PAUSES) - 1)]
            self.failed, self.rests_until = self.failed + 1, monotonic() + pause
            # Nothing of the address: it may hold a secret.
            reason = f"status {error.code}" if isinstance(error, HTTPError) else type(error).__name__
            logger.warning("The CDN was not told of changes (%s); it is tried again in %s s.", reason, pause)
        else:
            self.failed = 0


class _Stay(HTTPRedirectHandler):
    """A CDN that sends us elsewhere is not followed: our token is not for others."""

    def redirect_request(self, *_arguments):
        """Do not go."""


def post(keys: list[str]) -> None:
    """Send keys, in a header and in the body. OSError or HTTPException if the CDN does not answer with success."""
    headers = {"Content-Type": "application/json", "Surrogate-Key": " ".join(keys)}
    if settings.CDN_PURGE_TOKEN:
        name, colon, value = settings.CDN_PURGE_TOKEN.partition(": ")
        headers |= {name: value} if colon else {"Authorization": f"Bearer {name}"}
    body = json.dumps({"surrogate_keys": keys}).encode()
    request = Request(settings.CDN_PURGE_URL, body, headers, method="POST")  # noqa: S310  checked at the start
    with build_opener(_Stay, ProxyHandler({})).open(request, timeout=TIMEOUT_SECONDS):
        pass


def begin() -> None:
    """Begin to tell, if there is a CDN to be told."""
    if settings.CDN_PURGE_URL and settings.FRESHNESS_SECONDS:
        Teller().start()
