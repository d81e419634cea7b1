"""The settings of the tests for a real server, with a note of every page that Django itself has to make."""

from portal.settings import FRESHNESS_SECONDS as REAL_SECONDS
from tests.settings import *  # noqa: F403
from tests.settings import MIDDLEWARE

FRESHNESS_SECONDS = REAL_SECONDS  # as on a real site: someone looks for changes

MIDDLEWARE = ["tests.portal.front_door.renders.NotingMiddleware", *MIDDLEWARE]

PASSWORD_HASHERS = ["tests.portal.front_door.stuck.StuckHasher"]
