"""What bench/names.py found, in words."""

from measuring.names import GOAL
from measuring.tables import goal, table, verdict

SECONDS = 1.0


def goals(report: dict) -> list[dict]:
    """Which goals are met."""
    found = [
        goal(f"{what}, {which}", report["found"]["all"][what][which], GOAL, "", at_least=True)
        for what in ("names", "suggestions") for which in ("recall", "precision") if report["found"]
    ]  # fmt: skip
    return [*found, goal("100 kB read, processor", max(report["times"]["texts"].values()), SECONDS, "s")]


def text(report: dict) -> str:
    """Everything for a human."""
    lines = []
    if report["missing"]:
        lines.append(f"Recall and precision: not measured, {report['missing']}.")
    for what, title in (
        ("found", "Names in the five texts"),
        ("unwarned", "The same without the misspellings that are written down"),
    ):
        if report[what]:
            lines += ["", title, _scores(report[what])]
    times = report["times"]
    lines += [
        "", f"Time for 100 kB of text against {times['records']:,} records ({times['forms']:,} forms)",
        table(("text", "seconds"), [[name, f"{took:.2f}"] for name, took in times["texts"].items()]),
        f"The book itself: {times['book']:.2f} s to make from forms.", "", *map(verdict, report["goals"]),
    ]  # fmt: skip
    return "\n".join(lines)


def _scores(found: dict) -> str:
    header = ("text", "names", "found", "recall", "precision", "suggestions: recall", "precision")
    rows = [
        [number, each["names"]["expected"], each["names"]["found"],
         *(f"{each[what][which]:.3f}" for what in ("names", "suggestions") for which in ("recall", "precision"))]
        for number, each in found.items()
    ]  # fmt: skip
    notes = [
        f"  {number} {what}: {', '.join(each['names'][what])}"
        for number, each in found.items() if number != "all"
        for what in ("missed", "wrong") if each["names"][what]
    ]  # fmt: skip
    return "\n".join([table(header, rows), *notes])
