"""Tables and verdicts that a human reads at a glance."""

from collections.abc import Sequence


def table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Columns wide enough for their longest entry; the first to the left, numbers to the right."""
    lines = [[str(cell) for cell in row] for row in (header, *rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    lines.insert(1, ["-" * width for width in widths])
    return "\n".join(
        "  ".join(
            cell.rjust(width) if place else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def goal(what: str, measured: float, limit: float, unit: str, *, at_least: bool = False) -> dict:
    """Whether a goal is met, as data."""
    is_met = measured >= limit if at_least else measured <= limit
    return {
        "goal": what, "measured": measured, "limit": limit, "unit": unit, "at_least": at_least, "met": is_met,
    }  # fmt: skip


def verdict(found: dict) -> str:
    """The same in words."""
    sign = "≥" if found["at_least"] else "≤"
    unit = f" {found['unit']}" if found["unit"] else ""
    said = "met    " if found["met"] else "NOT MET"
    return (
        f"  {said}  {found['goal']}: {number(found['measured'])}{unit} (goal {sign} {number(found['limit'])})"
    )


def number(value: float) -> str:
    """Three figures are enough."""
    return f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.3g}"
