"""What the cluster bench has found, in words."""

from measuring.tables import goal, table, verdict

HEADER = (
    "what happened", "pages", "hot %", "others %", "unread %", "p50 ms", "p99 ms",
    "last failure s", "ready s", "seen s", "then s",
)  # fmt: skip


def goals(report: dict) -> list[dict]:
    """What must hold."""
    if "missing" in report:
        return []
    found = []
    for name, phase in report["phases"].items():
        if name != "proxy killed":
            found.append(
                goal(f"{name}: hot pages answered", phase["hot pages answered"], 99.9, "%", at_least=True)
            )
        unread = phase["unread pages answered"]
        found.append(goal(f"{name}: pages nobody had read", unread, 100, "%", at_least=True))
        seen = phase["change seen everywhere, afterwards"]
        found.append(goal(f"{name}: a change is seen on every host", 99 if seen is None else seen, 1, "s"))
    visits = report["visits"]
    found.append(goal("pages read and not counted", max(visits["read"] - visits["counted"], 0), 0, ""))
    return found


def text(report: dict) -> str:
    """For a human."""
    if "missing" in report:
        return f"Not measured: {report['missing']}."
    rows = [
        [
            name, phase["pages"], f"{phase['hot pages answered']:.2f}", f"{phase['other pages answered']:.1f}",
            f"{phase['unread pages answered']:.0f}", f"{phase['p50 ms']:.1f}", f"{phase['p99 ms']:.0f}",
            _seconds(phase["last failure after"]), _seconds(phase["all ready again after"]),
            _seconds(phase["change seen everywhere, meanwhile"]),
            _seconds(phase["change seen everywhere, afterwards"]),
        ]
        for name, phase in report["phases"].items()
    ]  # fmt: skip
    lines = [
        f"{report['rate']:.0f} pages a second through nginx; a tenth of them seldom read",
        "",
        table(HEADER, rows),
        "",
    ]
    lines += [
        f"  {name}: {phase['failures']}" for name, phase in report["phases"].items() if phase["failures"]
    ]
    visits = report["visits"]
    lines += [f"  Pages read {visits['read']:,}, counted {visits['counted']:,}."]
    if took := report["took over"]:
        lines += [
            "",
            "  A replica takes over: " + ", ".join(f"{name} {_value(each)}" for name, each in took.items()),
        ]
    return "\n".join([*lines, "", *map(verdict, report["goals"])])


def _seconds(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"


def _value(value: object) -> str:
    return f"{value:.1f}" if isinstance(value, float) else str(value)
