"""Our own site with the demo edition, as it runs for readers, on a scratch database."""

import json
import os
import re
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

from measuring.databases import scratch
from measuring.running import running
from measuring.site import REPOSITORY

PATIENCE_SECONDS = 600
LISTS = {
    "front": "/{}/",
    "section": r"/{}/sections/[\w-]+/",
    "article": r"/{}/articles/[\w-]+/",
    "light": "/{}/lite/",
}


class NewsSite:
    """A running site."""

    def __init__(self, address: str, pid: int):
        self.address, self.pid = address, pid

    def get(self, path: str) -> str | None:
        """The answer to an address; None if there is no such page."""
        with suppress(HTTPError), urlopen(self.address + path, timeout=60) as answer:
            return answer.read().decode()
        return None

    def pages(self, languages: tuple[str, ...]) -> dict[str, str]:
        """The pages to weigh: of each type the first that the front page names."""
        found = {}
        for language in languages:
            front = self.get(f"/{language}/") or ""
            for kind, pattern in LISTS.items():
                named = (
                    [pattern.format(language)]
                    if "\\" not in pattern
                    else re.findall(pattern.format(language), front)
                )
                if named and (kind != "light" or self.get(named[0])):
                    found[f"{language} {kind}"] = self.address + named[0]
        return found

    def stories(self) -> list[dict]:
        """Headline, summary and text of our stories, for the peers: everybody prints the same words."""
        items = json.loads(self.get("/en/feed.json"))["items"]
        stories = [
            {"title": item["title"], "summary": item.get("summary", ""), "html": _words(item["content_html"])}
            for item in items
        ]
        return [stories[number % len(stories)] for number in range(20)]


@contextmanager
def news_site() -> Iterator[NewsSite]:
    """Start the site as `manage.py serve` does, with the demo edition; stopped and forgotten afterwards."""
    with demo_edition() as environment, served(environment) as site:
        yield site


@contextmanager
def demo_edition() -> Iterator[dict[str, str]]:
    """The demo edition in a database of its own; gives the environment in which commands find it."""
    with scratch("SQLite") as (url, folder):
        environment = _environment(url, folder)
        for command in (["migrate", "-v0"], ["load_demo"]):
            _manage(command, environment)
        yield environment


@contextmanager
def served(environment: dict[str, str], **more: str) -> Iterator[NewsSite]:
    """The site as `manage.py serve` does it, with more settings if wanted."""
    port, folder = free_port(), Path(environment["STATIC_ROOT"]).parent
    address = f"http://127.0.0.1:{port}"
    log = folder / f"server-{port}.log"
    command = [sys.executable, "manage.py", "serve", "--bind", f"127.0.0.1:{port}"]
    with log.open("w") as said:
        settings = environment | {"SITE_URL": address} | more
        with running(command, cwd=REPOSITORY, env=settings, stdout=said, stderr=said) as server:
            _wait(address, server, log)
            yield NewsSite(address, server.pid)


def free_port() -> int:
    """A port that nobody uses at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(url: str, server: subprocess.Popen) -> None:
    """Until a server answers; TimeoutError if it does not, ChildProcessError if it has ended."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        if server.poll() is not None:
            raise ChildProcessError(f"the server ended with exit code {server.returncode}")
        with suppress(OSError), urlopen(url, timeout=30):
            return
        time.sleep(0.2)
    raise TimeoutError(f"nobody answers at {url}")


def _wait(address: str, server: subprocess.Popen, log: Path) -> None:
    try:
        wait_for(f"{address}/health/live", server)
    except OSError as error:
        sys.exit(f"The site cannot be started: {error}\n{log.read_text()[-2000:]}")


def _environment(url: str, folder: Path) -> dict[str, str]:
    return os.environ | {
        "ENV_FILE": os.devnull, "SECRET_KEY": secrets.token_urlsafe(64), "DEBUG": "false",
        "DATABASE_URL": url, "MEDIA_URL_STORAGE": str(folder / "media"), "STATIC_ROOT": str(folder / "static"),
        "VISITORS_SPOOL": str(folder / "spool"), "WEB_WORKERS": "1", "CACHE_URL": "",
        "DJANGO_SETTINGS_MODULE": "portal.settings",
    }  # fmt: skip


def _manage(command: list[str], environment: dict[str, str]) -> None:
    done = subprocess.run([sys.executable, "manage.py", *command], cwd=REPOSITORY, env=environment,
                          capture_output=True, text=True, check=False)  # fmt: skip
    if done.returncode:
        sys.exit(f"manage.py {command[0]} failed.\n{done.stderr[-2000:]}")


def _words(html: str) -> str:
    """The text without its picture: pictures are weighed apart, and ours are not theirs."""
    return re.sub(r"<figure>.*?</figure>", "", html, flags=re.DOTALL)
