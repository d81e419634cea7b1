"""A real production server on a database of its own, for tests that kill and load it."""

import contextlib
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from tests.ready import copy_sqlite
from tests.services import REPOSITORY

CHROME = "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36"


def children(process: int) -> list[int]:
    """The process numbers of those whom a process has started."""
    try:
        return [
            int(number) for number in Path(f"/proc/{process}/task/{process}/children").read_text().split()
        ]
    except OSError:
        return []  # it has gone


def name_of(process: int) -> str:
    """What a process calls itself; empty if it is no more, or only waits to be buried."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
        return "" if state == "Z" else Path(f"/proc/{process}/comm").read_text().strip()
    except OSError:
        return ""


class Server:
    """`manage.py serve` with everything it needs in one folder."""

    def __init__(self, folder: Path, database_url: str):
        self.folder = folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "DATABASE_URL": database_url,
            "VISITORS_SPOOL": str(folder / "spool"),
            "MEDIA_URL_STORAGE": str(folder / "media"),
            "TRUSTED_PROXIES": "127.0.0.1/32",
            "WEB_WORKERS": "2",
        }
        self.process = None
        if database_url.startswith("sqlite:///"):
            copy_sqlite(database_url.removeprefix("sqlite:///"))

    def manage(self, *arguments: str) -> str:
        """Run a command to its end and give what it printed."""
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(
            command, cwd=REPOSITORY, env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def start(self):
        """Migrate, start, and wait until it answers."""
        self.manage("migrate", "-v0")
        log = (self.folder / "server.log").open("w")
        command = [sys.executable, "manage.py", "serve", "--bind", f"127.0.0.1:{self.port}"]
        self.process = subprocess.Popen(command, cwd=REPOSITORY, env=self.environment, stdout=log, stderr=log)
        for _try in range(1200):  # a busy machine takes its time
            with contextlib.suppress(OSError):
                if self.get("/health/live") == 200:
                    return self
            time.sleep(0.1)
        raise AssertionError((self.folder / "server.log").read_text())

    def get(self, path: str, address: str = "") -> int | None:
        """Ask as a reader at an address would; the status only when the whole page has arrived."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {"User-Agent": CHROME, "Accept-Language": "mk"} | (
            {"X-Forwarded-For": address} if address else {}
        )
        try:
            connection.request("GET", path, headers=headers)
            response = connection.getresponse()
            response.read()
            return response.status
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()

    def workers(self) -> list[int]:
        """The process numbers of the web workers."""
        return [number for number in children(self.process.pid) if name_of(number).startswith("nevipe-web-")]

    def stop(self):
        """Stop it as a deployment would."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(timeout=30)
