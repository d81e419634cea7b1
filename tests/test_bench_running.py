"""What a bench starts ends with the bench, however that ends."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.test_bench import BENCH

DEAF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(600)"
SERVER = f"""
import subprocess, sys, time
worker = subprocess.Popen([sys.executable, "-c", {DEAF!r}], stdout=subprocess.PIPE)
worker.stdout.readline()
print(worker.pid, flush=True)
time.sleep(600)
"""
A_BENCH = f"""
import subprocess, sys, time
from measuring.running import running
with running([sys.executable, "-c", {SERVER!r}], stdout=subprocess.PIPE) as server:
    print(server.pid, int(server.stdout.readline()), flush=True)
    time.sleep(600)
"""
PATIENCE_SECONDS = 30


def is_running(pid):
    """Dead ones whom nobody has buried yet do not run."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def all_end(pids):
    """Within the patience of a busy machine."""
    until = time.monotonic() + PATIENCE_SECONDS
    while any(map(is_running, pids)) and time.monotonic() < until:
        time.sleep(0.05)
    return not any(map(is_running, pids))


@pytest.mark.processes
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda each: each.name)
def test_nothing_is_left_of_a_bench_that_is_told_to_end(number):
    bench = subprocess.Popen(
        [sys.executable, "-c", A_BENCH], env=os.environ | {"PYTHONPATH": str(BENCH)},
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    started = [int(pid) for pid in bench.stdout.readline().split()]
    assert [is_running(pid) for pid in started] == [True, True]
    bench.send_signal(number)
    bench.wait(PATIENCE_SECONDS)
    assert all_end(started)
    bench.stdout.close()


@pytest.mark.processes
def test_a_worker_that_its_server_forgot_ends_too(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCH))
    from measuring.running import running

    with running([sys.executable, "-c", SERVER], stdout=subprocess.PIPE) as server:
        worker = int(server.stdout.readline())
        assert is_running(worker)
        server.stdout.close()
    assert server.returncode == -signal.SIGTERM
    assert all_end([worker])
