"""Wagtail with wagtail-cache, which keeps whole pages in a Redis of its own; served by granian, in one process."""

import os
import shutil
import sys
import tempfile
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from measuring import wagtail_site
from measuring.front_peers import Peer, redis
from measuring.news_site import free_port, wait_for
from measuring.running import running
from measuring.site import REPOSITORY

ENVIRONMENT = REPOSITORY / "var" / "bench-wagtail-cache"
PYTHON = ENVIRONMENT / "bin" / "python"
INSTALLED = ENVIRONMENT / "installed"
CACHE = "3.0.0"
WANTED = (
    f"wagtail=={wagtail_site.WAGTAIL}",
    f"Django=={wagtail_site.DJANGO}",
    "redis==6.4.0",
    "hiredis==3.4.0",
    "granian==2.8.7",
)
SETTINGS = """
from news.settings.base import *
SECRET_KEY, DEBUG, ALLOWED_HOSTS = "x" * 60, False, ["*"]
INSTALLED_APPS += ["wagtailcache"]
WAGTAIL_CACHE_BACKEND = "default"
CACHES = {"default": {"BACKEND":
    "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:%(redis)d/0"}}
MIDDLEWARE = ["wagtailcache.cache.UpdateCacheMiddleware", "django.middleware.gzip.GZipMiddleware", *MIDDLEWARE,
    "wagtailcache.cache.FetchFromCacheMiddleware"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
"""


def reason_missing() -> str | None:
    """Why it cannot be measured here; None if it can. The first time, it is installed into var/bench-wagtail-cache."""
    if not shutil.which("redis-server"):
        return "redis-server is not installed. On Debian: apt-get install redis-server"
    try:
        wanted = " ".join((*WANTED, CACHE))
        if not (INSTALLED.exists() and INSTALLED.read_text() == wanted):
            print(f"Installing Wagtail into {ENVIRONMENT} (once) …", file=sys.stderr, flush=True)
            venv.create(ENVIRONMENT, clear=True, with_pip=True)
            install = (PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
            wagtail_site.run(*install, *WANTED)
            # It names older Wagtails only, and works with this one.
            wagtail_site.run(*install, "--no-deps", f"wagtail-cache=={CACHE}")
            INSTALLED.write_text(wanted)
    except wagtail_site.FAILURES as error:
        return f"it cannot be installed here: {getattr(error, 'stderr', '') or error}"
    return None


@contextmanager
def site(stories: list[dict]) -> Iterator[dict[str, Peer]]:
    """Its list of stories and a story."""
    with tempfile.TemporaryDirectory(prefix="nevipe-bench-wagtail-") as made, redis() as (redis_port, beside):
        root, port = Path(made), free_port()
        wagtail_site.run(ENVIRONMENT / "bin" / "wagtail", "start", "news", root)
        wagtail_site.write(root, stories)
        models = root / "home" / "models.py"
        models.write_text(_with_cache(models.read_text()))
        (root / "news" / "settings" / "bench.py").write_text(SETTINGS % {"redis": redis_port})
        environment = os.environ | {"DJANGO_SETTINGS_MODULE": "news.settings.bench"}
        yield from _served(root, port, environment, beside)


def _served(root: Path, port: int, environment: dict, beside: int) -> Iterator[dict[str, Peer]]:
    for command in (["makemigrations", "home"], ["migrate", "-v0"]):
        wagtail_site.run(PYTHON, "manage.py", *command, cwd=root, env=environment)
    fill = wagtail_site.run(
        PYTHON, "manage.py", "shell", "-v0", "-c", wagtail_site.FILL, cwd=root, env=environment
    )
    story = urlsplit(fill.stdout.split()[-1]).path
    options = [
        "--workers",
        "1",
        "--blocking-threads",
        "1",
        "--port",
        str(port),
        "--no-ws",
        "--log-level",
        "error",
    ]
    command = [PYTHON, "-m", "granian", "--interface", "wsgi", *options, "news.wsgi:application"]
    with running(command, cwd=root, env=environment) as server:
        wait_for(f"http://127.0.0.1:{port}/", server)
        address = f"http://127.0.0.1:{port}"
        pages = {"front": f"{address}/", "article": address + story}
        yield {name: Peer(url, server.pid, (beside,)) for name, url in pages.items()}


def _with_cache(models: str) -> str:
    mixed = models.replace("(Page):", "(WagtailCacheMixin, Page):")
    return "from wagtailcache.cache import WagtailCacheMixin\n" + mixed
