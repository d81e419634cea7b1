"""What bench/fold.py found, in words and numbers."""

import os

from measuring.crowds import MIX
from measuring.tables import goal, number, table, verdict

SMALL_LIMIT, LARGE_LIMIT, LARGE_VIEWS = 50, 5, 1_000_000
FLAT_MB = 8
"""Less than this over all rounds is what Python's own memory keeping does."""
NOTES = f"""\
{MIX}
The floor is what the database needs at least: the rows that the counting has added, taken out and put back with bare
executemany statements. The counting also reads what it knew before and updates totals. Processor time is that of this
process, without PostgreSQL's own."""


def text(report: dict) -> str:
    """The whole report."""
    parts = [_database(kind, found) for kind, found in report["databases"].items()]
    goals = "\n".join(verdict(each) for each in report["goals"])
    load = f"Load of this machine at the end: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors."
    return "\n\n".join([*parts, NOTES, f"Goals\n{goals}", load])


def _database(kind: str, found: dict) -> str:
    if "missing" in found:
        return f"{kind}: not measured. {found['missing']}"
    small, even, large = found["small"], found["even"], found["large"]
    rows = [
        [
            "1,000 views, ms",
            *_figures(small["wall"]["median_ms"], small["cpu"]["median_ms"], small["floor_ms"]),
        ],
        [f"{large['views']:,} views, s", *_figures(large["wall"], large["cpu"], large["floor"])],
    ]
    before, highest, after = (number(large[f"{when}_mb"]) for when in ("before", "highest", "after"))
    memory = ", ".join(number(each) for each in even["after_mb"])
    return "\n".join([
        f"=== {kind}, after {found['before']}",
        "", table(("", "by the clock", "processor", "floor", "× floor"), rows),
        "", f"Small: {small['crowd']}; median of {small['rounds']}.",
        f"Large: {large['crowd']}, counted at once; {_rows(large['rows'])}.",
        f"Memory for the large one: {before} MB before, {highest} MB at the highest, {after} MB after.",
        f"Memory after each of {len(even['after_mb'])} rounds ({even['crowd']}): {memory} MB.",
    ])  # fmt: skip


def _rows(by_table: dict) -> str:
    most = max(by_table, key=by_table.get)
    return f"{sum(by_table.values()):,} rows added, {by_table[most]:,} of them to {most}"


def _figures(wall: float, cpu: float, floor: float) -> list[str]:
    return [number(wall), number(cpu), number(floor), number(wall / max(floor, 1e-9))]


def goals(databases: dict) -> list[dict]:
    """The goals of the counting, judged on each database that was measured."""
    return [
        each for kind, found in databases.items() if "missing" not in found for each in _goals(kind, found)
    ]


def _goals(kind: str, found: dict):
    small, large = found["small"], found["large"]
    yield goal(f"{kind}: 1,000 views counted, by the clock", small["wall"]["median_ms"], SMALL_LIMIT, "ms")
    if large["views"] == LARGE_VIEWS:
        yield goal(f"{kind}: 1,000,000 views counted at once, by the clock", large["wall"], LARGE_LIMIT, "s")
    yield goal(
        f"{kind}: memory grown over {len(found['even']['after_mb'])} rounds",
        found["even"]["growth_mb"],
        FLAT_MB,
        "MB",
    )
