"""Where the bars of a chart stand: pure geometry. Templates draw it as SVG, without style and script.

All lengths are units of the picture's ``viewBox`` and stand here as text, because a number in a template is
written as the reader's language writes numbers (``12,5``), which no browser understands in SVG.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

WIDTH, HEIGHT = 640, 266
TOP, RIGHT, BOTTOM = 14, 4, 40
GRIDLINES = 4
FILLED = 0.72
"""The share of its slot that a bar takes."""
LETTER, NARROW_LETTER = 7.5, 13.5
"""How wide a letter is at most: in a wide picture, and in a narrow one, where charts.css doubles the letters."""


@dataclass(frozen=True, slots=True)
class Point:
    """One value: the short label below its bar, and its full name if that is longer."""

    label: str
    value: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar with what it stands for. ``before`` is the value that it is compared with."""

    name: str
    value: int
    before: int | None
    x: str
    y: str
    width: str
    height: str


@dataclass(frozen=True, slots=True)
class Gridline:
    """A horizontal line and the value it stands for."""

    y: str
    text_y: str
    value: int


@dataclass(frozen=True, slots=True)
class Label:
    """A text below the axis; ``is_minor`` is left out where the picture is narrow."""

    x: str
    text: str
    is_minor: bool


@dataclass(frozen=True, slots=True)
class BarChart:
    """Upright bars from left to right, and the values they are compared with as one stepped outline."""

    width: str
    height: str
    left: str
    right: str
    base: str
    text_base: str
    bars: list[Bar]
    gridlines: list[Gridline]
    labels: list[Label]
    outline: str
    """The ``d`` of an SVG path; empty if there is nothing to compare with."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to see: no bar and nothing to compare with."""
        return not any(bar.value or bar.before for bar in self.bars)


@dataclass(frozen=True, slots=True)
class Share:
    """A lying bar in the row of a table, 100 units long at most; ``mark`` is the value it is compared with, if any."""

    length: str
    mark: str


def bars(points: Sequence[Point], compare: Sequence[int | None] | None = None) -> BarChart:
    """Lay out bars for the points; ``compare`` gives for each the value that it is compared with, if any."""
    before = [value for _point, value in zip_longest(points, compare or ())][: len(points)]
    top, step = scale(max([*(point.value for point in points), *filter(None, before), 0]))
    left = NARROW_LETTER * len(f"{top:,}") + 8
    slot = (WIDTH - RIGHT - left) / max(len(points), 1)
    return BarChart(
        width=_text(WIDTH), height=_text(HEIGHT), left=_text(left), right=_text(WIDTH - RIGHT),
        base=_text(HEIGHT - BOTTOM), text_base=_text(HEIGHT - 8),
        bars=[
            _bar(left + slot * number, slot, top, point, before[number]) for number, point in enumerate(points)
        ],
        gridlines=[_gridline(value, top) for value in range(0, top + 1, step)],
        labels=_labels(points, left, slot),
        outline=_outline(before, left, slot, top),
    )  # fmt: skip


def shares(values: Sequence[int], compare: Sequence[int | None] | None = None) -> list[Share]:
    """Lay out one lying bar for each value, the longest value over the whole length."""
    before = [value for _value, value in zip_longest(values, compare or ())][: len(values)]
    most = max([*values, *filter(None, before), 1])
    return [
        Share(_text(100 * value / most), _text(100 * other / most) if other else "")
        for value, other in zip(values, before, strict=True)
    ]


def scale(most: int) -> tuple[int, int]:
    """The end of the axis and the distance of its gridlines, both round: 0, 200, 400 … for a most of 730."""
    wanted = max(1, -(-most // GRIDLINES))
    size = 10 ** (len(str(wanted)) - 1)
    step = next(size * factor for factor in (1, 2, 5, 10) if size * factor >= wanted)
    return max(step, step * -(-most // step)), step


def _height(value: int, top: int) -> float:
    return (HEIGHT - BOTTOM - TOP) * value / top


def _bar(start: float, slot: float, top: int, point: Point, before: int | None) -> Bar:
    height = _height(point.value, top)
    place = [start + slot * (1 - FILLED) / 2, HEIGHT - BOTTOM - height, slot * FILLED, height]
    return Bar(point.name or point.label, point.value, before, *map(_text, place))


def _gridline(value: int, top: int) -> Gridline:
    y = HEIGHT - BOTTOM - _height(value, top)
    return Gridline(_text(y), _text(y + 5), value)


def _labels(points: Sequence[Point], left: float, slot: float) -> list[Label]:
    """As many as fit without touching each other or the right edge; the others are left out."""
    longest = max((len(point.label) for point in points), default=1)
    wide = int(-(-(longest * LETTER + 8) // slot))
    narrow = int(wide * -(-(longest * NARROW_LETTER + 14) // (slot * wide)))
    places = [(number, left + slot * (number + 0.5)) for number in range(0, len(points), wide)]
    return [
        Label(
            _text(place), points[number].label,
            is_minor=number % narrow > 0 or not _fits(place, points[number].label, NARROW_LETTER),
        )
        for number, place in places if _fits(place, points[number].label, LETTER)
    ]  # fmt: skip


def _fits(place: float, label: str, letter: float) -> bool:
    return place + len(label) * letter / 2 <= WIDTH


def _outline(before: Sequence[int | None], left: float, slot: float, top: int) -> str:
    """One step for each value; where a value is missing the line is interrupted."""
    steps = []
    for number, (last, value) in enumerate(pairwise([None, *before])):
        if value is not None:
            x, y = left + slot * number, HEIGHT - BOTTOM - _height(value, top)
            start = f"M{_text(x)} {_text(y)}" if last is None else f"V{_text(y)}"
            steps.append(f"{start}H{_text(x + slot)}")
    return "".join(steps)


def _text(length: float) -> str:
    return f"{length:.1f}".removesuffix(".0")
