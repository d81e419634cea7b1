"""Two real PostgreSQL servers, one copying the other, and a web process that lives through what can happen to them."""

import json
import os
import subprocess
import sys

import pytest

from tests.services import REPOSITORY, REQUIRED

pytestmark = [pytest.mark.processes, pytest.mark.postgres]


def test_a_page_never_shows_what_was_before_and_survives_its_replica(monkeypatch):
    monkeypatch.syspath_prepend(str(REPOSITORY / "bench"))
    from measuring.cluster.postgres import reason_missing

    if reason := reason_missing():
        (pytest.fail if "postgres" in REQUIRED else pytest.skip)(reason)
    environment = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    command = [sys.executable, "-m", "tests.portal.replicas.scenes"]
    done = subprocess.run(
        command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-4000:]
    assert json.loads(done.stdout.splitlines()[-1]) == {
        "a good replica is used": "first from replica1",
        "while it lags": "second from default",
        "however often one looks": "second from default",
        "once it has caught up": "second from replica1",
        "stale": [],
        "most came from the replica": True,
        "while it hangs": "word 24 from default",
        "when it goes on": "word 24 from replica1",
        "killed a moment ago": "word 24 from default",
        "is left alone": "word 24 from default",
        "back again": "word 24 from replica1",
        "without the database itself": "word 24 from replica1",
        "is no copy any more": True,
    }
