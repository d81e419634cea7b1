"""Settings for the tests: the real ones, with undefined template variables made fatal and quick passwords."""

import os
import tempfile
from pathlib import Path

os.environ["ENV_FILE"] = os.devnull  # what an operator has set on this machine must not change a test
os.environ.setdefault("SECRET_KEY", "only-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEF")

from portal.settings import *  # noqa: F403
from portal.settings import DATABASES, STORAGES, TEMPLATES


class UndefinedVariable(str):
    """Fail the test that meets a template variable nobody defined."""

    __slots__ = ()

    def __mod__(self, name):
        raise AssertionError(f"Undefined template variable: {name}")

    def __contains__(self, text):
        return text == "%s"


TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = UndefinedVariable("undefined: %s")
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True  # static files straight from their sources
AXES_ENABLED = False  # switched on by the tests of the log-in
FRESHNESS_SECONDS = 0  # nor does one look for changes
VISITORS_FOLD_SECONDS = 0  # no thread counts behind a test's back; a test folds when it wants to

# A name of its own for every run, so that two checkouts can test at the same time.
_name = f"test_nevipe_{os.environ.get('TEST_DATABASE_SUFFIX') or os.getpid()}"
if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    DATABASES["default"]["TEST"] = {"NAME": _name, "TEMPLATE": os.environ.get("TEST_READY_POSTGRES")}
    DATABASES["default"]["OPTIONS"].pop("pool", None)  # threads of tests close connections themselves
    # A test that would wait for ever for another fails instead.
    DATABASES["default"]["OPTIONS"]["options"] = "-c statement_timeout=300s -c lock_timeout=120s"
else:
    # A file, not memory: in memory all threads would share one connection, which no real site does.
    DATABASES["default"]["TEST"] = {"NAME": str(Path(tempfile.gettempdir()) / f"{_name}.sqlite3")}
