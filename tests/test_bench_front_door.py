"""The bench of the front door runs. How fast is for a human to judge: no test here knows a time."""

import json
import shutil

import pytest

from tests.test_bench import BENCH, run


@pytest.fixture(autouse=True)
def measuring(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCH))


@pytest.mark.processes
@pytest.mark.skipif(not all(map(shutil.which, ("wrk", "nginx"))), reason="needs wrk and nginx")
def test_what_the_front_door_costs():
    report = json.loads(run("front_door.py", "--json"))
    for found in report["pages"].values():
        assert {"ours, counted", "ours, not counted", "granian, constant bytes", "nginx, a file"} <= set(
            found
        )
        assert {each["failed"] for each in found.values()} == {0}
        assert min(each["a_second"] for each in found.values()) > 0


def test_without_wrk_the_front_door_says_so(monkeypatch):
    from measuring import wrk

    monkeypatch.setenv("PATH", "")
    assert "wrk is not installed" in wrk.reason_missing()
