"""PostgreSQL servers of our own, one leading and others that follow it; the server of the system is left alone."""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
from pathlib import Path

# Nothing waits for the disk: here programs are killed, the machine is not.
SETTINGS = """
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
port = {port}
max_connections = 120
shared_buffers = 64MB
wal_level = replica
max_wal_senders = 8
wal_keep_size = 256MB
wal_receiver_status_interval = 1s
wal_retrieve_retry_interval = 500ms
hot_standby = on
fsync = off
log_min_messages = warning
"""
# A copy finds whichever server leads, also after another one has taken over.
FOLLOW = "primary_conninfo = '{leaders} user=postgres connect_timeout=2 target_session_attrs=read-write'\n"


def programs() -> Path | None:
    """The folder of PostgreSQL's programs; None if they are not here."""
    found = [Path(path).parent for path in [shutil.which("initdb") or ""] if path]
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    return next((path for path in reversed(found) if (path / "initdb").exists()), None)


def reason_missing() -> str | None:
    """Why no server can be started here; None if it can."""
    if programs() is None:
        return "no PostgreSQL server on this machine (on Debian: apt-get install postgresql)"
    if os.getuid() == 0 and _account() is None:
        return "PostgreSQL refuses to run as root, and there is no account postgres"
    return None


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """One server with a folder and a port of its own."""

    def __init__(self, name: str, port: int | None = None):
        self.name, self.port = name, port or free_port()
        self.folder = Path(tempfile.mkdtemp(prefix=f"nevipe-{name}-"))
        if os.getuid() == 0:
            os.chown(self.folder, _account().pw_uid, _account().pw_gid)
        self.data, self.log = self.folder / "data", self.folder / "log"
        self.process = None

    def create(self) -> None:
        """Make an empty server."""
        self._run(
            "initdb", "-D", self.data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"
        )
        self._write("postgresql.conf", SETTINGS.format(port=self.port))
        self._write(
            "pg_hba.conf", "host all all 127.0.0.1/32 trust\nhost replication all 127.0.0.1/32 trust\n"
        )

    def copy(self, leaders: list["Server"]) -> None:
        """Begin as a copy of the first of some servers, and follow whichever of them leads."""
        first = leaders[0]
        source = ("-h", "127.0.0.1", "-p", first.port, "-U", "postgres")
        quickly = ("-X", "stream", "--checkpoint=fast", "--no-sync")
        self._run("pg_basebackup", "-D", self.data, *source, *quickly)
        self.follow(leaders)

    def follow(self, leaders: list["Server"]) -> None:
        """Be a copy from the next start on."""
        hosts = (
            f"host={','.join(['127.0.0.1'] * len(leaders))} port={','.join(str(one.port) for one in leaders)}"
        )
        self._write("postgresql.conf", SETTINGS.format(port=self.port) + FOLLOW.format(leaders=hosts))
        self._write("standby.signal", "")

    def start(self) -> "Server":
        """Start, and wait until it answers."""
        self._run("pg_ctl", "-D", self.data, "-l", self.log, "-w", "-t", "60", "start")
        return self

    def kill(self) -> None:
        """End it as a power cut would: no goodbye, nothing written that was not yet written."""
        number = int((self.data / "postmaster.pid").read_text().split()[0])
        children = subprocess.run(["pgrep", "-P", str(number)], capture_output=True, text=True, check=False)
        for one in [str(number), *children.stdout.split()]:
            _signal(int(one), signal.SIGKILL)
        (self.data / "postmaster.pid").unlink(missing_ok=True)

    def freeze(self, stop: bool = True) -> None:
        """Let it neither answer nor hang up; or let it go on."""
        number = int((self.data / "postmaster.pid").read_text().split()[0])
        children = subprocess.run(["pgrep", "-P", str(number)], capture_output=True, text=True, check=False)
        for one in [str(number), *children.stdout.split()]:
            _signal(int(one), signal.SIGSTOP if stop else signal.SIGCONT)

    def promote(self) -> None:
        """Lead from now on."""
        self._run("pg_ctl", "-D", self.data, "-w", "promote")

    def remove(self) -> None:
        """Stop it, whatever it does, and leave nothing behind."""
        if (self.data / "postmaster.pid").exists():
            self.freeze(stop=False)
            self._run("pg_ctl", "-D", self.data, "-m", "immediate", "-w", "stop", check=False)
        shutil.rmtree(self.folder, ignore_errors=True)

    def ask(self, statement: str, database: str = "postgres"):
        """The first value of an answer; None if there is none."""
        import psycopg

        with psycopg.connect(self.url(database), autocommit=True, connect_timeout=2) as connection:
            found = connection.execute(statement)
            return found.fetchone()[0] if found.description else None

    def url(self, database: str) -> str:
        """Where a database on it is."""
        return f"postgres://postgres@127.0.0.1:{self.port}/{database}"

    def _write(self, name: str, text: str) -> None:
        path = self.data / name
        path.write_text(text)
        shutil.chown(path, *(("postgres", "postgres") if os.getuid() == 0 else (os.getuid(), os.getgid())))

    def _run(self, program: str, *words: object, check: bool = True) -> None:
        account = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.getuid() == 0 else {}
        command = [str(programs() / program), *map(str, words)]
        done = subprocess.run(
            command, cwd=self.folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            text=True, check=False, env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}, **account,
        )  # fmt: skip
        if check and done.returncode:
            raise RuntimeError(f"{program} of {self.name} failed: {done.stdout[-2000:]}")


def _account() -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return None


def _signal(number: int, what: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(number, what)
