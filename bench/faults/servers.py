"""What stands beside the portal fails: F10 and F11 Redis, F22 the portal itself behind its front server."""

import contextlib
import http.client
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from types import SimpleNamespace

from measuring.cluster.postgres import free_port
from measuring.cluster.proxy import Proxy, reason_missing

from faults.probe import Probe, look, warm
from faults.stage import COLD, PAGES, on_sqlite
from faults.verdict import Verdict
from faults.waiting import seconds_until

SECONDS = 12
OLD_SECONDS = 65
"""Until a page is older than what a cache may show without asking us (s-maxage and stale-while-revalidate)."""


@contextlib.contextmanager
def redis():
    """A Redis of our own; its process and its port."""
    port, folder = free_port(), tempfile.mkdtemp(prefix="nevipe-faults-")
    command = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", folder]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        time.sleep(1)
        yield process, port
    finally:
        process.send_signal(signal.SIGCONT)
        process.kill()
        process.wait()
        shutil.rmtree(folder, ignore_errors=True)


def _tell(port: int, *words: str) -> None:
    subprocess.run(["redis-cli", "-p", str(port), *words], check=True, capture_output=True)


def f10() -> Verdict:
    """Redis takes nothing more, then hangs, then is gone."""
    verdict = Verdict("F10", "Redis full, frozen, gone")
    with redis() as (process, port), on_sqlite(CACHE_URL=f"redis://127.0.0.1:{port}/0") as stage:
        warm(stage)
        faults = {
            "full": lambda: _tell(port, "config", "set", "maxmemory", "1"),
            "frozen": lambda: os.kill(process.pid, signal.SIGSTOP),
            "gone": lambda: os.kill(process.pid, signal.SIGKILL),
        }
        for what, make in faults.items():
            make()
            with Probe(stage, saves=True) as probe:
                cold = [
                    look(stage.port, f"/en/events/2{time.monotonic_ns() % 100:03}/01/") for _time in range(3)
                ]
                time.sleep(SECONDS)
            bad = {status for status in probe.statuses() if status != 200}
            saved = [each.status for each in probe.saved]
            slowest = max(each.seconds for each in cold[1:])
            verdict.note(
                f"{what}: pages {probe.statuses()}, newsroom {saved}", not bad and set(saved) == {200}
            )
            verdict.note(
                f"{what}: cold pages {[each.status for each in cold]}, {slowest:.2f} s",
                500 not in {each.status for each in cold},
            )
    return verdict


def f11() -> Verdict:
    """Redis forgets everything while readers read: every process has its pages, so nobody notices."""
    verdict = Verdict("F11", "Redis emptied under load")
    with redis() as (_process, port), on_sqlite(CACHE_URL=f"redis://127.0.0.1:{port}/0") as stage:
        warm(stage)
        with Probe(stage, a_second=50) as probe:
            for _time in range(10):
                _tell(port, "flushall")
                time.sleep(1)
        verdict.note(f"{probe.share_good():.2%} of {len(probe.looks)} pages 200", probe.share_good() == 1)
        verdict.note(f"99 of 100 within {probe.slowest() * 1000:.0f} ms (3 s)", probe.slowest() < 3)
    return verdict


@contextlib.contextmanager
def nginx(stage):
    """The recommended nginx before a site, keeping pages; its port."""
    folder = Path(tempfile.mkdtemp(prefix="nevipe-faults-"))
    folder.chmod(0o755)
    proxy = Proxy(folder)
    proxy.configure([SimpleNamespace(port=stage.port)])
    proxy.start()
    try:
        seconds_until(lambda: look(proxy.port, "/health/live").status == 200, most=20)
        yield proxy.port
    finally:
        proxy.process.terminate()
        proxy.process.wait()
        shutil.rmtree(folder, ignore_errors=True)


def f22() -> Verdict:
    """The whole portal is dead; the server in front of it still has yesterday's pages."""
    verdict = Verdict("F22", "portal dead behind nginx (deploy/nginx-cache.conf)")
    if reason := reason_missing():
        verdict.note(reason, met=False)
        return verdict
    # Only where the page itself tells that it was read may a server in front keep pages.
    with on_sqlite(VISITORS_COUNT="beacon") as stage, nginx(stage) as port:
        for path in PAGES * 2:
            look(port, path)
        stage.process.kill()
        stage.process.wait()
        time.sleep(OLD_SECONDS)
        # A feed says that it must be asked for each time; programs come back by themselves.
        hot = [look(port, path) for path in PAGES if not path.endswith(".xml")]
        others = [_ask(port, path, cookie) for path, cookie in ((COLD, ""), ("/admin/", "sid=x"))]
        kept = _ask(port, PAGES[0])[1]
    verdict.note(f"hot pages after {OLD_SECONDS} s: {[one.status for one in hot]}, kept by nginx: {kept}",
                 {one.status for one in hot} == {200} and kept == "STALE")  # fmt: skip
    slow = max(one.seconds for one in hot)
    verdict.note(f"the slowest after {slow * 1000:.0f} ms (2 s)", slow < 2)
    verdict.note(f"never read: {others[0][0]}; newsroom: {others[1][0]}", {one[0] for one in others} == {502})
    in_words = all("Ве молиме обидете се повторно" in one[2] for one in others)
    verdict.note(f"both say so in words: {in_words}", in_words)
    return verdict


def _ask(port: int, path: str, cookie: str = "") -> tuple[int, str, str]:
    """Status, what nginx says of its copy, and the words."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path, headers={"Cookie": cookie} if cookie else {})
    answer = connection.getresponse()
    found = answer.status, answer.getheader("X-Kept", ""), answer.read().decode("utf-8", "replace")
    connection.close()
    return found


FAULTS = {"F10": f10, "F11": f11, "F22": f22}
