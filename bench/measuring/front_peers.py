"""Servers that send the same bytes: granian with a constant, Django's cache middleware, nginx with a file."""

import gzip
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from measuring.news_site import free_port, wait_for
from measuring.running import running

CONSTANT = """
import gzip, os, pathlib
BODY = gzip.compress(pathlib.Path(os.environ["PAGE"]).read_bytes(), 6)
HEADERS = [("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", "gzip"), ("Vary", "Accept-Encoding"),
           ("Content-Length", str(len(BODY)))]
def application(environ, start_response):
    start_response("200 OK", HEADERS)
    return [BODY]
"""
DJANGO = """
import os, pathlib
from django.conf import settings
settings.configure(SECRET_KEY="x" * 60, ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, USE_I18N=True,
    CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
    MIDDLEWARE=["django.middleware.cache.UpdateCacheMiddleware", "django.middleware.gzip.GZipMiddleware",
        "django.middleware.security.SecurityMiddleware", "django.middleware.common.CommonMiddleware",
        "django.middleware.cache.FetchFromCacheMiddleware"])
import django
django.setup()
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path
PAGE = pathlib.Path(os.environ["PAGE"]).read_bytes()
urlpatterns = [path("page.html", lambda request: HttpResponse(PAGE))]
application = get_wsgi_application()
"""
NGINX = """
worker_processes 1; daemon off; pid %(folder)s/nginx.pid; error_log %(folder)s/error.log;
events { worker_connections 512; }
http { access_log off; keepalive_requests 1000000; types { text/html html; }
  client_body_temp_path %(folder)s/body; proxy_temp_path %(folder)s/proxied; fastcgi_temp_path %(folder)s/f;
  uwsgi_temp_path %(folder)s/u; scgi_temp_path %(folder)s/s;
  proxy_cache_path %(folder)s/kept keys_zone=pages:10m;
  server { listen 127.0.0.1:%(port)d; root %(folder)s; gzip_static on; open_file_cache max=100; }
%(more)s }
"""
KEEPING = """
  upstream portal { server 127.0.0.1:%(behind)d; keepalive 8; }
  server { listen 127.0.0.1:%(port)d; location / {
    proxy_pass http://portal; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host $http_host;
    proxy_set_header Accept-Encoding gzip; proxy_cache pages; proxy_cache_valid 200 60s; proxy_cache_lock on;
    proxy_cache_use_stale updating; proxy_cache_background_update on;
    proxy_ignore_headers Vary Cache-Control Expires; } }
"""


class Peer(NamedTuple):
    """A page of a peer, and the processes that work for it."""

    url: str
    pid: int
    beside: tuple[int, ...] = ()
    """Those of its own database or cache, whose work is counted too."""


@contextmanager
def granian(
    folder: Path,
    name: str,
    source: str,
    page: Path,
    path: str = "/page.html",
    python: Path | str = sys.executable,
) -> Iterator[tuple[str, int]]:
    """A small WSGI application in one process; the address of its page, and the process."""
    port = free_port()
    (folder / f"{name}.py").write_text(source)
    command = [python, "-m", "granian", "--interface", "wsgi", "--workers", "1", "--port", str(port),
               "--no-ws", "--blocking-threads", "1", "--log-level", "error", f"{name}:application"]  # fmt: skip
    with running(command, cwd=folder, env=os.environ | {"PAGE": str(page)}) as server:
        wait_for(f"http://127.0.0.1:{port}{path}", server)
        yield f"http://127.0.0.1:{port}{path}", server.pid


@contextmanager
def redis() -> Iterator[tuple[int, int]]:
    """A Redis of its own that writes nothing down: its port and its process."""
    port = free_port()
    command = ["redis-server", "--port", port, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    with running(command, stdout=subprocess.DEVNULL) as server:
        yield port, server.pid


@contextmanager
def nginx(folder: Path, page: Path, behind: int) -> Iterator[tuple[str, str, int]]:
    """nginx with the page as a file, packed beforehand; and, at another port, keeping what another server sends."""
    folder.mkdir()
    folder.chmod(0o755)
    (folder / "page.html").write_bytes(page.read_bytes())
    (folder / "page.html.gz").write_bytes(gzip.compress(page.read_bytes(), 6))
    port, keeping = free_port(), free_port()
    more = KEEPING % {"behind": behind, "port": keeping}
    (folder / "nginx.conf").write_text(NGINX % {"folder": folder, "port": port, "more": more})
    with running(["nginx", "-c", folder / "nginx.conf", "-e", folder / "error.log"]) as server:
        wait_for(f"http://127.0.0.1:{port}/page.html", server)
        yield f"http://127.0.0.1:{port}/page.html", f"http://127.0.0.1:{keeping}", server.pid
