"""What bench/freshness.py says about its numbers."""

GOAL = 1.0
"""Seconds until a change is everywhere."""
POLL_GOAL = 2.5
"""Percent of one core that a watcher may cost: 4 looks a second."""


def goals(databases: dict[str, dict]) -> list[dict]:
    """Which goals are met on which database."""
    found = []
    for kind, one in databases.items():
        if "missing" in one:
            continue
        share = one["poll"]["cpu_us"] * 4 / 10_000
        found += [
            {"goal": f"{kind}: published → on every page, feed and process within {GOAL} s",
             "met": one["visible"]["worst"] <= GOAL and not one["unseen"]},
            {"goal": f"{kind}: withdrawn → nowhere any more within {GOAL} s", "met": one["gone"]["worst"] <= GOAL},
            {"goal": f"{kind}: watching costs at most {POLL_GOAL} % of a core", "met": share <= POLL_GOAL},
        ]  # fmt: skip
    return found


def text(report: dict) -> str:
    """For people."""
    lines = []
    for kind, one in report["databases"].items():
        lines.append(f"=== {kind}")
        if "missing" in one:
            lines.append(f"not measured: {one['missing']}")
            continue
        visible, gone, poll = one["visible"], one["gone"], one["poll"]
        lines += [
            f"{one['rounds']} rounds, {one['addresses']} addresses in each of {one['processes']} web processes",
            f"requests meanwhile: {one['asked']:,}",
            f"published → visible everywhere: median {visible['median']:.2f} s, worst {visible['worst']:.2f} s",
            f"withdrawn → gone everywhere:    median {gone['median']:.2f} s, worst {gone['worst']:.2f} s",
            f"pages on which nobody saw it before it was withdrawn: {one['unseen']}",
            f"a look without news: {poll['cpu_us']:.0f} µs of the processor, {poll['wall_us']:.0f} µs by the clock",
        ]
    return "\n".join(
        [*lines, "", *(f"{'met   ' if it['met'] else 'NOT MET'} {it['goal']}" for it in report["goals"])]
    )
