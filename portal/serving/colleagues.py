"""Who of those that knock at the newsroom's door has been let in before: known by the session, learned from answers.

Anybody can send a cookie. So a session counts only once Django has found a colleague behind it, and no longer when it
has not.
"""

import threading
from collections import OrderedDict
from collections.abc import Mapping
from http.cookies import CookieError

from django.conf import settings
from django.http import parse_cookie

MOST = 2000
"""Sessions that are remembered; of whom that were not seen for longest forgotten first."""


class Known:
    """The sessions behind which a colleague was found."""

    def __init__(self, most: int = MOST):
        self.most = most
        self._sessions: OrderedDict[str, None] = OrderedDict()
        self._lock = threading.Lock()

    def remember(self, session: str) -> None:
        """A colleague was found behind this session."""
        with self._lock:
            self._sessions[session] = None
            self._sessions.move_to_end(session)
            if len(self._sessions) > self.most:
                self._sessions.popitem(last=False)

    def forget(self, session: str) -> None:
        """Nobody is behind this session (any more)."""
        with self._lock:
            self._sessions.pop(session, None)

    def sent(self, environ: Mapping) -> bool:
        """Whether a request comes from one of them."""
        return session_of(environ) in self._sessions


known = Known()
"""Those of this process."""


def session_of(environ: Mapping) -> str | None:
    """What a request calls its session, true or not."""
    try:
        return parse_cookie(environ.get("HTTP_COOKIE", "")).get(settings.SESSION_COOKIE_NAME)
    except CookieError:
        return None
