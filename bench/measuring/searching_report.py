"""What bench/search.py found, in words and numbers."""

import os
import statistics

from measuring.tables import goal, number, table, verdict

LIMITS = {"PostgreSQL": {"newest": 100, "relevance": 400}, "SQLite": {"newest": 40, "relevance": 150}}
NAMES = {"newest": "newest first", "relevance": "by relevance"}
MILLION, GROWTH_FROM, PEER_SIZE = 1_000_000, 100_000, 20_000
NOTES = """\
Milliseconds by the clock for one whole answer: the hits of the first page, their number up to 1,000, the counts of the
filters. Each question was asked before, once. The index holds no text, only words; inventing the texts is not in the
time of building. Wagtail's answer is what its own search view does: the number of hits and the first page."""


def text(report: dict) -> str:
    """The whole report."""
    parts = [_database(kind, found) for kind, found in report["databases"].items()]
    goals_said = "\n".join(verdict(each) for each in report["goals"]) or "  none at these sizes"
    load = f"Load of this machine at the end: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors."
    return "\n\n".join([*parts, NOTES, f"Goals\n{goals_said}", load])


def _database(kind: str, found: dict) -> str:
    if "missing" in found:
        return f"{kind}: not measured. {found['missing']}"
    return "\n\n".join(_size(kind, each) for each in found.values())


def _size(kind: str, found: dict) -> str:
    size = found["size"]
    rows = [
        [name, found["hits"][name], *_figures(found["newest"][name]), *_figures(found["relevance"][name])]
        for name in found["newest"]
    ]
    rows.append(["all of these", "", *_figures(_all(found["newest"])), *_figures(_all(found["relevance"]))])
    rows += [
        [f"suggestions, {name}", "", *_figures(times), "", ""] for name, times in found["suggestions"].items()
    ]
    build = max(0.0, found["build_s"] - found["inventing_s"])
    cpu = _figures(found["cpu"])
    memory = f"{number(found['memory_mb'])} MB"
    each = f"{found['bytes'] / 1e6:,.0f} MB, {found['bytes'] / size / 1000:.1f} kB each"
    said = [
        f"=== {kind}, {size:,} editions",
        f"Index: {each}; built in {build:,.0f} s, {size / max(build, 0.001):,.0f} a second; {memory} of memory",
        "", table(("ms", "hits", "newest p50", "p95", "relevance p50", "p95"), rows),
        f"Of it processor time of this process: p50 {cpu[0]}, p95 {cpu[1]}. Stopped for time: {found['timed_out']}.",
    ]  # fmt: skip
    return "\n".join([*said, *_peer(found)])


def _peer(found: dict) -> list[str]:
    peer = found.get("wagtail")
    if peer is None:
        return []
    if "missing" in peer:
        return [f"Wagtail: not measured, {peer['missing']}"]
    rows = [
        [name, *_figures(times), number(_p(times, 50) / max(_p(found["relevance"][name], 50), 0.001))]
        for name, times in peer["times"].items()
    ]
    rows.append(["all of these", *_figures(_all(peer["times"])), number(_times_faster(found))])
    head = (
        f"Wagtail {peer['version']}, its search in the same database, built in {number(peer['build_s'])} s:"
    )
    return ["", head, table(("ms", "p50", "p95", "× ours, by relevance"), rows)]


def goals(databases: dict) -> list[dict]:
    """The goals at a million, the growth to it, and the distance to Wagtail, where they were measured."""
    return [
        each for kind, found in databases.items() if "missing" not in found for each in _goals(kind, found)
    ]


def _goals(kind: str, found: dict):
    million, less = found.get(str(MILLION)), found.get(str(GROWTH_FROM))
    for order, limit in LIMITS[kind].items():
        if million:
            yield goal(f"{kind}, 1,000,000, {NAMES[order]}: p95", _p(_all(million[order]), 95), limit, "ms")
        if million and less:
            grown = _p(_all(million[order]), 95) / _p(_all(less[order]), 95)
            yield goal(f"{kind}, 100,000 → 1,000,000, {NAMES[order]}: growth of p95", grown, 2, "times")
    at_peer = found.get(str(PEER_SIZE), {})
    if "times" in at_peer.get("wagtail", {}):
        yield goal(
            f"{kind}, 20,000: Wagtail takes", _times_faster(at_peer), 10, "times as long", at_least=True
        )


def _times_faster(found: dict) -> float:
    own = {name: found["relevance"][name] for name in found["wagtail"]["times"]}
    return _p(_all(found["wagtail"]["times"]), 50) / _p(_all(own), 50)


def _all(by_kind: dict[str, list[float]]) -> list[float]:
    return [each for times in by_kind.values() for each in times]


def _figures(times: list[float]) -> list[str]:
    return [number(_p(times, 50)), number(_p(times, 95))]


def _p(times: list[float], percent: int) -> float:
    if len(times) < 2:
        return times[0]
    return statistics.quantiles(times, n=100, method="inclusive")[percent - 1]
