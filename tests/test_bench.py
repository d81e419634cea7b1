"""The benches run. How fast is for a human to judge: no test here knows a time."""

import json
import os
import re
import subprocess
import sys

import pytest

from tests.services import POSTGRES_URL, REPOSITORY

BENCH = REPOSITORY / "bench"
PEERS_ARE_HERE = (REPOSITORY / "var" / "bench-venv" / "installed").exists()


@pytest.fixture(autouse=True)
def measuring(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCH))


def run(script, *options):
    environment = os.environ | {"BENCH_DATABASE_URL": POSTGRES_URL}
    for name in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL"):
        environment.pop(name, None)
    command = [sys.executable, BENCH / script, "--quick", *options]
    finished = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stderr[-3000:]
    return finished.stdout


def test_every_bench_is_run_here():
    assert {path.name for path in BENCH.glob("*.py")} == {"counter.py", "fold.py"}


@pytest.mark.processes
def test_what_counting_adds():
    peers = () if PEERS_ARE_HERE else ("--no-peers",)
    report = json.loads(run("counter.py", "--json", *peers))
    found = report["databases"]["SQLite"]
    assert found["queries"]["ours (middleware)"] == found["queries"]["nothing"]
    assert found["queries"]["ours (beacon): message"] == {"queries": 0, "writes": 0}
    assert found["sockets"] == 0
    assert found["later"]["records"] > found["cycles"]
    assert ("django-hitcount" in found["stranger"]["added"]) == PEERS_ARE_HERE
    assert {each["goal"]: each["met"] for each in report["goals"]}["SQLite: queries added"] is True


@pytest.mark.processes
def test_what_counting_the_spool_costs():
    said = run("fold.py")
    assert "=== SQLite" in said
    assert "1,000 views counted, by the clock" in said
    assert "PostgreSQL" in said


def test_pairs_are_compared_within_a_cycle():
    from measuring.samples import added

    without = [1000, 1500, 2000, 2500]  # two in each cycle
    assert added(without, [11000, 12000, 13000, 14000]) == {"median": 10.75, "p10": 10.0}
    assert added(without, [11000, 22000]) == {"median": 15.0, "p10": 10.0}


def test_every_condition_gets_its_turns(capsys):
    from measuring.samples import Condition, interleave

    done = []
    often = Condition("often", lambda: "given", done.append, times=3)
    found = interleave([often, Condition("once", lambda: "once", done.append)], 5, "Test")
    assert (done.count("given"), done.count("once")) == (15, 5)
    assert len(found["often"].cpu) == len(found["often"].wall) == 15
    assert "Test: 100 %" in capsys.readouterr().err


def test_verdicts_in_words():
    from measuring.tables import goal, number, table, verdict

    assert verdict(goal("queries", 0, 0, "")) == "  met      queries: 0 (goal ≤ 0)"
    assert verdict(goal("time", 15.46, 15, "µs")) == "  NOT MET  time: 15.5 µs (goal ≤ 15)"
    assert verdict(goal("ratio", 1234.5, 50, "times", at_least=True)).split()[0] == "met"
    assert number(0.123456) == "0.123"
    assert table(("", "µs"), [["page", "1"], ["a longer page", "20"]]).splitlines()[2:] == [
        "page            1",
        "a longer page  20",
    ]


def test_ours_never_seems_quicker_than_its_own_recorder():
    from measuring.counting_report import ratio

    peer, alone = {"median": 5000.0, "p10": 4000.0}, {"median": 10.0, "p10": 9.0}
    assert ratio(peer, {"median": -3.0, "p10": 2.0}, alone) == 500
    assert ratio(peer, {"median": 20.0, "p10": 50.0}, alone) == 100


def test_a_database_that_is_missing_is_named(monkeypatch):
    from measuring import children, counting_report, databases, folding_report

    monkeypatch.setattr(databases, "POSTGRES_URL", "postgres://postgres@127.0.0.1:1/none")
    assert "refused" in databases.reason_missing("PostgreSQL")
    found = {"PostgreSQL": children._on("PostgreSQL", "none.py", sys.executable, [])}
    for report in (counting_report, folding_report):
        assert report.goals(found) == []
        said = report.text({"databases": found, "goals": [], "without_peers": ""})
        assert "PostgreSQL: not measured" in said


def test_the_peers_come_with_hashes_and_beside_the_same_versions():
    ours, bench = (REPOSITORY / "requirements.lock").read_text(), (BENCH / "requirements.lock").read_text()
    pinned = dict(_pins(bench))
    assert set(_pins(ours)) <= set(_pins(bench))
    assert {"django-hitcount", "django-tracking2"} <= set(pinned)
    assert bench.count("--hash=sha256:") >= len(pinned)
    project = (REPOSITORY / "pyproject.toml").read_text()
    assert "hitcount" not in project
    assert "tracking2" not in project


def _pins(lock):
    return re.findall(r"^([a-z0-9-]+)==([^\s;]+)", lock, re.MULTILINE)
