"""A table of the statistics: what is shown, drawn and exported."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from visitors import charts
from visitors.charts import BarChart, Point, Share


@dataclass(frozen=True)
class Line:
    """One line: who or what, its numbers, and the first of them in the days before."""

    name: str
    values: tuple[int, ...]
    before: int | None = None
    code: str = ""
    """The same for programs: MK, 2026-11-22, articles.article:42."""
    label: str = ""
    """The name where there is little room, as below a bar."""
    tag: str = ""
    """The language of the name, where it is not that of the page."""
    url: str = ""
    edit_url: str = ""
    picture: str = ""
    note: str = ""

    @property
    def change(self) -> int | None:
        """The change in percent; None without a number to compare with."""
        if not self.before:
            return None
        return round(100 * (self.values[0] - self.before) / self.before)

    @property
    def change_text(self) -> str:
        """The change as people write it: +12 %, −7 %, new; empty without anything to compare with."""
        if self.before is None:
            return ""
        if self.change is None:
            return _("new") if self.values[0] else "0 %"
        sign = "+" if self.change > 0 else "−" if self.change < 0 else ""
        return f"{sign}{abs(self.change)} %"


@dataclass(frozen=True)
class Table:
    """Lines below a heading. The first of the measures is the one that is drawn and compared."""

    key: str
    title: str
    about: str
    head: str
    measures: tuple[tuple[str, str], ...]
    """Name for programs and heading for people of each number."""
    lines: Sequence[Line]
    is_series: bool = False
    """Lines follow each other in time: they are drawn as upright bars, else as lying bars within the table."""
    before_label: str = ""
    """What the days before are called in the key of the chart."""
    notes: tuple[str, ...] = field(default=())
    hidden: int = 0
    """How many lines are left out here and stand in the exported file."""

    @property
    def compares(self) -> bool:
        """Whether any line has a number to compare with."""
        return any(line.before is not None for line in self.lines)

    @property
    def is_empty(self) -> bool:
        """Nothing was counted."""
        return not any(any(line.values) for line in self.lines)

    @property
    def chart_id(self) -> str:
        """The name of the chart within the page."""
        return f"chart-{self.key}"

    @property
    def chart_text(self) -> str:
        """The chart in a sentence, for whoever does not see it."""
        top = max(self.lines, key=lambda line: line.values[0])
        highest = {"name": top.name, "value": number_format(top.values[0])}
        return _("Most: %(value)s, %(name)s. The table has every number.") % highest

    @cached_property
    def chart(self) -> BarChart:
        """The upright bars."""
        points = [Point(line.label or line.name, line.values[0], line.name) for line in self.lines]
        return charts.bars(points, [line.before for line in self.lines] if self.compares else None)

    @cached_property
    def rows(self) -> list[tuple[Line, Share]]:
        """The lines, each with its lying bar."""
        shares = charts.shares(
            [line.values[0] for line in self.lines],
            [line.before for line in self.lines] if self.compares else None,
        )
        return list(zip(self.lines, shares, strict=True))

    def shortened(self, most: int) -> "Table":
        """The first lines, saying how many are left out."""
        return replace(self, lines=self.lines[:most], hidden=max(0, len(self.lines) - most))


def compared(now: dict[str, int], before: dict[str, int] | None) -> dict[str, int | None]:
    """For each key of ``now`` the number before: 0 where it was not there, None where nothing is compared."""
    return {key: None if before is None else before.get(key, 0) for key in now}
