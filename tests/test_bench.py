"""The benches run. How fast is for a human to judge: no test here knows a time."""

import json
import os
import re
import subprocess
import sys

import pytest

from tests.services import POSTGRES_URL, REPOSITORY

BENCH = REPOSITORY / "bench"
BENCHES = {
    "cluster.py", "cold.py", "counter.py", "fold.py", "folding.py", "freshness.py", "front_door.py", "memory.py",
    "names.py", "page_cache.py", "search.py", "start.py", "weight.py",
}  # fmt: skip
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
    assert {path.name for path in BENCH.glob("*.py")} == BENCHES


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
def test_what_a_page_costs_that_no_cache_has():
    report = json.loads(run("cold.py", "--json", "--no-peers"))
    if "pages" in report:
        assert {row["status"] for row in report["pages"].values()} == {"200 OK"}
        assert {each["goal"]: each["met"] for each in report["goals"]}["front: queries"] is True


@pytest.mark.processes
def test_what_counting_the_spool_costs():
    said = run("fold.py")
    assert "=== SQLite" in said
    assert "1,000 views counted, by the clock" in said
    assert "PostgreSQL" in said


@pytest.mark.processes
def test_how_soon_a_change_is_everywhere():
    report = json.loads(run("freshness.py", "--json", "--processes", "1"))
    found = report["databases"]["SQLite"]
    assert found["asked"] > 0
    assert "poll" in found
    assert found["cache"][0]["purged"] > 0


@pytest.mark.processes
def test_how_many_names_are_found():
    report = json.loads(run("names.py", "--json"))
    assert report["times"]["records"] == 500
    assert {"ordinary", "nothing but slips"} <= set(report["times"]["texts"])
    if report["missing"] is None:
        assert set(report["found"]) == {"0", "1", "2", "3", "4", "all"}
        assert report["found"]["all"]["names"]["expected"] == 240
    else:
        assert report["goals"][0]["unit"] == "s"


def test_what_a_key_for_every_spelling_costs():
    report = json.loads(run("folding.py", "--json"))
    assert {"fold", "limit: casefold + NFKC"} <= set(report["names"]) & set(report["megabytes"])
    assert len(report["goals"]) == 2


@pytest.mark.processes
def test_what_a_page_from_memory_costs():
    report = json.loads(run("page_cache.py", "--json"))
    assert {"from memory", "from memory, counted", "Django's cache middleware"} <= set(report["microseconds"])
    assert report["traffic"]["renders_for_random"] <= 5
    assert len(report["goals"]) == 3


@pytest.mark.processes
def test_how_quick_the_search_is():
    report = json.loads(run("search.py", "--json", "--no-peers", "--databases", "SQLite"))
    found = report["databases"]["SQLite"]["300"]
    assert found["size"] == 300
    assert found["bytes"] > 100_000
    assert found["hits"]["nothing found"] == 0
    assert found["hits"]["common word (3–10 %)"] > 1
    assert found["hits"]["rare word (under 0.1 %)"] > 0
    assert found["hits"]["phrase"] > 0
    assert found["newest"].keys() == found["relevance"].keys() == found["hits"].keys()


def test_the_search_in_words():
    from measuring.searching_report import goals, text

    def of(size, milliseconds):
        times = {"common word": [milliseconds] * 3}
        built = {"size": size, "build_s": 9.0, "inventing_s": 1.0, "bytes": size * 5000, "memory_mb": 120.0}
        asked = {
            "hits": {"common word": 1001},
            "newest": times,
            "relevance": times,
            "timed_out": 0,
            "cpu": [1.0],
        }
        return built | asked | {"suggestions": {"four letters": [1.0]}}

    peer = {"version": "8", "build_s": 3.0, "times": {"common word": [300.0] * 3}}
    sizes = {
        "20000": of(20_000, 10.0) | {"wagtail": peer},
        "100000": of(100_000, 30.0),
        "1000000": of(1_000_000, 90.0),
    }
    databases = {"PostgreSQL": sizes, "SQLite": {"missing": "none here"}}
    said = text({"databases": databases, "goals": goals(databases)})
    assert "met      PostgreSQL, 1,000,000, newest first: p95: 90 ms (goal ≤ 100)" in said
    assert "NOT MET  PostgreSQL, 100,000 → 1,000,000, newest first: growth of p95: 3 times (goal ≤ 2)" in said
    assert "met      PostgreSQL, 20,000: Wagtail takes: 30 times as long (goal ≥ 10)" in said
    assert "Index: 100 MB, 5.0 kB each; built in 8 s, 2,500 a second" in said
    assert "SQLite: not measured. none here" in said


def test_a_cluster_in_words():
    from measuring.cluster.report import goals, text

    calm = {
        "pages": 900, "hot pages answered": 100.0, "other pages answered": 98.9, "unread pages answered": 100.0,
        "failures": {"503": 1}, "p50 ms": 3.0, "p99 ms": 40.0, "last failure after": 2.5, "down": 8.0,
        "all ready again after": 0.4,
        "change seen everywhere, meanwhile": None, "change seen everywhere, afterwards": 0.6,
    }  # fmt: skip
    phases = {"web host killed": calm, "primary killed": calm | {"hot pages answered": 99.0}}
    report = {"rate": 40.0, "phases": phases, "visits": {"read": 1800, "counted": 1799}, "took over": None}
    said = text(report | {"goals": goals(report)})
    assert "met      web host killed: hot pages answered: 100 % (goal ≥ 99.9)" in said
    assert "NOT MET  primary killed: hot pages answered: 99 % (goal ≥ 99.9)" in said
    assert "met      web host killed: a change is seen on every host: 0.6 s (goal ≤ 1)" in said
    assert "NOT MET  pages read and not counted: 1 (goal ≤ 0)" in said
    missing = {"missing": "no nginx on this machine"}
    assert text(missing | {"goals": goals(missing)}) == "Not measured: no nginx on this machine."


def test_the_proxy_of_the_cluster_is_the_recommended_one(tmp_path):
    from types import SimpleNamespace

    from measuring.cluster.proxy import Proxy

    proxy = Proxy(tmp_path, 8000)
    proxy.configure([SimpleNamespace(port=8001), SimpleNamespace(port=8002)])
    written = (proxy.folder / "nginx.conf").read_text()
    assert "10.0.0" not in written
    assert "ssl" not in written
    assert written.count("server 127.0.0.1:800") == 2
    assert "listen 127.0.0.1:8000;" in written


def test_no_part_of_the_recommended_proxy_loses_the_headers_of_the_whole():
    text = (REPOSITORY / "deploy" / "nginx-cache.conf").read_text()
    before, *locations = text.split("    location ")
    assert "proxy_set_header X-Forwarded-For $remote_addr;" in before
    assert len(locations) == 5
    assert not any("proxy_set_header" in location for location in locations)


@pytest.mark.browser
@pytest.mark.processes
def test_what_a_page_weighs():
    report = json.loads(run("weight.py", "--json"))
    assert {"en front", "en section", "en article"} <= set(report["found"]["ours"])
    for weight in report["found"]["ours"].values():
        assert weight["html"] > 0
        assert weight["css"] > 0
        assert weight["packing"] == "br"
        assert weight["foreign"] == []
    met = {each["goal"]: each["met"] for each in report["goals"]}
    assert met["hosts of third parties"] is True


def test_weights_in_words():
    from measuring.weight_report import goals, text

    light = {"html": 5000, "css": 8000, "js": 1400, "fonts": 30000, "pictures": 9000, "other": 0, "icon": 200,
             "headers": 900, "requests": 5, "picture_requests": 2, "foreign": [], "packing": "br"}  # fmt: skip
    heavy = light | {"html": 90000, "foreign": ["elsewhere.example"], "packing": ""}
    ours = {"en front": light, "en article": heavy}
    peers = {
        "WordPress": {"missing": "not installed"},
        "Wagtail": {"version": "8", "pages": {"front": heavy}},
    }
    said = text({"found": {"ours": ours, "peers": peers}, "goals": goals(ours)})
    assert "met      the front page, HTML + CSS + JS: 14.4 kB (goal ≤ 20)" in said
    assert "NOT MET  a story, HTML + CSS + JS: 99.4 kB (goal ≤ 16)" in said
    assert "NOT MET  hosts of third parties: 1 (goal ≤ 0)" in said
    assert "WordPress: not weighed, not installed" in said
    assert "Wagtail: front" in said


def test_memory_in_words():
    import memory

    shared = {"nevipe (1)": 20.0, "nevipe-web-1 (2)": 55.0, "nevipe-web-2 (3)": 60.0}
    states = {"after some hundred pages": shared, "one process, full": {"nevipe-web-1 (2)": 251.0}}
    found = {"pages": 10_000, "right": 9, "asked": 10, "memory": states}
    said = memory.text(found | {"goals": memory.goals(found)})
    assert "met      two processes for readers, PSS: 115 MiB (goal ≤ 120)" in said
    assert "NOT MET  one process for readers, 10,000 pages kept, PSS: 251 MiB (goal ≤ 250)" in said
    assert "all processes" in said
    assert "9 of 10 pages" in said


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
