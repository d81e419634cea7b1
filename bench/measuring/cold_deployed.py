"""Both sites as they are deployed, asked over HTTP for pages that no cache has; all processes of each are counted.

Ours is `manage.py serve` as it ships, beside it an app that lets the page cache find nothing (`measuring.forgetful`).
Wagtail is what `wagtail start` makes for production, on gunicorn with two workers, behind nginx that packs. Each has
the same database as before, copied into a PostgreSQL server of its own, so that sessions that end are counted too.
"""

import http.client
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import cycle, islice
from pathlib import Path
from urllib.request import urlopen

from measuring import cold_wagtail, processes
from measuring.cluster.postgres import Server, programs
from measuring.cluster.postgres import reason_missing as no_server
from measuring.cold_pages import BROWSER
from measuring.news_site import free_port, wait_for
from measuring.running import running
from measuring.site import REPOSITORY
from measuring.wagtail_site import FAILURES, PYTHON, run

GUNICORN = "27.0.1"
NO_NGINX = (
    "nginx is not installed (on Debian: apt-get install nginx); Wagtail sends its pages unpacked, without it"
)
HEADERS = {"Accept-Encoding": "gzip", "Accept": "text/html,*/*;q=0.8", "User-Agent": BROWSER}
NO_HIT = 'nevipe_page_cache_events_total{event="hits"} 0\n'
SETTINGS = """
from .production import *
from .measured import ALLOWED_HOSTS, SECRET_KEY
DATABASES = {"default": %r}
"""
NGINX = """
worker_processes 1; daemon off; pid %(folder)s/nginx.pid; error_log %(folder)s/error.log;
events { worker_connections 512; }
http { access_log off; client_body_temp_path %(folder)s/body; proxy_temp_path %(folder)s/proxied;
  fastcgi_temp_path %(folder)s/f; uwsgi_temp_path %(folder)s/u; scgi_temp_path %(folder)s/s;
  gzip on; gzip_comp_level 5; gzip_proxied any; gzip_types application/rss+xml;
  server { listen 127.0.0.1:%(port)d; location / {
    proxy_pass http://127.0.0.1:%(behind)d; proxy_set_header Host $http_host; } } }
"""


def reason_missing() -> str | None:
    """Why it cannot be measured here; None if it can. The first time, gunicorn is installed beside Wagtail."""
    if reason := no_server():
        return reason
    try:
        if not (PYTHON.parent / "gunicorn").exists():
            install = (PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
            run(*install, f"gunicorn=={GUNICORN}")
    except FAILURES as error:
        return f"gunicorn cannot be installed here: {getattr(error, 'stderr', '') or error}"
    return None


class Deployed:
    """A site that runs, and every process that works for it."""

    def __init__(self, port: int, roots: list[int]):
        self.port, self.roots = port, roots

    def ask(self, paths: list[str], times: int) -> dict:
        """Ask so many times, for these pages in turn; milliseconds of processor for one, and of them the database's."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        before, letters, told = self._used(), 0, set()
        for path in islice(cycle(paths), times):
            connection.request("GET", path, headers=HEADERS)
            answer = connection.getresponse()
            letters += len(answer.read())
            told.add(f"{answer.status} {answer.reason}")
        connection.close()
        spent = [(after - at) * 1000 / times for after, at in zip(self._used(), before, strict=True)]
        return {
            "status": ", ".join(sorted(told)),
            "letters": letters // times,
            "own": sum(spent[1:]),
            "db": spent[0],
        }

    def _used(self) -> list[float]:
        return [sum(processes.used(processes.tree(root)).values()) for root in self.roots]


@contextmanager
def ours(url: str, environment: dict[str, str], folder: Path) -> Iterator[Deployed]:
    """`manage.py serve`, whose page cache finds nothing."""
    port, static = free_port(), REPOSITORY / "var" / "bench-static"  # packing the files takes a minute, once
    command = [sys.executable, "manage.py", "serve", "--bind", f"127.0.0.1:{port}"]
    with _database(url) as (copy, its), (folder / "serve.log").open("w") as log:
        told = environment | {
            "DATABASE_URL": copy, "PYTHONPATH": str(REPOSITORY / "bench"), "STATIC_ROOT": str(static),
            "SITE_URL": f"http://127.0.0.1:{port}", "METRICS_BIND": f"127.0.0.1:{free_port()}",
            "DJANGO_SETTINGS_MODULE": "measuring.forgetful.settings", "MEDIA_URL_STORAGE": str(folder / "media"),
        }  # fmt: skip
        with _running(command, port, "/health/live", cwd=REPOSITORY, env=told, stdout=log, stderr=log) as own:
            yield Deployed(port, [its, own])
            if NO_HIT not in urlopen(f"http://{told['METRICS_BIND']}/metrics").read().decode():
                sys.exit("The page cache of ours found pages; these numbers are worth nothing.")


@contextmanager
def wagtail(url: str, root: Path) -> Iterator[Deployed]:
    """What production runs of the site in a folder."""
    behind, settings = free_port(), root / "news" / "settings"
    with _database(url) as (copy, its), ExitStack() as stack:
        (settings / "deployed.py").write_text(SETTINGS % cold_wagtail.database(copy))
        told = os.environ | {"DJANGO_SETTINGS_MODULE": "news.settings.deployed"}
        run(PYTHON, "manage.py", "collectstatic", "--noinput", cwd=root, env=told)
        command = [PYTHON, "-m", "gunicorn", "--workers", "2", "--bind", f"127.0.0.1:{behind}",
                   "--log-level", "error", "news.wsgi:application"]  # fmt: skip
        own = stack.enter_context(_running(command, behind, "/", cwd=root, env=told))
        if not shutil.which("nginx"):
            yield Deployed(behind, [its, own])
            return
        port, folder = free_port(), root / "nginx"
        folder.mkdir()
        (folder / "nginx.conf").write_text(NGINX % {"folder": folder, "port": port, "behind": behind})
        command = ["nginx", "-c", folder / "nginx.conf", "-e", folder / "error.log"]
        yield Deployed(port, [its, own, stack.enter_context(_running(command, port, "/"))])


@contextmanager
def _running(command: list, port: int, path: str, **more) -> Iterator[int]:
    with running(command, **more) as server:
        wait_for(f"http://127.0.0.1:{port}{path}", server)
        yield server.pid


@contextmanager
def _database(url: str) -> Iterator[tuple[str, int]]:
    """A server that holds a copy of a database and nothing else; the address of the copy, and the process."""
    server, name = Server("cold"), url.rpartition("/")[2]
    try:
        server.create()
        server.start()
        server.ask(f"CREATE DATABASE {name}")
        copy = server.url(name)
        words = [str(programs() / "pg_dump"), "--no-owner", url]
        with subprocess.Popen(words, stdout=subprocess.PIPE) as source:
            run(programs() / "psql", "-q", "-v", "ON_ERROR_STOP=1", copy, stdin=source.stdout)
        server.ask("ANALYZE", name)
        yield copy, int((server.data / "postmaster.pid").read_text().split()[0])
    finally:
        server.remove()
