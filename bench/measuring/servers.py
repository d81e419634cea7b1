"""Our server and a bare Django one, started to be looked at from outside: memory of all their processes, first page."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from measuring.databases import scratch
from measuring.news_site import free_port
from measuring.running import running
from measuring.site import REPOSITORY

KEY = "only-for-benches-0123456789-abcdefghijklmnopqrstuvwxyz-ABC"
PATIENCE_SECONDS = 300
KEPT = re.compile(r"^nevipe_page_cache_entries (\S+)$", re.MULTILINE)
COLLECT = "from portal import static_files; static_files.collect()"  # so that no start has to
BARE = """
import django
from django.conf import settings
settings.configure(ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, SECRET_KEY="x" * 50, MIDDLEWARE=[
    "django.middleware.security.SecurityMiddleware", "django.middleware.common.CommonMiddleware"],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}])
django.setup()
from django.core.wsgi import get_wsgi_application
from django.template import engines
from django.http import HttpResponse
from django.urls import path
page = engines["django"].from_string("<h1>{{ title }}</h1>")
urlpatterns = [path("", lambda request: HttpResponse(page.render({"title": "News"})))]
application = get_wsgi_application()
"""


class Running:
    """A server that answers."""

    def __init__(self, process: subprocess.Popen, address: str, folder: Path, seconds: float):
        self.process, self.address, self.folder, self.seconds = process, address, folder, seconds
        self.numbers = ""

    def get(self, path: str) -> int:
        """The status of a page that was read to its end, packed as browsers want it."""
        wanted = Request(self.address + path, headers={"Accept-Encoding": "gzip, deflate, br"})
        try:
            with urlopen(wanted, timeout=PATIENCE_SECONDS) as answer:
                answer.read()
                return answer.status
        except HTTPError as error:
            return error.code

    def pages_kept(self) -> int:
        """How many pages all processes together hold in memory, as they tell themselves."""
        with urlopen(f"http://{self.numbers}/metrics", timeout=PATIENCE_SECONDS) as answer:
            return int(float(KEPT.search(answer.read().decode())[1]))

    def memory(self) -> dict[str, float]:
        """MiB of each process, with its fair part of what several of them share (PSS)."""
        found = {}
        for pid in [self.process.pid, *_descendants(self.process.pid)]:
            name = Path(f"/proc/{pid}/comm").read_text().strip()
            found[f"{name} ({pid})"] = _pss(pid)
        return found


@contextmanager
def prepared(stories: int) -> Iterator[tuple[dict, Path]]:
    """The environment of a site with so many invented stories, its static files collected."""
    with scratch("SQLite") as (url, folder):
        environment = {
            "PATH": os.environ["PATH"], "ENV_FILE": os.devnull, "SECRET_KEY": KEY, "DATABASE_URL": url,
            "VISITORS_SPOOL": str(folder / "spool"), "MEDIA_URL_STORAGE": str(folder / "media"),
            "STATIC_ROOT": str(folder / "static"), "WEB_WORKERS": "2", "PAGE_CACHE_MB": "128",
        }  # fmt: skip
        for command in (
            ["migrate", "-v0"],
            ["generate_articles", str(stories)],
            ["shell", "-c", COLLECT],
        ):
            _manage(command, environment)
        yield environment, folder


@contextmanager
def ours(environment: dict, folder: Path, page: str = "/mk/", **more: str) -> Iterator[Running]:
    """`manage.py serve`, from the command to the first page."""
    port, numbers = free_port(), f"127.0.0.1:{free_port()}"
    command = [sys.executable, str(REPOSITORY / "manage.py"), "serve", "--bind", f"127.0.0.1:{port}"]
    environment = environment | {"METRICS_BIND": numbers} | more
    with _started(command, environment, folder, f"http://127.0.0.1:{port}", page) as running:
        running.numbers = numbers
        yield running


@contextmanager
def bare(folder: Path) -> Iterator[Running]:
    """granian's own command with two processes of a Django that has one page and no app."""
    port = free_port()
    (folder / "bare_site.py").write_text(BARE)
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "2", "--blocking-threads", "4",
               "--port", str(port), "--no-ws", "bare_site:application"]  # fmt: skip
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(folder)}
    with _started(command, environment, folder, f"http://127.0.0.1:{port}", "/") as running:
        yield running


@contextmanager
def _started(command: list, environment: dict, folder: Path, address: str, page: str) -> Iterator[Running]:
    began = time.perf_counter()
    with (
        (folder / "server.log").open("w") as log,
        running(command, env=environment, cwd=folder, stdout=log, stderr=log) as process,
    ):
        _wait(address + page, process, folder)
        yield Running(process, address, folder, time.perf_counter() - began)


def _wait(url: str, process: subprocess.Popen, folder: Path) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        if process.poll() is not None:
            raise ChildProcessError((folder / "server.log").read_text()[-2000:])
        with suppress(OSError), urlopen(url, timeout=PATIENCE_SECONDS) as answer:
            answer.read()
            return
        time.sleep(0.01)
    raise TimeoutError(f"nobody answers at {url}")


def _manage(command: list[str], environment: dict) -> None:
    subprocess.run(
        [sys.executable, "manage.py", *command], cwd=REPOSITORY, env=environment, check=True,
        stdout=subprocess.DEVNULL,
    )  # fmt: skip


def _descendants(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [each for child in map(int, children) for each in (child, *_descendants(child))]


def _pss(pid: int) -> float:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
