"""Wagtail with wagtail-cache, which keeps whole pages in a Redis of its own; served by granian, in one process."""

import os
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from measuring import wagtail_site
from measuring.news_site import free_port, wait_for
from measuring.running import running
from measuring.site import REPOSITORY

ENVIRONMENT = REPOSITORY / "var" / "bench-wagtail-cache"
PYTHON = ENVIRONMENT / "bin" / "python"
CACHE = "3.0.0"
WANTED = (
    f"wagtail=={wagtail_site.WAGTAIL}",
    f"Django=={wagtail_site.DJANGO}",
    "redis==6.4.0",
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
        if not (ENVIRONMENT / "installed").exists():
            print(f"Installing Wagtail into {ENVIRONMENT} (once) …", file=sys.stderr, flush=True)
            venv.create(ENVIRONMENT, clear=True, with_pip=True)
            install = (PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
            wagtail_site.run(*install, *WANTED)
            # It names older Wagtails only, and works with this one.
            wagtail_site.run(*install, "--no-deps", f"wagtail-cache=={CACHE}")
            (ENVIRONMENT / "installed").touch()
    except wagtail_site.FAILURES as error:
        return f"it cannot be installed here: {getattr(error, 'stderr', '') or error}"
    return None


@contextmanager
def site(stories: list[dict]) -> Iterator[dict[str, tuple[str, int]]]:
    """Its list of stories and a story: address and process of each."""
    with tempfile.TemporaryDirectory(prefix="nevipe-bench-wagtail-") as made:
        root, redis_port, port = Path(made), free_port(), free_port()
        wagtail_site.run(ENVIRONMENT / "bin" / "wagtail", "start", "news", root)
        wagtail_site.write(root, stories)
        models = root / "home" / "models.py"
        models.write_text(_with_cache(models.read_text()))
        (root / "news" / "settings" / "bench.py").write_text(SETTINGS % {"redis": redis_port})
        environment = os.environ | {"DJANGO_SETTINGS_MODULE": "news.settings.bench"}
        redis = ["redis-server", "--port", redis_port, "--save", "", "--dir", made]
        with running(redis, stdout=subprocess.DEVNULL):
            yield from _served(root, port, environment)


def _served(root: Path, port: int, environment: dict) -> Iterator[dict[str, tuple[str, int]]]:
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
        yield {"front": (f"{address}/", server.pid), "article": (address + story, server.pid)}


def _with_cache(models: str) -> str:
    mixed = models.replace("(Page):", "(WagtailCacheMixin, Page):")
    return "from wagtailcache.cache import WagtailCacheMixin\n" + mixed
