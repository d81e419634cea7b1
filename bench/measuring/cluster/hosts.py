"""Web hosts: each is `manage.py serve` with a spool and a log of its own, as it would be on a machine of its own."""

import os
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

from measuring.cluster.machine import Machine
from measuring.cluster.postgres import free_port

REPOSITORY = Path(__file__).resolve().parent.parent.parent.parent
KEY = "only-for-benches-0123456789-abcdefghijklmnopqrstuvwxyz-ABC"


class Host(Machine):
    """One web host."""

    def __init__(self, name: str, folder: Path, settings: dict[str, str]):
        self.name, self.port, self.folder = name, free_port(), folder / name
        (self.folder / "spool").mkdir(parents=True)
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        self.environment = kept | settings | {
            "ENV_FILE": os.devnull,
            "SECRET_KEY": KEY,
            "VISITORS_SPOOL": str(self.folder / "spool"),
            "MEDIA_URL_STORAGE": str(folder / "media"),
            "STATIC_ROOT": str(REPOSITORY / "var" / "bench-static"),  # packing them takes a minute, once
        }  # fmt: skip

    def manage(self, *words: str) -> str:
        """Run a command as on this host."""
        done = subprocess.run(
            [sys.executable, "manage.py", *words], cwd=REPOSITORY, env=self.environment, capture_output=True,
            text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"manage.py {words[0]} failed: {done.stderr[-3000:]}")
        return done.stdout

    def start(self) -> "Host":
        """Begin to serve."""
        log = (self.folder / "log").open("a")
        command = [sys.executable, "manage.py", "serve", "--bind", f"127.0.0.1:{self.port}"]
        self.process = subprocess.Popen(
            command, cwd=REPOSITORY, env=self.environment, stdout=log, stderr=log, start_new_session=True
        )
        return self

    def answers(self, path: str = "/health/live") -> bool:
        """Whether it answers."""
        return self.page(path) is not None

    def page(self, path: str) -> str | None:
        """A page, asked of this host and not of the proxy; None if there is none."""
        try:
            with urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5) as answer:
                return answer.read().decode()
        except OSError:
            return None


def until(true, seconds: float = 60.0, every: float = 0.05) -> float | None:
    """Seconds until something is so; None if it did not become so."""
    start = time.monotonic()
    while (took := time.monotonic() - start) < seconds:
        if true():
            return took
        time.sleep(every)
    return None
