"""A Django as `startproject` makes it, for two languages, with the cache of whole pages in the documented order."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

from measuring import wagtail_redis
from measuring.front_peers import Peer, granian, redis

SETTINGS = """
from paper.settings import *
DEBUG, ALLOWED_HOSTS, ROOT_URLCONF = False, ["*"], "pages"
LANGUAGE_CODE, LANGUAGES = "mk", [("mk", "Macedonian"), ("en", "English")]
security, session, *others = MIDDLEWARE
MIDDLEWARE = [security, "django.middleware.cache.UpdateCacheMiddleware", "django.middleware.gzip.GZipMiddleware",
    session, "django.middleware.locale.LocaleMiddleware", *others,
    "django.middleware.cache.FetchFromCacheMiddleware"]
CACHES = {"default": %s}
"""
PAGES = """
import itertools, os, pathlib
from django.conf.urls.i18n import i18n_patterns
from django.http import HttpResponse
from django.urls import path
PAGE, made = pathlib.Path(os.environ["PAGE"]).read_bytes(), itertools.count(1)
def page(request):
    return HttpResponse(PAGE, headers={"Made": next(made)})
urlpatterns = i18n_patterns(path("page.html", page))
"""
WSGI = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "kept_there"
from paper.wsgi import application
"""
PATH = "/mk/page.html"
MEMORY = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}


@contextmanager
def in_memory(folder: Path, page: Path) -> Iterator[Peer]:
    """Pages kept in the memory of the process, as Django does it when nothing else is said."""
    with _project(folder / "in_memory", page, MEMORY) as peer:
        yield peer


@contextmanager
def in_redis(folder: Path, page: Path) -> Iterator[Peer]:
    """Pages kept in a Redis of its own, as whoever has several processes does it, with the quick hiredis.

    In the environment of Wagtail, which has both.
    """
    with redis() as (port, pid):
        place = {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": f"redis://127.0.0.1:{port}/0",
        }
        with _project(folder / "in_redis", page, place, wagtail_redis.PYTHON) as peer:
            yield Peer(peer.url, peer.pid, (pid,))


@contextmanager
def _project(folder: Path, page: Path, place: dict, python: Path | str = sys.executable) -> Iterator[Peer]:
    folder.mkdir()
    start = [python, "-m", "django", "startproject", "paper", folder]
    subprocess.run(start, check=True, capture_output=True, timeout=120)
    (folder / "kept_there.py").write_text(SETTINGS % json.dumps(place))
    (folder / "pages.py").write_text(PAGES)
    with granian(folder, "project", WSGI, page, PATH, python) as (url, pid):
        if _made(url) != _made(url):
            raise AssertionError("Django's cache middleware keeps no page")
        yield Peer(url, pid)


def _made(url: str) -> str:
    asked = Request(url, headers={"Accept-Encoding": "gzip", "Accept-Language": "mk,en;q=0.7"})
    with urlopen(asked, timeout=60) as answer:
        return answer.headers["Made"]
