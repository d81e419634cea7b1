"""All machines together, made for the run and taken away after it."""

import shutil
import sys
import tempfile
from pathlib import Path

from measuring.cluster.hosts import Host, until
from measuring.cluster.newsroom import Newsroom
from measuring.cluster.postgres import Server
from measuring.cluster.proxy import Proxy


class Site:
    """A primary, two replicas, three web hosts, a proxy, an invented paper."""

    def __init__(self, stories: int, hosts: int = 3):
        self.folder = Path(tempfile.mkdtemp(prefix="nevipe-cluster-"))
        self.folder.chmod(0o755)
        self.primary, self.replica, self.other = self.servers = [
            Server(name) for name in ("primary", "replica1", "replica2")
        ]
        self.proxy = Proxy(self.folder)
        self.newsroom = Newsroom(self._leading())
        self.hosts = [Host(f"web{number}", self.folder, self._settings()) for number in range(1, hosts + 1)]
        self.stories = stories

    def __enter__(self) -> "Site":
        try:
            self._build()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_error) -> None:
        for one in (self.proxy, *self.hosts):
            one.stop()
        for server in self.servers:
            server.remove()
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def leaders(self) -> list[Server]:
        """Those that may lead: the primary, and the replica that takes over."""
        return [self.primary, self.replica]

    def _build(self) -> None:
        _say("databases")
        self.primary.create()
        self.primary.start().ask("CREATE DATABASE news")
        first = self.hosts[0]
        first.manage("migrate", "-v0")
        first.manage("generate_articles", str(self.stories))
        for server in (self.replica, self.other):
            server.copy(self.leaders)
            server.start()
        _say("web hosts")
        for host in self.hosts:
            host.start()
            if until(host.answers, 600) is None:
                raise RuntimeError((host.folder / "log").read_text()[-4000:])
        self.proxy.configure(self.hosts)
        self.proxy.start()

    def _leading(self) -> str:
        places = ",".join(f"127.0.0.1:{server.port}" for server in self.leaders)
        return f"postgres://postgres@{places}/news?target_session_attrs=read-write"

    def _settings(self) -> dict[str, str]:
        return {
            "SITE_URL": f"http://127.0.0.1:{self.proxy.port}",
            "DATABASE_URL": self._leading(),
            "DATABASE_REPLICA_URLS": ",".join(server.url("news") for server in self.servers[1:]),
            "TRUSTED_PROXIES": "127.0.0.1/32",
            "WEB_WORKERS": "1",
            "WEB_THREADS": "4",
        }


def _say(what: str) -> None:
    print(f"… {what}", file=sys.stderr, flush=True)
