"""A running server with a whole paper, a stranger who asks it anything, and a colleague who changes the paper."""

import http.client
import json
import re
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.journeys.server import CHROME, Server
from tests.services import REPOSITORY

PATIENCE_SECONDS = 40
"""Long enough for a busy machine, shorter than the minute for which a page may be shown without asking anew."""
MOVES = {
    "date",
    "age",
    "etag",
    "last-modified",
    "expires",
    "content-length",
    "server",
    "connection",
    "keep-alive",
}


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        """The values of a header, joined; empty without it."""
        return ", ".join(value for key, value in self.headers if key == name)

    @property
    def text(self) -> str:
        """The page as text."""
        return self.body.decode("utf-8", "replace")

    @property
    def settled(self) -> tuple:
        """The same for the same page at another minute: clock and counters count as one."""
        headers = sorted(pair for pair in self.headers if pair[0] not in MOVES)
        return self.status, tuple(headers), re.sub(rb"\d+", b"0", self.body)


class Paper(Server):
    """A server with a whole paper, a stranger who asks it anything, and a colleague who changes it."""

    colleague = None

    def hire(self) -> list[str]:
        """Migrate, print the paper. Gives the addresses of all kinds of pages."""
        self.manage("migrate", "-v0")
        command = [sys.executable, "-m", "tests.portal.front_door.colleague"]
        self.colleague = subprocess.Popen(
            command,
            cwd=REPOSITORY,
            env=self.environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return self.tell("paper")

    def tell(self, *wish):
        """Have the colleague do something."""
        self.colleague.stdin.write(json.dumps(wish) + "\n")
        self.colleague.stdin.flush()
        answer = self.colleague.stdout.readline()
        assert answer, f"the colleague could not {wish[0]}"
        return json.loads(answer)

    def close(self) -> None:
        """Stop everything."""
        self.stop()
        if self.colleague:
            self.colleague.stdin.close()
            self.colleague.wait(timeout=30)

    def line(self) -> http.client.HTTPConnection:
        """A connection for many questions."""
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)

    def ask(
        self, path: str, headers: dict | None = None, *, method: str = "GET", line=None, body=None
    ) -> Answer:
        """What a stranger gets who sends exactly this."""
        connection = line or self.line()
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        sent = {"Host": f"127.0.0.1:{self.port}", "User-Agent": CHROME} | (headers or {})
        if body is not None:
            sent["Content-Length"] = str(len(body))
        for name, value in sent.items():
            connection.putheader(name, value.encode("utf-8"))
        connection.endheaders(body)
        response = connection.getresponse()
        headers = tuple((name.lower(), value) for name, value in response.getheaders())
        answer = Answer(response.status, headers, response.read())
        if line is None:
            connection.close()
        return answer


class Door(Paper):
    """One process for readers, which notes every page that Django makes."""

    def __init__(self, folder: Path):
        super().__init__(folder, f"sqlite:///{folder / 'db.sqlite3'}")
        self.notes = folder / "renders"
        self.notes.touch()
        self.environment |= {
            "DJANGO_SETTINGS_MODULE": "tests.portal.front_door.settings",
            "FRONT_DOOR_NOTES": str(self.notes),
            "TRUSTED_PROXIES": "",
            "WEB_WORKERS": "1",
            "ALLOWED_HOSTS": "127.0.0.1,localhost,paper.example",
            "SITE_URL": "http://paper.example",
        }

    def open(self) -> list[str]:
        """Print the paper and start. Gives the addresses of all kinds of pages."""
        addresses = self.hire()
        self.start()
        return addresses

    def renders(self) -> list[str]:
        """Every address that Django itself had to answer until now."""
        return self.notes.read_text().splitlines()

    def rendered_during(self, doing: Callable) -> list[str]:
        """Which of them came while something was being done."""
        before = len(self.renders())
        doing()
        return self.renders()[before:]


def eventually(look: Callable):
    """What a look finds, as soon as it finds anything."""
    until = time.monotonic() + PATIENCE_SECONDS
    while not (found := look()):
        assert time.monotonic() < until, "it never happened"
        time.sleep(0.05)
    return found
