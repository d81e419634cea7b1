"""What bench/counter.py found, in tables and words."""

import os

from measuring.counting import HITCOUNT, MESSAGE, NOTHING, OURS, PEERS, TRACKING
from measuring.tables import goal, number, table, verdict

CPU_LIMIT, MESSAGE_LIMIT, TIMES_LESS = 15, 150, 50
NOTES = """\
"adds" is what a counter adds to the same page without one: the median of all pairs measured right after one
another; "p10" compares the tenth percentiles, nearest to an idle machine. Microseconds. Processor time is that of
the web process; what PostgreSQL does for a query in its own process is only in the time by the clock.
All conditions take turns in random order in one process. The page: one query, one template, and Django's middleware
for security, sessions, common, CSRF and log-in. The peers have their default settings and run on this Django without
changes; since django-tracking2 then counts no page views, it is also measured with them (TRACK_PAGEVIEWS = True).
A returning reader brings the peers their session; ours knows no sessions of readers. Queries: without BEGIN and
COMMIT. Where other load hides what ours adds, the ratio takes the time of the recorder alone. A beacon's message is
a request of its own, after the page; "whole" is all of it."""


def text(report: dict) -> str:
    """The whole report."""
    parts = [_database(kind, found) for kind, found in report["databases"].items()]
    if report["without_peers"]:
        parts.append(f"Without the peers: {report['without_peers']}")
    goals = "\n".join(verdict(each) for each in report["goals"])
    load = f"Load of this machine at the end: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors."
    return "\n\n".join([*parts, NOTES, f"Goals\n{goals}", load])


def _database(kind: str, found: dict) -> str:
    if "missing" in found:
        return f"{kind}: not measured. {found['missing']}"
    versions = ", ".join(f"{name} {version}" for name, version in found["versions"].items())
    alone, later = found["record"], found["later"]
    return "\n".join([
        f"=== {kind} ({versions}; {found['cycles']} cycles)",
        "", "A stranger (no cookie)", _conditions(found["stranger"], found["queries"], alone),
        "", "A returning reader", _conditions(found["returning"], found["returning_queries"], alone),
        "", "Ours in turns with nothing alone, so without the peers' traces in the caches",
        _conditions(found["quiet"], found["queries"], alone),
        "", f"The recorder alone: {number(alone['median'])} µs of processor time (p10 {number(alone['p10'])}).",
        f"Counted later, beside the requests: {number(later['cpu_us'])} µs of processor time a view.",
        f"Sockets opened by ours: {found['sockets']}",
    ])  # fmt: skip


def _conditions(found: dict, queries: dict, alone: dict) -> str:
    header = (
        "",
        "queries",
        "writes",
        "whole µs",
        "adds µs",
        "p10",
        "adds CPU µs",
        "p10",
        "× ours",
        "× ours CPU",
    )
    return table(header, [_row(name, found, queries[name], alone) for name in found["whole"]])


def _row(name: str, found: dict, queries: dict, alone: dict) -> list[str]:
    more, ours = found["added"].get(name), found["added"][OURS]
    cells = [
        name,
        number(queries["queries"]),
        number(queries["writes"]),
        number(found["whole"][name]["wall"]["median"]),
    ]
    if not more:
        return [*cells, *[""] * 6]
    for clock in ("wall", "cpu"):
        cells += [number(more[clock]["median"]), number(more[clock]["p10"])]
    return cells + [
        number(ratio(more[clock], ours[clock], alone)) if name in PEERS else "" for clock in ("wall", "cpu")
    ]


def ratio(peer: dict, ours: dict, alone: dict) -> float:
    """How many times less ours adds. Where other load hides it, ours counts at least as much as the recorder alone."""
    return peer["median"] / max(ours["median"], ours["p10"], alone["median"])


def goals(databases: dict) -> list[dict]:
    """The goals of the counter, judged on each database that was measured."""
    return [
        each for kind, found in databases.items() if "missing" not in found for each in _goals(kind, found)
    ]


def _goals(kind: str, found: dict):
    ours, quiet = found["stranger"]["added"][OURS], found["quiet"]["added"][OURS]
    queries = found["queries"][OURS]["queries"] - found["queries"][NOTHING]["queries"]
    yield goal(f"{kind}: queries added", queries, 0, "")
    yield goal(f"{kind}: sockets opened", found["sockets"], 0, "")
    times = (
        ("processor time added, between the peers", ours["cpu"], CPU_LIMIT),
        ("processor time added, without peers around", quiet["cpu"], CPU_LIMIT),
        ("processor time of the recorder alone", found["record"], CPU_LIMIT),
        (
            "processor time of a whole beacon message",
            found["stranger"]["whole"][MESSAGE]["cpu"],
            MESSAGE_LIMIT,
        ),
    )
    for what, measured, limit in times:
        yield goal(f"{kind}: {what} (p10 {number(measured['p10'])})", measured["median"], limit, "µs")
    yield goal(f"{kind}: queries of a beacon message", found["queries"][MESSAGE]["queries"], 0, "")
    for visitor in ("stranger", "returning"):
        more = found[visitor]["added"]
        for peer in (HITCOUNT, TRACKING):
            if peer in more:
                for clock, words in (("cpu", "processor time"), ("wall", "time by the clock")):
                    less = ratio(more[peer][clock], more[OURS][clock], found["record"])
                    yield goal(
                        f"{kind}, {visitor}: {words} less than {peer}",
                        less,
                        TIMES_LESS,
                        "times",
                        at_least=True,
                    )
